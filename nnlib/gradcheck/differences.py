"""Finite differences: the slope of a function from two of its values, a small wiggle apart."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from nnlib.shapes import (
    Array,
    ShapeError,
    as_floats,
    check_finite,
    check_positive,
    in_words,
    to_dtype,
)


def numerical_gradient(f: Callable[[Array], float], x: ArrayLike, *, step: float = 1e-5) -> Array:
    """Estimate the gradient of `f` at `x` by central differences.

    Entry i is (f(x + h eᵢ) − f(x − h eᵢ)) / 2h, with h = step · max(1, abs(xᵢ)). Two calls of `f`
    for every entry of `x`: a tool for checking, not for training.

    Parameters
    ----------
    f : callable
        Takes an array of the shape of `x` and returns one number.
    x : array_like
    step : float
        The default balances the error of the formula, of order h², against rounding, of order 1/h.

    Returns
    -------
    ndarray of the shape of `x`

    Raises
    ------
    ShapeError
        If `f` returns more than one number.
    ValueError, TypeError
        If `x` or what `f` returns is not finite numbers, or `step` not a number above 0.

    Examples
    --------
    >>> numerical_gradient(lambda x: x[0] ** 2 + 3 * x[1], [2.0, 1.0]).round(6)
    array([4., 3.])
    """
    if not callable(f):
        raise TypeError(
            f"f must be a function, but it is {in_words(f)}. "
            "Write for example numerical_gradient(lambda x: (x**2).sum(), x)."
        )
    x = to_dtype(as_floats(x, "x"), "x", np.float64)
    gradient = np.empty_like(x)
    widths = check_positive(step, "step") * np.maximum(1.0, np.abs(x))
    if np.any(x + widths == x):
        raise ValueError(
            f"step must be large enough to move x, at least about 1e-15, but it is {step}. "
            "Leave it at 1e-5."
        )
    for index in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[index] += widths[index]
        down[index] -= widths[index]
        # Divide by the difference as it was rounded, not by the one intended.
        gradient[index] = (one_number(f(up)) - one_number(f(down))) / (up[index] - down[index])
    return gradient[()]


def one_number(value: Any) -> float:
    """Read what `f` returned as one finite number, or say what it is instead."""
    number = as_floats(value, "f(x)")
    if number.size != 1:
        raise ShapeError(
            f"f must return one number, but it returned shape {number.shape}. "
            "Sum over the entries, for example lambda x: f(x).sum()."
        )
    check_finite(number, "f(x)")
    return float(number.reshape(()))
