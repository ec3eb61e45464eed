"""Find the exercises, in a clone of the book or inside the installed library."""

import hashlib
import importlib
import sys
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from types import ModuleType

import numpy as np

from nnlib.grading.exercise import Case, Exercise


def exercise_folder() -> Path:
    """Give the folder that holds one folder of exercises for each chapter.

    Raises
    ------
    FileNotFoundError
        If the exercises are neither beside the library nor inside it.
    """
    library = Path(__file__).resolve().parents[1]
    places = (library / "_exercises", library.parent / "exercises")
    for place in places:
        if place.is_dir():
            return place
    raise FileNotFoundError(
        f"The exercises are in none of {places[0]} and {places[1]}. Install the library anew."
    )


@cache
def exercises() -> dict[str, Exercise]:
    """Give all exercises by name.

    Raises
    ------
    ValueError
        If two exercises have the same name.

    Examples
    --------
    >>> "1a" in exercises()
    True
    """
    found: dict[str, Exercise] = {}
    for checks in sorted(exercise_folder().glob("*/checks.py")):
        for exercise in _load(checks.parent).EXERCISES:
            if exercise.id in found:
                raise ValueError(f"{checks} declares exercise {exercise.id} a second time.")
            found[exercise.id] = exercise
    return found


def _load(folder: Path) -> ModuleType:
    """Import a folder's checks as a package, though its name starts with a digit."""
    name = f"nnlib_exercises_{folder.name}"
    package = ModuleType(name)
    package.__path__ = [str(folder)]
    sys.modules.setdefault(name, package)
    return importlib.import_module(f"{name}.checks")


def find(name: str) -> Exercise:
    """Give the exercise of this name.

    Parameters
    ----------
    name : str
        For example "1a"; capital letters and spaces around it do not matter.

    Raises
    ------
    TypeError
        If the name is not text.
    ValueError
        If there is no such exercise; the message names those there are.
    """
    if not isinstance(name, str):
        raise TypeError(
            "The exercise's name comes first, as text, and your answer second, "
            f'but what came first is a {type(name).__name__}. Write check("1a", neuron).'
        )
    known = exercises()
    wanted = name.strip().lower()
    if wanted in known:
        return known[wanted]
    by_answer = {exercise.name: exercise.id for exercise in known.values()}
    near = get_close_matches(wanted, [*known, *by_answer], n=1, cutoff=0.3)
    hint = f' Did you mean "{by_answer.get(near[0], near[0])}"?' if near else ""
    raise ValueError(f'There is no exercise "{name}". There are: {", ".join(known)}.{hint}')


def draw(exercise: Exercise, *, key: str) -> tuple[Case, ...]:
    """Draw an exercise's hidden cases.

    Parameters
    ----------
    exercise : Exercise
    key : str
        The same key draws the same cases; a course keeps its key to itself.

    Returns
    -------
    cases : tuple of Case
    """
    digest = hashlib.sha256(f"{key}/{exercise.id}".encode()).digest()
    return exercise.hidden(np.random.default_rng(list(digest)))
