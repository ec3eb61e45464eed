"""`check`: the learner's own command.

It runs the answer in this very process, so it trusts it, and it waits for an
endless loop until you interrupt the kernel.
"""

from collections.abc import Mapping
from typing import Any

from nnlib.grading.catalogue import draw, find
from nnlib.grading.exercise import Exercise
from nnlib.grading.inside.running import run
from nnlib.grading.marking import mark, starter_verdict, wrong_kind_verdict
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
    is_function = callable(answer) and not isinstance(answer, type)
    if isinstance(answer, Mapping) if exercise.is_table else is_function:
        return None
    return wrong_kind_verdict(exercise, f"a {type(answer).__name__}")
