"""Hear a whole hand-in: where a process ends early, begin anew without what ended it.

So an endless loop in a scratch cell costs nothing, and one in an exercise costs
that exercise and no other.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from nnlib.grading.exercise import Case, Exercise, Given, Input
from nnlib.grading.inside.wire import pack
from nnlib.grading.judge.reading import Cell
from nnlib.grading.judge.sandbox.booth import Booth
from nnlib.grading.judge.sandbox.hearing import Answer, Heard
from nnlib.grading.judge.sandbox.limits import Limits
from nnlib.grading.judge.sources import given_sources

_MOST_RESTARTS = 25


@dataclass
class Interview:
    """What came of all exercises of a hand-in.

    Parameters
    ----------
    answers : dict of str to Answer
        By the exercise's name; cases in the order in which they were given.
    ended : dict of (int, int) to str
        Statements that ended the process, by cell and place, and how.
    last : Heard
        The last process's words about cells.
    """

    answers: dict[str, Answer] = field(default_factory=dict)
    ended: dict[tuple[int, int], str] = field(default_factory=dict)
    last: Heard = field(default_factory=Heard)


def interview(
    booth: Booth,
    cells: Sequence[Cell],
    asked: Sequence[tuple[Exercise, Sequence[Case]]],
    allowed: Sequence[str],
    limits: Limits,
    rng: np.random.Generator,
) -> Interview:
    """Put exercises to a hand-in.

    Parameters
    ----------
    booth : Booth
    cells : sequence of Cell
    asked : sequence of (Exercise, sequence of Case)
    allowed : sequence of str
        The modules that may be imported.
    limits : Limits
    rng : numpy.random.Generator
        Shuffles the cases, so that an answer cannot tell them by their place.
    """
    result = Interview()
    rounds = [_Round(e, cases, rng) for e, cases in asked]
    deadline = time.monotonic() + limits.total
    common = {
        "limits": limits.of_each_process(),
        "allowed": list(allowed),
        "cells": [[cell.number, cell.source] for cell in cells],
        "is_alone": booth.is_alone,
    }
    for _ in range(_MOST_RESTARTS):
        left = [each for each in rounds if each.name not in result.answers]
        jobs = _jobs(common | {"skip": [list(place) for place in sorted(result.ended)]}, left)
        heard = result.last = booth.hear(jobs, limits, deadline)
        if _take(result, heard, left):
            break
    for each in rounds:
        unreached = Answer(end=result.last.end or "killed", is_reached=False)
        each.put_in_order(result.answers.setdefault(each.name, unreached))
    return result


class _Round:
    """The cases of one exercise in the order in which they are put."""

    def __init__(self, exercise: Exercise, cases: Sequence[Case], rng: np.random.Generator) -> None:
        self.name = exercise.id
        self._exercise = exercise
        self._cases = cases
        n_public = len(exercise.public)
        self._public = rng.permutation(n_public).tolist()
        self._hidden = (n_public + rng.permutation(len(cases) - n_public)).tolist()

    def public(self, arrays: list[Any]) -> dict[str, Any]:
        """Give the exercise with its public cases, as the driver reads it."""
        return {
            "id": self.name,
            "name": self._exercise.name,
            "is_table": self._exercise.is_table,
            "given": given_sources(self._exercise),
            "cases": [_as_meta(self._cases[place], arrays) for place in self._public],
        }

    def hidden(self, arrays: list[Any]) -> dict[str, Any]:
        """Give its hidden cases."""
        return {
            "id": self.name,
            "cases": [_as_meta(self._cases[place], arrays) for place in self._hidden],
        }

    def is_over(self, answer: Answer) -> bool:
        """Whether there is nothing left to ask."""
        sizes = len(answer.outcomes), len(answer.hidden)
        return bool(answer.unfit) or sizes == (len(self._public), len(self._hidden))

    def put_in_order(self, answer: Answer) -> None:
        """Give all outcomes the places that their cases had before they were shuffled."""
        for order, outcomes in ((self._public, answer.outcomes), (self._hidden, answer.hidden)):
            placed = {order[p]: o for p, o in outcomes.items() if 0 <= p < len(order)}
            outcomes.clear()
            outcomes.update(placed)
        answer.outcomes |= answer.hidden


def _take(result: Interview, heard: Heard, rounds: Sequence[_Round]) -> bool:
    """Keep what one process told, and tell whether there is nothing more to ask."""
    if not heard.is_done:
        if heard.exercise in heard.answers:
            heard.answers[heard.exercise].end = heard.end
        elif heard.statement is None or heard.statement in result.ended:
            return True  # it ended before it began: a further attempt would do the same
        else:
            result.ended[heard.statement] = heard.end
    for each in rounds:
        answer = heard.answers.get(each.name)
        if answer is not None and (heard.is_done or answer.end or each.is_over(answer)):
            result.answers[each.name] = answer
    return heard.is_done


def _jobs(common: Mapping[str, Any], rounds: Sequence[_Round]) -> tuple[bytes, bytes]:
    """Write the two jobs: cells and public cases, and hidden cases; no expected value in them."""
    arrays: list[Any] = []
    public = pack({**common, "exercises": [each.public(arrays) for each in rounds]}, arrays)
    arrays = []
    return public, pack({"exercises": [each.hidden(arrays) for each in rounds]}, arrays)


def _as_meta(case: Case, arrays: list[Any]) -> dict[str, Any]:
    inputs = {name: _input(value, arrays) for name, value in case.inputs.items()}
    return {"inputs": inputs, "returns": case.returns, "no_overflow": case.no_overflow}


def _input(value: Input, arrays: list[Any]) -> tuple[str, Any]:
    if isinstance(value, np.ndarray):
        arrays.append(value)
        return "array", len(arrays) - 1
    if isinstance(value, Given):
        return "given", value.name
    if isinstance(value, tuple):
        return "tuple", [_input(part, arrays) for part in value]
    return "plain", value
