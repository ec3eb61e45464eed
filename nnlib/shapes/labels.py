"""Reading labels: one class, or one truth value, for each example or parameter."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnlib.shapes.arrays import Array, ShapeError, as_floats


def as_classes(y: ArrayLike, n_samples: int, n_classes: int) -> Array:
    """Copy `y` into a flat array of class numbers from 0 to `n_classes` − 1.

    Parameters
    ----------
    y : array_like of shape (n_samples,) or (n_samples, 1)
    n_samples, n_classes : int

    Returns
    -------
    ndarray of shape (n_samples,)

    Raises
    ------
    ShapeError, ValueError, TypeError
        If `y` does not hold one known class for each example.

    Examples
    --------
    >>> as_classes([[0], [1]], 2, 2)
    array([0., 1.])
    """
    labels = as_floats(y, "y")
    if labels.shape not in ((n_samples,), (n_samples, 1)):
        raise ShapeError(
            f"y must have shape ({n_samples},), one class for each row of X, "
            f"but its shape is {labels.shape}. Select the same rows of both."
        )
    unknown = [label for label in np.unique(labels) if label not in range(n_classes)]
    if unknown:
        advice = "Number the classes first: np.unique(y, return_inverse=True)[1]."
        if len(np.unique(labels)) > n_classes and unknown[0] in range(len(labels)):
            advice = f"Choose {n_classes}: keep = y < {n_classes}, then X[keep] and y[keep]."
        raise ValueError(
            f"y must hold class numbers from 0 to {n_classes - 1}, "
            f"but it holds {unknown[0]:g}. {advice}"
        )
    return labels.flatten()


def as_truths(values: ArrayLike, name: str) -> NDArray[np.bool_]:
    """Read `values` as truth values; the numbers 0 and 1 stand for them too.

    An array of truth values is returned as it is, not copied.

    Raises
    ------
    ShapeError, TypeError
        If `values` is no rectangular array of numbers or truth values.
    ValueError
        If a number is neither 0 nor 1.

    Examples
    --------
    >>> as_truths([1, 0], "is_weight")
    array([ True, False])
    """
    if type(values) is np.ndarray and values.dtype == np.bool_:
        return values
    numbers = as_floats(values, name)
    wrong: NDArray[Any] = numbers[(numbers != 0) & (numbers != 1)]
    if wrong.size > 0:
        raise ValueError(
            f"{name} must hold truth values, but it holds {wrong[0]:g}. "
            f"Write for example {name} > 0."
        )
    return np.asarray(numbers == 1)
