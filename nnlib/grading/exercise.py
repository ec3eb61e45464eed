"""What an exercise is, as plain data.

A `Case` goes into the learner's code and an `Outcome` comes out of it. What is
right is known to the `Exercise` alone, which never has to meet the learner's code.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from nnlib.grading.inside.data import Case, Given, Input, Outcome, Trouble, Values

__all__ = [
    "Case",
    "Compare",
    "Exercise",
    "Fault",
    "Given",
    "Input",
    "Mistake",
    "Outcome",
    "Trouble",
    "Values",
]


@dataclass(frozen=True)
class Fault:
    """What is wrong with the outcome of one case.

    Parameters
    ----------
    kind : str
        The sort of fault, for comparing two faults.
    came, expected : str
        Both in words or numbers, short enough to read at a glance.
    why : str
        What people usually did when they see this; may be empty.
    """

    kind: str
    came: str
    expected: str
    why: str = ""


@dataclass(frozen=True)
class Mistake:
    """A classic wrong answer and the message that it alone should get.

    Parameters
    ----------
    name : str
        A few words with hyphens; it appears in verdicts and summaries.
    answer : callable or mapping
        The mistake itself, runnable.
    why : str
        How one comes to it, and the way on.
    read : str
        The section of the chapter that helps.
    when : callable or None
        ``when(case, outcome)`` recognises the mistake where right answers, and
        so wrong ones, may have many values. Without it the values must be equal
        to those of `answer`.
    """

    name: str
    answer: Any
    why: str
    read: str
    when: Callable[[Case, Outcome], bool] | None = None


Compare = Callable[[Case, Values], Fault | None]


@dataclass(frozen=True)
class Exercise:
    """One graded exercise.

    Parameters
    ----------
    id, title : str
        For example "1a" and "One neuron".
    name : str
        What the learner defines, a function or a table.
    form : str
        How it is called or written, for example "neuron(x, w, b, f)".
    public : tuple of Case
        The cases that the text shows.
    hidden : callable
        ``hidden(rng)`` draws further cases.
    compare : callable
        ``compare(case, values)`` gives the fault of what came, or None.
    reference : callable or mapping
        A right answer.
    mistakes : tuple of Mistake
        In the order in which they are looked for.
    read, then : str
        The section of the chapter; what to try after a right answer.
    is_table : bool
        Whether the answer is a dict and not a function.
    allows_loops : bool
        Whether a Python loop is a right answer.
    may_import : tuple of str
        Modules beyond the standard library that a hand-in may import.
    given : mapping of str to callable
        The functions that are inputs.
    """

    id: str
    title: str
    name: str
    form: str
    public: tuple[Case, ...]
    hidden: Callable[[np.random.Generator], tuple[Case, ...]]
    compare: Compare
    reference: Any
    mistakes: tuple[Mistake, ...]
    read: str
    then: str
    is_table: bool = False
    allows_loops: bool = True
    may_import: tuple[str, ...] = ("numpy",)
    given: Mapping[str, Callable[..., Any]] = field(default_factory=dict)
