"""Functions whose slope is 0, or that ask about an array: they give plain arrays and numbers.

A step is flat on both sides, so no gradient flows through `x > 0`, `np.sign(x)` or `np.argmax(x)`.
"""

from typing import Any

import numpy as np

from nnlib.autodiff.operation import Function, plain, with_options_of

_FLAT = (
    np.equal, np.not_equal, np.less, np.less_equal, np.greater, np.greater_equal,
    np.logical_and, np.logical_or, np.logical_not, np.isfinite, np.isinf, np.isnan,
    np.sign, np.signbit, np.floor, np.ceil, np.rint, np.trunc, np.floor_divide, np.heaviside,
)  # fmt: skip
_ASKING = (
    np.shape, np.ndim, np.size, np.argmax, np.argmin, np.argsort, np.any, np.all, np.round,
    np.nonzero, np.flatnonzero, np.count_nonzero, np.isclose, np.allclose, np.array_equal,
    np.zeros_like, np.ones_like,
)  # fmt: skip


def _plainly(function: Function) -> Function:
    """Make the rule of a function that works on the plain values."""

    def rule(*args: Any, **options: Any) -> Any:
        return function(*map(plain, args), **{k: plain(x) for k, x in options.items()})

    return with_options_of(function, rule)


RULES: dict[Function, Function] = {function: _plainly(function) for function in _FLAT + _ASKING}
