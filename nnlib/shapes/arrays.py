"""Reading arrays: tables of finite numbers with one example per row, or a message that helps."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnlib.shapes.kinds import explain_kind, explain_mask, is_masked

# float64, or float32 where the caller asked for it.
DType = type[np.floating[Any]]
Array = NDArray[np.floating[Any]]

# Where numbers end that can be squared and summed: their squares leave room for many more.
LARGEST = {np.dtype(np.float64): 1e150, np.dtype(np.float32): 1e15}


class ShapeError(ValueError):
    """An array has another shape than the formula needs."""


def as_floats(values: ArrayLike, name: str) -> Array:
    """Read `values` as an array of floating-point numbers of any shape.

    An array that already holds float32 or float64 is returned as it is, not copied.

    Parameters
    ----------
    values : array_like
        Numbers or truth values.
    name : str
        What the caller calls them; the message repeats it.

    Returns
    -------
    ndarray

    Raises
    ------
    ShapeError
        If the rows of `values` differ in length.
    TypeError
        If `values` holds text, objects, complex numbers or masked entries.

    Examples
    --------
    >>> as_floats([1, 2], "x")
    array([1., 2.])
    """
    if type(values) is np.ndarray and values.dtype in (np.float64, np.float32):
        return values
    if is_masked(values):
        raise TypeError(explain_mask(name))
    try:
        array = np.asarray(values)
    except ValueError:
        raise ShapeError(
            f"{name} must be rectangular, but its rows differ in length. "
            "Give every row the same number of entries."
        ) from None
    if array.dtype.kind not in "biuf":
        raise TypeError(explain_kind(values, array, name))
    with np.errstate(over="ignore"):  # what is too large for float64 becomes infinite
        return array.astype(np.float32 if array.dtype == np.float32 else np.float64)


def as_matrix(
    X: ArrayLike,
    name: str = "X",
    *,
    n_columns: int | None = None,
    dtype: DType = np.float64,
) -> Array:
    """Copy `X` into a table of finite numbers, one example per row.

    Parameters
    ----------
    X : array_like of shape (n_samples, n_columns)
        At least one row and one column.
    name : str
        What the caller calls it; the message repeats it.
    n_columns : int, optional
        The number of columns needed; any number if it is left out.
    dtype : type
        np.float64 or np.float32.

    Returns
    -------
    ndarray of shape (n_samples, n_columns)
        A copy, so that nothing the caller does to `X` later can reach it.

    Raises
    ------
    ShapeError
        If `X` is not 2-D, is empty or has another number of columns.
    ValueError
        If an entry is NaN or infinite, or so large that its square would be.
    TypeError
        If `X` does not hold numbers.

    Examples
    --------
    >>> as_matrix([[1, 2, 3]], n_columns=3)
    array([[1., 2., 3.]])
    >>> as_matrix([1, 2, 3], n_columns=3)
    Traceback (most recent call last):
        ...
    nnlib.shapes.arrays.ShapeError: X must be 2-D (n_samples, 3), but its shape is (3,). \
For one sample write X.reshape(1, -1).
    """
    table = as_floats(X, name)
    needed = "n_columns" if n_columns is None else str(n_columns)
    if table.ndim != 2:
        raise ShapeError(
            f"{name} must be 2-D (n_samples, {needed}), but its shape is {table.shape}. "
            + _advice_for_rows(table, name, n_columns)
        )
    if table.size == 0:
        raise ShapeError(
            f"{name} must hold at least one row and one column, but its shape is {table.shape}. "
            "Look at the line that selected the rows."
        )
    if n_columns is not None and table.shape[1] != n_columns:
        swapped = " If the examples are columns, write X.T." if len(table) == n_columns else ""
        raise ShapeError(
            f"{name} must have {n_columns} columns, one for each input, "
            f"but its shape is {table.shape}.{swapped.replace('X', name)}"
        )
    return to_dtype(table, name, dtype)


def _advice_for_rows(table: Array, name: str, n_columns: int | None) -> str:
    """Say how to make `table` 2-D."""
    if table.ndim == 0:
        return f"For one sample with one feature write [[{name}]]."
    if table.ndim > 2:
        return f"To lay each example out as one row write {name}.reshape(len({name}), -1)."
    if table.size == 0:
        return "Look at the line that selected the rows."
    if n_columns == 1:
        return f"For samples with one feature write {name}.reshape(-1, 1)."
    if n_columns not in (None, table.size):
        return "Look whether inputs and targets are swapped: X comes before y."
    return f"For one sample write {name}.reshape(1, -1)."


def check_shape(values: Array, name: str, shape: tuple[int, ...], reason: str) -> None:
    """Refuse `values` of another shape; nothing is broadcast.

    Raises
    ------
    ShapeError
        If `values.shape` is not `shape`. The message ends with `reason`.
    """
    if values.shape != shape:
        raise ShapeError(
            f"{name} must have shape {shape}, but its shape is {values.shape}. {reason}"
        )


def check_finite(values: Array, name: str) -> None:
    """Refuse NaN and infinity, and say where the first one is.

    Raises
    ------
    ValueError
        If an entry of `values` is NaN or infinite.
    """
    is_bad = ~np.isfinite(values)
    if is_bad.any():
        where = tuple(int(i) for i in np.argwhere(is_bad)[0])
        place = f"{name}[{', '.join(map(str, where))}]" if where else name
        raise ValueError(
            f"{name} must be finite, but {place} is {values[where]} ({is_bad.sum()} such entries). "
            f"Find the cause, or leave such rows out; np.isfinite({name}) finds them."
        )


def check_size(values: Array, name: str, dtype: DType | None = None) -> None:
    """Refuse numbers that `dtype`, by default their own, cannot square and sum.

    So a variance or a squared error, too, stays a finite number, and the right one.

    Raises
    ------
    ValueError
        If an entry is NaN or infinite, or so large that sums of its square may be.
    """
    kind = np.dtype(dtype or values.dtype)
    largest = LARGEST[kind]
    if float(np.vdot(values, values)) <= largest**2:  # then no entry is larger, and none is NaN
        return
    check_finite(values, name)
    worst = values.flat[np.argmax(np.abs(values))]
    if abs(float(worst)) > largest:
        raise ValueError(
            f"{name} must lie between ±{largest:g}, or products overflow in {kind}, but it holds "
            f"{worst:g}. Change the unit, for example {name} / np.abs({name}).max()."
        )


def to_dtype(values: Array, name: str, dtype: DType) -> Array:
    """Copy numbers into the type to compute in, if `check_size` finds no fault with them.

    Raises
    ------
    ValueError
        As `check_size` does.

    Examples
    --------
    >>> to_dtype(np.array([0.5]), "x", np.float32)
    array([0.5], dtype=float32)
    """
    check_size(values, name, dtype)
    return values.astype(dtype)
