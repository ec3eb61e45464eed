"""What an exercise is, as plain data.

A `Case` goes into the learner's code and an `Outcome` comes out of it: both are
arrays and text, so they can cross the border of a process. What is right is
known to the `Exercise` alone, which never has to meet the learner's code.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

Values = tuple[NDArray[Any], ...]


@dataclass(frozen=True)
class Given:
    """The name of a function that is an input of an exercise.

    Parameters
    ----------
    name : str
        Its name in the `given.py` beside the exercise's checks.
    """

    name: str


Input = NDArray[Any] | float | str | Given


@dataclass(frozen=True)
class Case:
    """One question put to a learner's answer.

    Parameters
    ----------
    name : str
        What the case is about, in words that a learner reads.
    inputs : mapping of str to array, number, text or Given
        In the order of the arguments. For a table of answers the one input
        `entry` names the entry.
    returns : tuple of str
        The names of the values that must come back.
    raises : str
        The exception that a right answer raises here; empty if it raises none.
    """

    name: str
    inputs: Mapping[str, Input]
    returns: tuple[str, ...] = ("result",)
    raises: str = ""


@dataclass(frozen=True)
class Trouble:
    """An exception in the learner's code.

    Parameters
    ----------
    kind, text : str
        The exception's type and message.
    line : int or None
        The learner's own line, counted from the top of the cell or file.
    code : str
        The text of that line.
    """

    kind: str
    text: str
    line: int | None = None
    code: str = ""


@dataclass(frozen=True)
class Outcome:
    """What the learner's code made of one case.

    Parameters
    ----------
    values : tuple of ndarray or None
        What came back, never of dtype object.
    problem : str
        Empty, or why there are no values: starter, none, type, count, raises,
        signature, missing.
    form : str
        What came instead of the values, in words.
    trouble : Trouble or None
        The exception, if one was raised.
    changed : tuple of str
        The inputs that the code changed in place.
    has_loop : bool
        Whether the code walks through its data in a Python loop.
    """

    values: Values | None = None
    problem: str = ""
    form: str = ""
    trouble: Trouble | None = None
    changed: tuple[str, ...] = ()
    has_loop: bool = False


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
