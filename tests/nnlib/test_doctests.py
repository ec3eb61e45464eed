"""The examples in the docstrings do what they show."""

import doctest
import importlib
import pkgutil

import pytest

import nnlib

MODULES = sorted(
    ["nnlib"]
    + [
        module.name
        for module in pkgutil.walk_packages(nnlib.__path__, "nnlib.")
        if not module.name.startswith("nnlib._")
    ]
)


@pytest.mark.parametrize("name", MODULES)
@pytest.mark.usefixtures("closed_figures")
def test_the_examples_are_true_in(name: str) -> None:
    module = importlib.import_module(name)

    result = doctest.testmod(module)

    assert result.failed == 0


def test_there_are_examples_to_run() -> None:
    modules = [importlib.import_module(name) for name in MODULES]

    found = [test for module in modules for test in doctest.DocTestFinder().find(module)]

    assert sum(len(test.examples) > 0 for test in found) > 30
