"""Hear a whole hand-in: where a process ends early, begin anew without what ended it.

So an endless loop in a scratch cell costs nothing, and one in an exercise costs
that exercise and no other.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
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
    orders = {exercise.id: rng.permutation(len(cases)).tolist() for exercise, cases in asked}
    deadline = time.monotonic() + limits.total
    for _ in range(_MOST_RESTARTS):
        left = [(e, c) for e, c in asked if e.id not in result.answers]
        job = _job(booth.is_alone, limits, cells, left, orders, allowed, sorted(result.ended))
        heard = result.last = booth.hear(job, limits, deadline)
        is_over = _take(result, heard, [e.id for e, _ in left])
        if is_over:
            break
    for exercise, _ in asked:
        unreached = Answer(end=result.last.end or "killed", is_reached=False)
        result.answers.setdefault(exercise.id, unreached)
        _in_order(result.answers[exercise.id], orders[exercise.id])
    return result


def _take(result: Interview, heard: Heard, wanted: Sequence[str]) -> bool:
    """Keep what one process told, and tell whether there is nothing more to ask."""
    told = {name: answer for name, answer in heard.answers.items() if name in wanted}
    if not heard.is_done:
        if heard.exercise in told:
            told[heard.exercise].end = heard.end
        elif heard.statement is None or heard.statement in result.ended:
            return True  # it ended before it began: a further attempt would do the same
        else:
            result.ended[heard.statement] = heard.end
    result.answers |= told
    return heard.is_done


def _in_order(answer: Answer, order: list[int]) -> None:
    """Give the outcomes the places that their cases had before they were shuffled."""
    answer.outcomes = {
        order[place]: outcome
        for place, outcome in answer.outcomes.items()
        if 0 <= place < len(order)
    }


def _job(
    is_alone: bool,
    limits: Limits,
    cells: Sequence[Cell],
    asked: Sequence[tuple[Exercise, Sequence[Case]]],
    orders: dict[str, list[int]],
    allowed: Sequence[str],
    skip: Sequence[tuple[int, int]],
) -> bytes:
    """Write a job: cells, and inputs without any expected value."""
    arrays: list[Any] = []
    exercises = [
        {
            "id": exercise.id,
            "name": exercise.name,
            "is_table": exercise.is_table,
            "given": given_sources(exercise),
            "cases": [_as_meta(cases[place], arrays) for place in orders[exercise.id]],
        }
        for exercise, cases in asked
    ]
    job = {
        "limits": limits.of_each_process(),
        "allowed": list(allowed),
        "cells": [[cell.number, cell.source] for cell in cells],
        "skip": [list(place) for place in skip],
        "exercises": exercises,
        "is_alone": is_alone,
    }
    return pack(job, arrays)


def _as_meta(case: Case, arrays: list[Any]) -> dict[str, Any]:
    inputs = {name: _input(value, arrays) for name, value in case.inputs.items()}
    return {"inputs": inputs, "returns": case.returns}


def _input(value: Input, arrays: list[Any]) -> tuple[str, Any]:
    if isinstance(value, np.ndarray):
        arrays.append(value)
        return "array", len(arrays) - 1
    if isinstance(value, Given):
        return "given", value.name
    return "plain", value
