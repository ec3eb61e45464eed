"""What goes into a learner's code and what comes out of it, as plain data.

Both are arrays and text, so they can cross the border of a process. Nothing
here knows what is right.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

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


# A tuple holds inputs in turn, such as the layers of a network.
Input = NDArray[Any] | float | str | Given | tuple["Input", ...]


@dataclass(frozen=True)
class Case:
    """One question put to a learner's answer.

    Parameters
    ----------
    name : str
        What the case is about, in words that a learner reads.
    inputs : mapping of str to array, number, text, Given or tuple of such
        In the order of the arguments. For a table of answers the one input
        `entry` names the entry.
    returns : tuple of str
        The names of the values that must come back.
    raises : str
        The exception that a right answer raises here; empty if it raises none.
    no_overflow : bool
        Whether a number beyond 1e308 on the way is an exception, where NumPy only warns.
    """

    name: str
    inputs: Mapping[str, Input]
    returns: tuple[str, ...] = ("result",)
    raises: str = ""
    no_overflow: bool = False


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
    also : tuple of str
        The kinds that this kind of exception is one of.
    """

    kind: str
    text: str
    line: int | None = None
    code: str = ""
    also: tuple[str, ...] = ()


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
