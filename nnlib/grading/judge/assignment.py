"""An assignment: a folder of exercises with the points that its notebook gives."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from nnlib.grading.catalogue import exercise_folder, exercises
from nnlib.grading.exercise import Exercise
from nnlib.grading.judge.refusing import CannotJudgeError


@dataclass(frozen=True)
class Task:
    """One exercise and what it is worth.

    Parameters
    ----------
    exercise : Exercise
    grade_id : str
        The name of the check's cell in the exercise notebook.
    points : float
    """

    exercise: Exercise
    grade_id: str
    points: float


def tasks(assignment: str) -> tuple[Task, ...]:
    """Give the exercises of an assignment in the notebook's order.

    Raises
    ------
    CannotJudgeError
        If there is no such assignment; the message names those there are.

    Examples
    --------
    >>> [task.exercise.id for task in tasks("01_neuron")]
    ['1a', '1b', '1c', '1d']
    """
    folder = _folder(assignment)
    notebook = json.loads((folder / "exercise.ipynb").read_text(encoding="utf-8"))
    found = []
    for cell in notebook["cells"]:
        marks = cell["metadata"].get("nbgrader", {})
        if marks.get("grade"):
            exercise = exercises()[marks["grade_id"].removeprefix("check-")]
            found.append(Task(exercise, marks["grade_id"], float(marks["points"])))
    return tuple(found)


def edition(assignment: str) -> str:
    """Give a fingerprint of everything that decides about marks: texts, cases, mistakes."""
    seen = hashlib.sha256()
    library = Path(__file__).parents[1]
    places = (*_folder(assignment).glob("*"), *library.rglob("*.py"))
    for path in sorted(places):
        if path.is_file():
            seen.update(path.name.encode() + path.read_bytes())
    return seen.hexdigest()[:12]


def _folder(assignment: str) -> Path:
    known = sorted(path.parent.name for path in exercise_folder().glob("*/checks.py"))
    if assignment not in known:
        raise CannotJudgeError(
            f'There are no exercises "{assignment}". There are: {", ".join(known)}. '
            f"Type: --exercise {known[0]}"
        )
    return exercise_folder() / assignment
