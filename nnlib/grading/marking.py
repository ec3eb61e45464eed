"""Turn outcomes into a verdict: find the first fault and recognise the mistake behind it.

A mistake is recognised by what it does: where the learner's answer is wrong, it
gives what the mistake gives. How the code is written plays no part.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nnlib.grading.comparing import ATOL, RTOL, find_fault
from nnlib.grading.exercise import Case, Exercise, Fault, Mistake, Outcome
from nnlib.grading.inside.running import run
from nnlib.grading.verdict import Verdict
from nnlib.grading.words import show_case

# Faults that say enough by themselves: there are no values to recognise anything by.
_PLAIN = ("starter", "none", "type", "count", "signature", "missing", "changes-inputs")

Failure = tuple[Case, Outcome, Fault]


def mark(exercise: Exercise, cases: Sequence[Case], outcomes: Sequence[Outcome]) -> Verdict:
    """Judge the outcomes of an answer.

    Parameters
    ----------
    exercise : Exercise
    cases : sequence of Case
    outcomes : sequence of Outcome
        One for each case, in the same order.

    Returns
    -------
    verdict : Verdict
        About the first case that failed, if one did.
    """
    failures = [
        (case, outcome, fault)
        for case, outcome in zip(cases, outcomes, strict=True)
        if (fault := find_fault(exercise, case, outcome))
    ]
    title = f"{exercise.id} {exercise.title}"
    if not failures:
        said = f"{title}: right, in all {len(cases)} cases. {exercise.then}"
        return Verdict(exercise.id, True, said)
    if all(outcome.problem == "starter" for outcome in outcomes):
        return starter_verdict(exercise)
    right = _right_entries(cases, failures) if exercise.is_table else ""
    return _explain(exercise, failures, f"{title}: not yet.{right}")


def _right_entries(cases: Sequence[Case], failures: Sequence[Failure]) -> str:
    """Say which entries of a table are right, as a sentence or not at all."""
    wrong = {str(case.inputs["entry"]) for case, _, _ in failures}
    entries = dict.fromkeys(str(case.inputs["entry"]) for case in cases)
    right = [entry for entry in entries if entry not in wrong]
    return f" {' and '.join(right)} {'is' if len(right) == 1 else 'are'} right." if right else ""


def starter_verdict(exercise: Exercise) -> Verdict:
    """Say that nothing has been written yet."""
    still = (
        f"Exercise {exercise.id} is still the starter: replace the three dots in the cell that "
        f"defines {exercise.name}, run that cell, then run this one again."
    )
    return Verdict(exercise.id, False, still, mistake="starter")


def wrong_kind_verdict(exercise: Exercise, came: str) -> Verdict:
    """Say that what came is neither the function nor the table that was asked for."""
    if exercise.is_table:
        said = f"{exercise.name} must be a dict, {exercise.form}."
    else:
        call = f'check("{exercise.id}", {exercise.name})'
        said = (
            f"The check needs the function {exercise.name} itself, so that it can call it: "
            f"write {call}, without brackets after {exercise.name}."
        )
    headline = f"{exercise.id} {exercise.title}: {said} Came {came}."
    return Verdict(exercise.id, False, headline, mistake="type")


def _explain(exercise: Exercise, failures: Sequence[Failure], headline: str) -> Verdict:
    case, _, fault = failures[0]
    mistake = recognise(exercise, failures)
    details = (
        ("Case", show_case(case)),
        ("Came", fault.came),
        ("Expected", fault.expected),
        ("Why", mistake.why if mistake else fault.why),
        ("Read", mistake.read if mistake else exercise.read),
    )
    name = mistake.name if mistake else fault.kind
    return Verdict(exercise.id, False, headline, details, case.name, name)


def recognise(exercise: Exercise, failures: Sequence[Failure]) -> Mistake | None:
    """Find the classic mistake that explains the failures.

    The failures of a function should all have the same explanation; cases in
    which the learner's code raised say nothing against a mistake. The entries
    of a table are answers of their own, so there the first failure decides.

    Parameters
    ----------
    exercise : Exercise
    failures : sequence of (Case, Outcome, Fault)

    Returns
    -------
    mistake : Mistake or None
    """
    if failures[0][2].kind in _PLAIN:
        return None
    # Two mistakes at once have no common explanation: then the first failure decides too.
    pools = (failures[:1],) if exercise.is_table else (failures, failures[:1])
    for evidence in pools:
        for mistake in exercise.mistakes:
            if _explains(exercise, mistake, evidence):
                return mistake
    return None


def _explains(exercise: Exercise, mistake: Mistake, evidence: Sequence[Failure]) -> bool:
    if mistake.when is not None:
        return all(mistake.when(case, outcome) for case, outcome, _ in evidence)
    spoken = [failure for failure in evidence if failure[1].values is not None]
    return bool(spoken) and all(_does_the_same(exercise, mistake, f) for f in spoken)


def _does_the_same(exercise: Exercise, mistake: Mistake, failure: Failure) -> bool:
    case, outcome, fault = failure
    theirs = run(mistake.answer, case, given=exercise.given)
    if outcome.values is None or theirs.values is None:
        return False
    their_fault = find_fault(exercise, case, theirs)
    return (
        their_fault is not None
        and their_fault.kind == fault.kind
        and len(outcome.values) == len(theirs.values)
        and all(_close(a, b) for a, b in zip(outcome.values, theirs.values, strict=True))
    )


def _close(a: NDArray[Any], b: NDArray[Any]) -> bool:
    if a.shape != b.shape or (a.dtype.kind == "U") != (b.dtype.kind == "U"):
        return False
    if a.dtype.kind == "U":
        return bool(np.char.upper(a) == np.char.upper(b))
    return bool(np.allclose(a, b, rtol=RTOL, atol=ATOL, equal_nan=True))
