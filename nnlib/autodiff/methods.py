"""What an array can do by itself: each operator and method is handed to the NumPy function.

So there is one rule for `x + y`, `2 + x` and `np.add(x, y)`, and one for `x.sum()` and `np.sum(x)`.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

from nnlib.shapes import Array

Method = Callable[..., Any]


def _one(function: Any) -> Method:
    """Make an operator of one operand."""
    return lambda self: function(self)


def _two(function: Any) -> tuple[Method, Method]:
    """Make an operator of two operands, and its form with the Variable on the right."""
    return lambda self, other: function(self, other), lambda self, other: function(other, self)


def _method(function: Any) -> Method:
    """Make a method out of one of NumPy's functions."""

    def call(self: Any, *args: Any, **options: Any) -> Any:
        return function(self, *args, **options)

    call.__name__ = function.__name__
    call.__doc__ = f"Compute np.{function.__name__}(x, ...)."
    return call


class ArrayMethods:
    """The operators, methods and properties of arrays."""

    __slots__ = ()

    # --- operators -----------------------------------------------------------------------
    # There is no __iadd__ and the like, so Python reads `x += y` as `x = x + y`.

    __pos__, __neg__, __abs__ = _one(np.positive), _one(np.negative), _one(np.abs)
    __add__, __radd__ = _two(np.add)
    __sub__, __rsub__ = _two(np.subtract)
    __mul__, __rmul__ = _two(np.multiply)
    __truediv__, __rtruediv__ = _two(np.divide)
    __floordiv__, __rfloordiv__ = _two(np.floor_divide)
    __mod__, __rmod__ = _two(np.remainder)
    __pow__, __rpow__ = _two(np.power)
    __matmul__, __rmatmul__ = _two(np.matmul)
    __lt__, __gt__ = _two(np.less)
    __le__, __ge__ = _two(np.less_equal)
    __eq__, __ne__ = _two(np.equal)[0], _two(np.not_equal)[0]
    # Compared entry by entry, as arrays are, it cannot be the key of a dictionary.
    __hash__ = None  # type: ignore[assignment]

    # --- methods -------------------------------------------------------------------------

    sum = _method(np.sum)
    mean = _method(np.mean)
    var = _method(np.var)
    std = _method(np.std)
    max = _method(np.max)
    min = _method(np.min)
    cumsum = _method(np.cumsum)
    trace = _method(np.trace)
    diagonal = _method(np.diagonal)
    dot = _method(np.dot)
    clip = _method(np.clip)
    take = _method(np.take)
    repeat = _method(np.repeat)
    ravel = _method(np.ravel)
    flatten = _method(np.ravel)
    squeeze = _method(np.squeeze)
    swapaxes = _method(np.swapaxes)
    copy = _method(np.copy)
    argmax = _method(np.argmax)
    argmin = _method(np.argmin)
    argsort = _method(np.argsort)
    any = _method(np.any)
    all = _method(np.all)
    round = _method(np.round)

    def reshape(self, *shape: Any) -> Any:
        """Compute np.reshape(x, shape)."""
        return np.reshape(self, shape[0] if len(shape) == 1 else shape)  # type: ignore[call-overload]

    def transpose(self, *axes: Any) -> Any:
        """Compute np.transpose(x, axes)."""
        order = axes[0] if len(axes) == 1 else axes or None
        return np.transpose(self, order)  # type: ignore[call-overload]

    @property
    def T(self) -> Any:  # noqa: N802 (NumPy's own name)
        """The transpose: all axes in reverse."""
        return self.transpose()

    # --- properties ----------------------------------------------------------------------

    value: Array

    @property
    def shape(self) -> tuple[int, ...]:
        """Length along each axis."""
        return self.value.shape

    @property
    def ndim(self) -> int:
        """Number of axes."""
        return self.value.ndim

    @property
    def size(self) -> int:
        """Number of entries."""
        return self.value.size

    @property
    def dtype(self) -> Any:
        """Type of the entries: float64 or float32."""
        return self.value.dtype

    def __len__(self) -> int:
        return len(self.value)

    def __bool__(self) -> bool:
        return bool(self.value)
