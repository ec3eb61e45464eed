"""Saying what came in place of numbers, and what to type so that numbers come.

NumPy reads nearly everything: a sparse matrix or a generator becomes one object, a mask is lost.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

# What NumPy calls the kind of an array's entries, in words, and what to type.
_KINDS = {
    "U": ("text", "If they are numbers underneath, write np.asarray({name}, dtype=float)."),
    "S": ("text", "If they are numbers underneath, write np.asarray({name}, dtype=float)."),
    "c": ("complex numbers", "Choose one part of them: np.real({name}), np.imag({name})."),
    "M": ("dates", "Count from the first: ({name} - {name}.min()) / np.timedelta64(1, 'D')."),
    "m": ("spans of time", "Count them in days: {name} / np.timedelta64(1, 'D')."),
    "V": ("records", "Stack the fields that you need: np.column_stack([{name}['a'], ...])."),
}


def in_words(value: object) -> str:
    """Describe a value for a message: an array by its shape, anything else as Python shows it.

    Examples
    --------
    >>> in_words((np.zeros((3, 2)), "y"))
    "a tuple of an array of shape (3, 2), 'y'"
    """
    if isinstance(value, np.ndarray):
        return f"an array of shape {value.shape}"
    if isinstance(value, list | tuple) and len(value) <= 4:
        return f"a {type(value).__name__} of {', '.join(map(in_words, value)) or 'nothing'}"
    shown = repr(value)
    return shown if len(shown) <= 80 else f"{shown[:77]}..."


def is_masked(values: object) -> bool:
    """Tell whether entries may be hidden behind a mask, in an array or in a list of arrays."""
    if isinstance(values, list | tuple):
        return any(np.ma.isMaskedArray(part) for part in values)
    return bool(np.ma.isMaskedArray(values))


def explain_mask(name: str) -> str:
    """Say what to do about masked entries."""
    return (
        f"{name} hides entries behind a mask. Leave those rows out, or fill them: "
        f"np.ma.filled({name}, 0)."
    )


def explain_kind(values: object, array: NDArray[Any], name: str) -> str:
    """Say what `values` are that `array`, as NumPy reads them, holds no numbers.

    Parameters
    ----------
    values : object
        What the caller gave.
    array : ndarray
        Its entries are neither floats, whole numbers nor truth values.
    name : str
        What the caller calls them.

    Returns
    -------
    str
        What came, what was needed and what to type.
    """
    if array.dtype.kind == "O":
        came, advice = _one_object(values) if array.ndim == 0 else _objects(array, name)
    else:
        came, advice = _KINDS[array.dtype.kind]
        came = f"it holds {came}"
    return f"{name} must hold numbers, but {came}. {advice.format(name=name)}"


def _one_object(value: object) -> tuple[str, str]:
    """Describe what NumPy could not take apart."""
    kind = type(value).__name__
    if value is None:
        return "it is None", "A function gives None if it does not end with return."
    if hasattr(value, "toarray"):
        return f"it is sparse (a {kind})", "Write {name}.toarray()."
    if isinstance(value, int):
        return "it is a whole number of more digits than a float has room for", "Divide it first."
    if isinstance(value, Mapping):
        return f"it is a {kind}", "Write list({name}.values())."
    if isinstance(value, Iterable):
        return f"it is a {kind}, not an array", "Write list({name})."
    if isinstance(value, type):
        return f"it is the class {value.__name__}", "Write an array or a list of numbers."
    if callable(value):
        function = getattr(value, "__name__", kind)
        return f"it is the function {function}", f"Call it: {function}(...)."
    if hasattr(value, "forward"):
        return f"it is a {kind}", "Take its outputs: net.forward(X)."
    return f"it is a {kind}", "Write an array or a list of numbers."


def _objects(array: NDArray[Any], name: str) -> tuple[str, str]:
    """Describe entries that are Python objects by the first that is no number, if there is one."""
    advice = "If they are numbers underneath, write np.asarray({name}, dtype=float)."
    for index in np.ndindex(array.shape):
        entry = array[index]
        if not isinstance(entry, int | float | np.number | np.bool_):
            place = ", ".join(map(str, index))
            shown = repr(entry) if entry is None or isinstance(entry, str) else type(entry).__name__
            return f"{name}[{place}] is {shown}", "Leave it out, or put a number in its place."
    return "it holds Python objects", advice
