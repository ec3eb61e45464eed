"""Run something in a process of its own: what builds a sandbox mounts and changes its user."""

import multiprocessing
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import Any


def apart(work: Callable[..., Any], *arguments: Any) -> Any:
    """Give what a function of a module returns when a new interpreter calls it."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(work, *arguments).result()
