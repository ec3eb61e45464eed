"""What enters the sandbox: the interpreter, its library, the packages named, and no answer."""

import ast
from pathlib import Path

import pytest

from nnlib.grading import exercises
from nnlib.grading.judge.refusing import CannotJudgeError
from nnlib.grading.judge.sandbox.room import INSIDE, room
from nnlib.grading.judge.sources import given_sources

FILES = sorted(INSIDE.glob("*.py"))


def packages(names: tuple[str, ...]) -> set[str]:
    return {Path(to).name for _, to in room(names).shown if to.startswith("/packages/")}


def test_numpy_comes_alone() -> None:
    assert packages(("numpy",)) <= {"numpy", "numpy.libs"}


def test_a_package_comes_with_what_it_requires() -> None:
    assert {"sklearn", "scipy", "joblib", "numpy"} <= packages(("numpy", "sklearn"))


def test_a_package_that_is_not_installed_is_named() -> None:
    with pytest.raises(
        CannotJudgeError, match="may import no_such_package, which is not installed"
    ):
        room(("no_such_package",))


def test_every_library_of_the_machine_that_is_shown_is_a_single_file() -> None:
    shown = [to for _, to in room(("numpy",)).shown]

    folders = [to for to in shown if not to.startswith(("/python", "/packages/", "/judge/"))]
    assert folders
    assert all(".so" in Path(to).name for to in folders)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_what_enters_imports_only_numpy_the_standard_library_and_itself(path: Path) -> None:
    import sys

    known = sys.stdlib_module_names | {"numpy"}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            assert {alias.name.split(".")[0] for alias in node.names} <= known
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 1 or (node.module or "").split(".")[0] in known


@pytest.mark.parametrize("exercise", exercises().values(), ids=lambda e: e.id)
def test_functions_that_are_inputs_stand_apart_from_answers(exercise) -> None:
    for source in given_sources(exercise).values():
        assert f"def {exercise.name}(" not in source
        assert "Mistake" not in source
        assert "Exercise" not in source


def test_an_input_that_stands_beside_answers_is_refused() -> None:
    from dataclasses import replace

    exercise = replace(exercises()["1a"], given={"neuron": exercises()["1a"].reference})

    with pytest.raises(ValueError, match=r"must stand in a module `given\.py`"):
        given_sources(exercise)
