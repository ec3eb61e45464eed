"""Signatures: what a reader sees of a function before its docstring, in `help` and in a tooltip."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator

import pytest

import nnlib


def of_the_library(thing: object) -> bool:
    return str(getattr(thing, "__module__", "")).startswith("nnlib.")


def callables_of(thing: object) -> Iterator[Callable]:
    """A function, or a class with the methods that it and its bases define."""
    if inspect.isclass(thing):
        yield thing
        members = [member for kind in thing.__mro__ for member in vars(kind).items()]
        found = [getattr(member, "__func__", member) for name, member in members if name[0] != "_"]
        yield from filter(inspect.isfunction, found)
    elif inspect.isfunction(thing):
        yield thing


def public_callables() -> list[Callable]:
    modules = [
        importlib.import_module(f"nnlib.{m.name}") for m in pkgutil.iter_modules(nnlib.__path__)
    ]
    things = [
        getattr(module, name)
        for module in modules
        for name in getattr(module, "__all__", vars(module))
        if not name.startswith("_")
    ]
    found = {f for thing in things if of_the_library(thing) for f in callables_of(thing)}
    return sorted(filter(of_the_library, found), key=lambda f: (f.__module__, f.__qualname__))


@pytest.mark.parametrize(
    "function", public_callables(), ids=lambda f: f"{f.__module__}.{f.__qualname__}"
)
def test_a_signature_says_array_like_and_not_what_that_stands_for(function: Callable) -> None:
    """Where this fails, write `from __future__ import annotations` below the module's docstring."""
    try:
        shown = str(inspect.signature(function))
    except ValueError:  # a class built without Python, such as an error, has none
        return

    assert "numpy._typing" not in shown
    assert "numpy.dtype[" not in shown
