"""What a class did, counted: how the marks are spread, what was solved, what went wrong."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nnlib.grading.judge.pages.wording import sentence
from nnlib.grading.judge.report import Mark, Report

_MOST_BARS = 12
_DIGITS = 6  # Thirds of a point add up to a whole one only after rounding.


@dataclass(frozen=True)
class Bar:
    """One bar of a distribution: the marks in words, and how many hand-ins have them."""

    label: str
    count: int


def spread(points: Sequence[float], out_of: float) -> list[Bar]:
    """Count marks in at most 12 steps; all the marks there are have a bar of their own.

    Parameters
    ----------
    points : sequence of float
    out_of : float
        The most that there are.

    Examples
    --------
    >>> [(bar.label, bar.count) for bar in spread([0, 2, 2], 2)]
    [('0', 1), ('1', 0), ('2', 2)]
    """
    step = _step(out_of)
    # The last of them may be narrower, below a most that is no multiple of the step.
    n_steps = max(1, math.ceil(round(out_of / step, _DIGITS)))
    rounded = [round(p, _DIGITS) for p in points]
    counts = Counter(_bar(p, step, n_steps, out_of) for p in rounded)
    whole = step == 1 and all(p == int(p) for p in (*rounded, out_of))
    labels = [
        f"{k * step:g}" if whole else f"{k * step:g} to under {min((k + 1) * step, out_of):g}"
        for k in range(n_steps)
    ]
    return [Bar(label, counts[k]) for k, label in enumerate((*labels, f"{out_of:g}"))]


def _step(out_of: float) -> int:
    """Choose the width of a bar: 1, 2, 5, 10, 20, 50 and so on."""
    power = 1
    while True:
        for digit in (1, 2, 5):
            if out_of <= digit * power * (_MOST_BARS - 1):
                return digit * power
        power *= 10


def _bar(points: float, step: int, n_steps: int, out_of: float) -> int:
    if points >= round(out_of, _DIGITS):
        return n_steps
    return max(0, math.floor(points / step))


@dataclass(frozen=True)
class Habit:
    """A mistake that several hand-ins share.

    Parameters
    ----------
    name : str
        Its name in mistakes.py, the kind of fault, or the judge's own word.
    count : int
    message : str
        What those learners were told.
    examples : tuple of str
        Whose hand-ins show it, a few of them.
    """

    name: str
    count: int
    message: str
    examples: tuple[str, ...]


def habits(answers: Iterable[tuple[str, Mark]], *, shown: int = 3) -> list[Habit]:
    """Count the mistakes in one exercise, the most common first.

    Parameters
    ----------
    answers : iterable of (str, Mark)
        Whose answer, and its mark. What is right or not begun is no mistake.
    shown : int
        At most so many examples of each.
    """
    found: dict[str, list[tuple[str, Mark]]] = defaultdict(list)
    for name, mark in answers:
        if not mark.verdict.passed and not is_not_begun(mark):
            found[mark.verdict.mistake or "other"].append((name, mark))
    ranked = sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return [
        Habit(
            mistake, len(those), _message(m for _, m in those), tuple(n for n, _ in those[:shown])
        )
        for mistake, those in ranked
    ]


def is_not_begun(mark: Mark) -> bool:
    """Whether the starter is still there."""
    return mark.verdict.mistake == "starter"


def _message(marks: Iterable[Mark]) -> str:
    """Choose what most were told; among equals the first by the alphabet."""
    told = Counter(dict(m.verdict.details).get("Why") or sentence(m) for m in marks)
    return min(told, key=lambda text: (-told[text], text))


def columns(reports: Iterable[Report]) -> list[Mark]:
    """Give one mark of each exercise, in the order of the exercises, for its name and title."""
    first: dict[str, Mark] = {}
    for report in reports:
        for mark in report.marks:
            first.setdefault(mark.grade_id, mark)
    return list(first.values())


def in_order(reports: Iterable[Report]) -> list[Report]:
    """Sort by name as people do: capital and small letters side by side, 2 before 10."""
    return sorted(reports, key=lambda report: (_as_people_sort(report.handin), report.handin))


def _as_people_sort(name: str) -> list[str | int]:
    # Texts and numbers take turns, so no text is ever compared with a number.
    return [
        int(part) if place % 2 else part.casefold()
        for place, part in enumerate(re.split("([0-9]+)", name))
    ]
