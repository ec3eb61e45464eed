"""Hand-ins whose file itself is the point: each is a function that writes into a learner's folder.

The docstring is the statement. A function that returns nothing has written what it needs.
"""

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

Maker = Callable[[Path], None]
MODULES = ("kinds", "formats", "structure", "broken", "places")


def makers() -> Iterator[tuple[str, Maker]]:
    """Give each maker by the name of its hand-in."""
    for module in MODULES:
        for name, value in vars(import_module(f"{__name__}.{module}")).items():
            if callable(value) and "points: " in (value.__doc__ or ""):
                yield name, value
