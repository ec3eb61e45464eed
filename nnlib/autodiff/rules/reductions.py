"""Functions that sum up an axis: only the sum and the extremes need a rule of their own.

Back through a sum every entry gets the same gradient. Means, variances and norms are written with
sums, so the chain rule does the rest.
"""

from math import prod
from typing import Any

import numpy as np

from nnlib.autodiff.operation import Function, Operation

Axis = int | tuple[int, ...] | None


def _spread(g: Any, x: Any, axis: Axis, keepdims: bool) -> Any:
    """Stretch what is left after a reduction over the axes that it removed."""
    if not keepdims:
        g = np.reshape(g, (1,) * x.ndim) if axis is None else np.expand_dims(g, axis)
    return np.broadcast_to(g, x.shape)


def _share(g: Any, y: Any, x: Any, axis: Axis, keepdims: bool) -> Any:
    """∂ max/∂x: 1 for the largest entry; several equal ones share it."""
    is_extreme = np.equal(x, _spread(y, x, axis, keepdims))
    with np.errstate(invalid="ignore"):  # among NaN there is no largest, and the gradient is NaN
        share = is_extreme / np.sum(is_extreme, axis=axis, keepdims=True)
    return _spread(g, x, axis, keepdims) * share.astype(x.dtype)


# ∂(Σ xᵢ)/∂xᵢ = 1
_add_up = Operation(
    "sum",
    np.sum,
    lambda g, y, x, axis, keepdims: _spread(g, x, axis, keepdims),
)
_largest = Operation("max", np.max, _share)
_smallest = Operation("min", np.min, _share)
# yᵢ = x₀ + ... + xᵢ, so xᵢ has a part in yᵢ and all that follow: sum g from the end.
_run_up = Operation(
    "cumsum",
    np.cumsum,
    lambda g, y, x, axis: np.flip(np.cumsum(np.flip(g, axis), axis), axis),
)
# y = √(Σ x²), ∂y/∂x = x / y, and 0 where all x are 0.
_length = Operation(
    "norm",
    lambda x, axis, keepdims: np.sqrt(np.sum(x * x, axis=axis, keepdims=keepdims)),
    lambda g, y, x, axis, keepdims: _spread(g / np.where(y == 0, 1.0, y), x, axis, keepdims) * x,
)


def _sum(a: Any, axis: Axis = None, *, keepdims: bool = False) -> Any:
    return _add_up(a, axis=axis, keepdims=keepdims)


def _max(a: Any, axis: Axis = None, *, keepdims: bool = False) -> Any:
    return _largest(a, axis=axis, keepdims=keepdims)


def _min(a: Any, axis: Axis = None, *, keepdims: bool = False) -> Any:
    return _smallest(a, axis=axis, keepdims=keepdims)


def _cumsum(a: Any, axis: int | None = None) -> Any:
    return _run_up(np.ravel(a), axis=0) if axis is None else _run_up(a, axis=axis)


def _count(a: Any, axis: Axis) -> int:
    """Count the entries that go into one entry of a sum over these axes."""
    axes = range(a.ndim) if axis is None else axis if isinstance(axis, tuple) else (axis,)
    return prod(a.shape[i] for i in axes)


def _mean(a: Any, axis: Axis = None, *, keepdims: bool = False) -> Any:
    """Compute m = Σ x / n."""
    return np.sum(a, axis=axis, keepdims=keepdims) / _count(a, axis)


def _var(a: Any, axis: Axis = None, *, ddof: float = 0, keepdims: bool = False) -> Any:
    """Compute σ² = Σ (x − m)² / (n − ddof)."""
    squares = np.square(a - np.mean(a, axis=axis, keepdims=True))
    return np.sum(squares, axis=axis, keepdims=keepdims) / max(_count(a, axis) - ddof, 0)


def _std(a: Any, axis: Axis = None, *, ddof: float = 0, keepdims: bool = False) -> Any:
    """Compute σ = ‖x − m‖ / √(n − ddof), with slope 0 where all x are equal."""
    deviations = a - np.mean(a, axis=axis, keepdims=True)
    return _length(deviations, axis=axis, keepdims=keepdims) / max(_count(a, axis) - ddof, 0) ** 0.5


def _norm(x: Any, ord: Any = None, axis: Axis = None, keepdims: bool = False) -> Any:
    """Compute ‖x‖ = √(Σ x²), or Σ abs(x) with ord=1; of a matrix, the root of all squares."""
    is_vector = np.ndim(x) == 1 if axis is None else np.ndim(axis) == 0
    if ord is None or (ord == 2 and is_vector):
        return _length(x, axis=axis, keepdims=keepdims)
    if ord == 1 and is_vector:
        return np.sum(np.abs(x), axis=axis, keepdims=keepdims)
    raise TypeError(
        f"np.linalg.norm(..., ord={ord!r}) takes no Variable of this shape. "
        "Leave ord out for the root of all squares, or write it out with np.abs, np.sum and np.max."
    )


RULES: dict[Function, Function] = {
    np.sum: _sum,
    np.max: _max,
    np.amax: _max,
    np.min: _min,
    np.amin: _min,
    np.cumsum: _cumsum,
    np.mean: _mean,
    np.var: _var,
    np.std: _std,
    np.linalg.norm: _norm,
}
