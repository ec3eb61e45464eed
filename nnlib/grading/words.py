"""Numbers and inputs in words short enough to read at a glance."""

import re
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nnlib.grading.exercise import Case, Given, Input, Trouble

_MOST_SHOWN = 12
_LINE = 66


def show(value: Any, digits: int = 4) -> str:
    """Write a number or a small array; of a large array only the shape.

    Examples
    --------
    >>> show(np.array([0.5, -1.25]))
    '[0.5, -1.25]'
    >>> show(np.zeros((10, 10)))
    'an array of shape (10, 10)'
    """
    array = np.asarray(value)
    if array.size > _MOST_SHOWN or array.size == 0:
        return f"an array of shape {array.shape}"
    if array.dtype.kind == "U":
        text = repr(array.item()) if array.ndim == 0 else repr(array.tolist())
        return text if len(text) <= _LINE else f"{text[: _LINE - 1]}…"
    return _nested(array, digits)


def _nested(array: NDArray[Any], digits: int) -> str:
    if array.ndim == 0:
        # Adding 0.0 turns the rounded -0.0 into 0.
        return f"{float(f'{float(array):.{digits}g}') + 0.0:.{digits}g}"
    return "[" + ", ".join(_nested(part, digits) for part in array) + "]"


def show_pair(came: NDArray[Any], expected: NDArray[Any]) -> tuple[str, str]:
    """Write two arrays of one shape with as many digits as tell them apart.

    Large arrays are told by the first entry that differs.

    Examples
    --------
    >>> show_pair(np.array(0.5), np.array(0.5000001))
    ('0.5', '0.5000001')
    """
    place = ""
    if came.size > _MOST_SHOWN:
        first = np.argwhere(~np.isclose(came, expected, rtol=1e-6, atol=1e-9))[0]
        place = f"entry [{', '.join(str(i) for i in first)}] is "
        came, expected = came[tuple(first)], expected[tuple(first)]
    for digits in (4, 8, 17):
        texts = show(came, digits), show(expected, digits)
        if texts[0] != texts[1]:
            break
    return place + texts[0], place + texts[1]


def show_case(case: Case) -> str:
    """Write a case's name and its inputs."""
    if "entry" in case.inputs:
        return case.name
    parts = [text for name, value in case.inputs.items() for text in _show_input(name, value)]
    together = ", ".join(parts)
    if len(together) > _LINE:
        together = "\n".join(_in_rows(part) for part in parts)
    return f"{case.name}\n{together}"


def _in_rows(text: str) -> str:
    """Put each row of a matrix on a line of its own, below the first."""
    indent = " " * (text.find("= [") + 3)
    return text.replace("], [", f"],\n{indent}[")


def _show_input(name: str, value: Input) -> list[str]:
    """Write an input in one text; of a tuple, each part as Python would find it."""
    if isinstance(value, Given):
        return [f"{name} = {value.name}"]
    if isinstance(value, tuple):
        parts = ((f"{name}[{place}]", part) for place, part in enumerate(value))
        return [text for part in parts for text in _show_input(*part)]
    return [f"{name} {'=' if np.size(value) <= _MOST_SHOWN else 'is'} {show(value)}"]


def show_trouble(trouble: Trouble) -> str:
    """Write an exception with the learner's own line."""
    # NumPy's signature of @ helps its own authors only.
    said = re.sub(r" \(has \d+, gufunc .*|, with gufunc signature \S+", "", trouble.text)
    text = f"{trouble.kind}: {said}" if said else trouble.kind
    if trouble.line is None:
        return text
    return f"{text}\nin your line {trouble.line}: {trouble.code}".rstrip(": ")


def show_shape(array: NDArray[Any]) -> str:
    """Write a shape as a learner would say it.

    Examples
    --------
    >>> show_shape(np.array(1.5)), show_shape(np.ones(3))
    ('one number', 'shape (3,)')
    """
    return "one number" if array.ndim == 0 else f"shape {array.shape}"
