"""Reading the other arguments: counts, rates, sources of random numbers, names of things."""

import difflib
from collections.abc import Mapping
from types import ModuleType
from typing import Any, Protocol, TypeVar

import numpy as np

Entry = TypeVar("Entry")
MOST = 1e150  # the largest number with which products are safe


class Rng(Protocol):
    """What the library asks of a source of random numbers, such as `np.random.default_rng(0)`."""

    def uniform(self, low: float, high: float, size: tuple[int, ...], /) -> Any:
        """Numbers spread evenly over [low, high)."""

    def normal(self, loc: float, scale: float, size: tuple[int, ...], /) -> Any:
        """Numbers from the bell curve with mean `loc` and standard deviation `scale`."""

    def permutation(self, x: int, /) -> Any:
        """Numbers 0, ..., x - 1 in random order."""


def check_count(value: object, name: str) -> int:
    """Read `value` as a whole number of at least 1.

    Raises
    ------
    TypeError
        If `value` is not a whole number.
    ValueError
        If it is below 1.
    """
    if isinstance(value, bool) or not isinstance(value, int | np.integer):
        raise TypeError(
            f"{name} must be a whole number, but it is {value!r}. Write for example {name}=3."
        )
    if value < 1:
        raise ValueError(
            f"{name} must be at least 1, but it is {value}. Write for example {name}=3."
        )
    return int(value)


def check_positive(value: object, name: str) -> float:
    """Read `value` as a finite number above 0.

    Raises
    ------
    TypeError
        If `value` is not a number.
    ValueError
        If it is 0, negative, NaN or infinite.
    """
    value = _as_number(value, name, 0.1)
    if not 0 < value < np.inf:
        raise ValueError(
            f"{name} must be above 0 and finite, but it is {value}. Write for example {name}=0.1."
        )
    return float(value)


def check_not_negative(value: object, name: str) -> float:
    """Read `value` as a finite number of at least 0.

    Raises
    ------
    TypeError
        If it is not a number.
    ValueError
        If it is negative, NaN or infinite.
    """
    value = _as_number(value, name, 0.1)
    if not 0 <= value < np.inf:
        raise ValueError(
            f"{name} must be at least 0 and finite, but it is {value}. "
            f"Write for example {name}=0.1."
        )
    return float(value)


def check_share(value: object, name: str, *, example: float = 0.9) -> float:
    """Read a number from 0 up to, but not including, 1; `example` is one for the message.

    Raises
    ------
    TypeError
        If it is not a number.
    ValueError
        If it lies outside.
    """
    value = _as_number(value, name, example)
    if not 0 <= value < 1:
        raise ValueError(
            f"{name} must be at least 0 and below 1, but it is {value}. "
            f"Write for example {name}={example:g}."
        )
    return float(value)


def _as_number(value: object, name: str, example: float) -> int | float:
    """Refuse what is no number, or one with which products overflow."""
    if isinstance(value, bool) or not isinstance(value, int | float | np.integer | np.floating):
        raise TypeError(
            f"{name} must be a number, but it is {value!r}. Write for example {name}={example:g}."
        )
    if MOST < value < np.inf:
        raise ValueError(
            f"{name} must be at most {MOST:g}, or products overflow, but it is {value}. "
            f"Write for example {name}={example:g}."
        )
    return value  # type: ignore[return-value]  # NumPy's numbers are numbers too


def check_dtype(dtype: type[np.floating[Any]]) -> type[np.floating[Any]]:
    """Refuse a type of numbers in which the library does not compute.

    Raises
    ------
    TypeError
        If `dtype` is neither np.float64 nor np.float32.
    """
    if not isinstance(dtype, type) or dtype not in (np.float64, np.float32):
        raise TypeError(
            f"dtype must be np.float64 or np.float32, but it is {dtype!r}. "
            "Leave it out for np.float64."
        )
    return dtype


def check_rng(rng: object) -> Rng:
    """Refuse what is not a source of random numbers, such as a seed.

    Raises
    ------
    TypeError
        If `rng` lacks `uniform`, `normal` or `permutation`, is a class, or is the module
        `np.random`, whose hidden state any other code may change.
    """
    answers = all(hasattr(rng, verb) for verb in ("uniform", "normal", "permutation"))
    if isinstance(rng, ModuleType | type) or not answers:
        seed = rng if isinstance(rng, int) and rng > 1 else 0
        raise TypeError(
            f"rng must be a random generator, but it is {rng!r}. "
            f"Write rng=np.random.default_rng({seed})."
        )
    return rng  # type: ignore[return-value]  # the line above looked for its three methods


def look_up(table: Mapping[str, Entry], name: object, kind: str) -> Entry:
    """Find `name` in a table of named things.

    Raises
    ------
    ValueError
        If there is no such name; the message lists those there are.

    Examples
    --------
    >>> look_up({"tanh": 1, "relu": 2}, "thanh", "activation")
    Traceback (most recent call last):
        ...
    ValueError: There is no activation called 'thanh'. Did you mean 'tanh'? Known: tanh, relu.
    """
    if isinstance(name, str) and name in table:
        return table[name]
    close = difflib.get_close_matches(str(name).lower(), table, n=1)
    guess = f" Did you mean {close[0]!r}?" if close else ""
    raise ValueError(f"There is no {kind} called {name!r}.{guess} Known: {', '.join(table)}.")
