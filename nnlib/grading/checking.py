"""`check`: the learner's own command.

It runs the answer in this very process, so it trusts it, and it waits for an
endless loop until you interrupt the kernel.
"""

from collections.abc import Mapping
from typing import Any

from nnlib.grading.catalogue import draw, find
from nnlib.grading.exercise import Exercise
from nnlib.grading.inside.running import run
from nnlib.grading.marking import mark, starter_verdict
from nnlib.grading.verdict import Verdict

PRACTICE_KEY = "practice"


def check(exercise: str, answer: Any) -> Verdict:
    """Check your answer to an exercise.

    Parameters
    ----------
    exercise : str
        The name of the exercise, for example "1a".
    answer : callable or dict
        What the exercise asks you to define: the function itself, without
        brackets, or the table.

    Returns
    -------
    verdict : Verdict
        In a notebook the last line of a cell shows it; in a script print it.

    Raises
    ------
    ValueError
        If there is no exercise of this name.
    TypeError
        If the name is not text.

    Examples
    --------
    >>> check("1a", lambda x, w, b, f: x @ w + b).mistake
    'forgets-f'
    """
    found = find(exercise)
    if answer is ...:
        return starter_verdict(found)
    if refusal := _refuse(found, answer):
        return refusal
    cases = (*found.public, *draw(found, key=PRACTICE_KEY))
    outcomes = [run(answer, case, given=found.given) for case in cases]
    return mark(found, cases, outcomes)


def _refuse(exercise: Exercise, answer: Any) -> Verdict | None:
    """Answer those who hand over something that cannot be asked at all."""
    came = f"Came a {type(answer).__name__}."
    call = f'check("{exercise.id}", {exercise.name})'
    if exercise.is_table:
        if isinstance(answer, Mapping):
            return None
        said = f"{exercise.name} must be a dict, {exercise.form}. {came}"
    else:
        if callable(answer) and not isinstance(answer, type):
            return None
        said = (
            f"The check needs the function {exercise.name} itself, so that it can call it: "
            f"write {call}, without brackets after {exercise.name}. {came}"
        )
    return Verdict(exercise.id, False, f"{exercise.id} {exercise.title}: {said}", mistake="type")
