"""Choosing entries, y = x[key]: back through it, each gradient goes to the entry it came from.

An entry that was chosen twice collects two gradients. Whatever copies, moves or drops entries is a
choice of entries as well: it is tried on their numbers 0, 1, 2, ..., and then those are chosen.
"""

from operator import getitem
from typing import Any

import numpy as np

from nnlib.autodiff.operation import Function, Operation, plain, with_options_of
from nnlib.autodiff.refusals import refuse_cut
from nnlib.autodiff.variable import Variable
from nnlib.shapes import Array


def _scattered(g: Any, key: tuple[Any, ...], shape: tuple[int, ...]) -> Array:
    """Put the entries of g where `key` chooses, added up where it chooses twice; 0 elsewhere."""
    total = np.zeros(shape, g.dtype)
    if any(isinstance(part, np.ndarray) and part.dtype != bool for part in key):
        np.add.at(total, key, g)
    else:
        total[key] = g  # numbers, slices and masks choose no entry twice
    return total


# Each is the way back of the other.
_choose = Operation(
    "getitem",
    lambda x, key: x[key],
    lambda g, y, x, key: _scatter(g, key=key, shape=x.shape),
)
_scatter: Operation = Operation("scatter", _scattered, lambda g, y, x, key, shape: g[key])


def _getitem(x: Any, key: Any) -> Any:
    parts = key if isinstance(key, tuple) else (key,)
    return _choose(x, key=tuple(map(_kept, parts)))


def _kept(part: Any) -> Any:
    """Keep a number or a slice as it is, and copy anything else: its owner may change it later."""
    _refuse_variables(part)
    if part is None or part is Ellipsis or isinstance(part, int | np.integer | slice):
        return part
    array = np.array(part)
    return array.astype(int) if array.size == 0 and isinstance(part, list) else array


def _refuse_variables(*parts: Any) -> None:
    if any(isinstance(part, Variable) for part in parts):
        refuse_cut("A Variable as an index", "Take np.argmax(x), or a mask such as x > 0.")


def _chosen(function: Function) -> Function:
    """Make the rule of a function that only copies, moves or drops entries."""

    def rule(x: Any, *args: Any, **options: Any) -> Any:
        _refuse_variables(*args, *options.values())
        numbers = np.arange(x.size).reshape(x.shape)
        result = function(numbers, *args, **options)
        flat = np.ravel(x)
        return [flat[part] for part in result] if isinstance(result, list) else flat[result]

    return with_options_of(function, rule)


def _sort(a: Any, axis: int | None = -1) -> Any:
    return np.take_along_axis(a, np.argsort(a, axis=axis), axis)


def _diff(a: Any, n: int = 1, axis: int = -1) -> Any:
    """Subtract from each entry the one before it; n times."""
    a = np.moveaxis(a, axis, -1)
    for _ in range(n):
        a = a[..., 1:] - a[..., :-1]
    return np.moveaxis(a, -1, axis)


def _pad(array: Any, pad_width: Any, mode: str = "constant", *, constant_values: Any = 0) -> Any:
    """Put x into a larger array of zeros, or continue it by entries of its own."""
    if mode in ("edge", "reflect", "symmetric", "wrap"):
        return _chosen(np.pad)(array, pad_width, mode)
    if mode != "constant":
        raise TypeError(
            f"np.pad(..., mode={mode!r}) takes no Variable. "
            "Take 'constant', 'edge', 'reflect', 'symmetric' or 'wrap'."
        )
    frame = np.pad(np.zeros_like(plain(array)), pad_width, constant_values=constant_values)
    inside = np.nonzero(np.pad(np.ones(array.shape, bool), pad_width))
    return frame + _scatter(np.ravel(array), key=inside, shape=frame.shape)


def _diag(v: Any, k: int = 0) -> Any:
    """Put a vector on the diagonal of a matrix of zeros, or take the diagonal of a matrix."""
    if np.ndim(v) == 2:
        return np.diagonal(v, k)
    places = np.nonzero(np.diag(np.ones(v.shape, bool), k))
    n = v.size + abs(k)
    return _scatter(v, key=places, shape=(n, n))


def _trace(a: Any, offset: int = 0, axis1: int = 0, axis2: int = 1) -> Any:
    return np.sum(np.diagonal(a, offset, axis1, axis2), axis=-1)


def _tril(m: Any, k: int = 0) -> Any:
    return np.where(np.tril(np.ones(m.shape, bool), k), m, 0.0)


def _triu(m: Any, k: int = 0) -> Any:
    return np.where(np.triu(np.ones(m.shape, bool), k), m, 0.0)


_CHOOSING = (
    np.take, np.take_along_axis, np.delete, np.diagonal, np.flip, np.fliplr, np.flipud, np.roll,
    np.rot90, np.repeat, np.tile, np.split, np.array_split,
    np.lib.stride_tricks.sliding_window_view,
)  # fmt: skip

RULES: dict[Function, Function] = {
    getitem: _getitem,
    **{function: _chosen(function) for function in _CHOOSING},
    np.sort: _sort,
    np.pad: _pad,
    np.diag: _diag,
    np.trace: _trace,
    np.tril: _tril,
    np.triu: _triu,
    np.diff: _diff,
}
