"""Functions that lay the same entries out anew: back through them, gradients are laid back.

NumPy itself says which shape comes out; reshaping and transposing do the rest.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.lib.array_utils import normalize_axis_tuple

from nnlib.autodiff.operation import Function, OfMany, Operation, as_type, plain, sum_to

Axes = int | Sequence[int]

# y = f(x): how g goes back into the shape of x
_reshape = Operation("reshape", np.reshape, lambda g, y, x, shape: np.reshape(g, x.shape))
_transpose = Operation(
    "transpose", np.transpose, lambda g, y, x, axes: np.transpose(g, np.argsort(axes))
)
_broadcast = Operation(
    "broadcast_to",
    lambda x, shape: np.broadcast_to(x, shape).copy(),
    lambda g, y, x, shape: sum_to(g, x),
)


def _part(position: int, g: Any, y: Any, arrays: Any, axis: int) -> Any:
    """Cut out of g what belongs to one of the joined arrays."""
    ends = np.cumsum([a.shape[axis] for a in arrays])
    start = ends[position] - arrays[position].shape[axis]
    before = (slice(None),) * (axis % y.ndim)
    return sum_to(g[(*before, slice(start, ends[position]))], arrays[position])


_join = OfMany("concatenate", lambda *arrays, axis: np.concatenate(arrays, axis), _part)


def _reshaped(a: Any, shape: Any) -> Any:
    return _reshape(a, shape=shape)


def _transposed(a: Any, axes: Sequence[int] | None = None) -> Any:
    n = np.ndim(a)
    return _transpose(a, axes=range(n)[::-1] if axes is None else normalize_axis_tuple(axes, n))


def _moveaxis(a: Any, source: Axes, destination: Axes) -> Any:
    n = np.ndim(a)
    moved, places = normalize_axis_tuple(source, n), normalize_axis_tuple(destination, n)
    order = [i for i in range(n) if i not in moved]
    for place, axis in sorted(zip(places, moved, strict=True)):
        order.insert(place, axis)
    return np.transpose(a, order)


def _swapaxes(a: Any, axis1: int, axis2: int) -> Any:
    n = np.ndim(a)
    order, (i, j) = list(range(n)), normalize_axis_tuple((axis1, axis2), n, allow_duplicate=True)
    order[i], order[j] = order[j], order[i]
    return np.transpose(a, order)


def _broadcast_to(array: Any, shape: Any) -> Any:
    return _broadcast(array, shape=shape)


def _full_like(a: Any, fill_value: Any) -> Any:
    return np.broadcast_to(fill_value, np.shape(a)) + np.zeros_like(plain(a))


def _same_entries(function: Function) -> Function:
    """Make the rule of a function that changes the shape only."""

    def rule(a: Any, axis: Any = None) -> Any:
        options = {} if axis is None else {"axis": axis}
        return np.reshape(a, function(plain(a), **options).shape)

    return rule


def _astype(x: Any, dtype: Any) -> Any:
    """Change the type of the entries; whole numbers and truth values are plain arrays."""
    is_float = np.dtype(dtype).kind == "f"
    return as_type(x, dtype=dtype) if is_float else plain(x).astype(dtype)


def _concatenate(arrays: Any, axis: int | None = 0) -> Any:
    if axis is None:
        return _join(*[np.ravel(a) for a in arrays], axis=0)
    return _join(*arrays, axis=axis)


def _stack(arrays: Any, axis: int = 0) -> Any:
    return np.concatenate([np.expand_dims(a, axis) for a in arrays], axis)


def _vstack(tup: Any) -> Any:
    return np.concatenate([np.atleast_2d(a) for a in tup])


def _hstack(tup: Any) -> Any:
    rows = [np.atleast_1d(a) for a in tup]
    return np.concatenate(rows, axis=0 if np.ndim(rows[0]) == 1 else 1)


def _column_stack(tup: Any) -> Any:
    columns = [np.reshape(a, (-1, 1)) if np.ndim(a) < 2 else a for a in tup]
    return np.concatenate(columns, axis=1)


RULES: dict[Function, Function] = {
    np.reshape: _reshaped,
    np.ravel: lambda a: np.reshape(a, -1),
    np.squeeze: _same_entries(np.squeeze),
    np.expand_dims: _same_entries(np.expand_dims),
    np.atleast_1d: _same_entries(np.atleast_1d),
    np.atleast_2d: _same_entries(np.atleast_2d),
    np.copy: lambda a: a,
    np.ndarray.astype: _astype,
    np.transpose: _transposed,
    np.matrix_transpose: lambda x, /: np.swapaxes(x, -1, -2),
    np.moveaxis: _moveaxis,
    np.swapaxes: _swapaxes,
    np.broadcast_to: _broadcast_to,
    np.full_like: _full_like,
    np.concatenate: _concatenate,
    np.stack: _stack,
    np.vstack: _vstack,
    np.hstack: _hstack,
    np.column_stack: _column_stack,
}
