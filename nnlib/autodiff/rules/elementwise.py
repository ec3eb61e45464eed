"""Functions of single entries, each beside its slope.

Back through y = f(x), the gradient is multiplied by dy/dx; with two inputs each has its own slope.
All arguments are arrays, so a row reads as in a table of derivatives.
"""

import math
from typing import Any

import numpy as np

from nnlib.autodiff.operation import Elementwise, Function, Operation, constant, plain, sum_to
from nnlib.autodiff.variable import Variable


def _not_zero(x: Any) -> Any:
    """Put 1 in the place of 0, to divide by."""
    return np.where(x == 0, 1.0, x)


def _slope_of_base(y: Any, a: Any, b: Any) -> Any:
    """∂(aᵇ)/∂a = b aᵇ⁻¹, and 0 where b = 0, at a = 0 too."""
    if isinstance(b, float | int):  # a Python number keeps float32 as it is
        return b * a ** (b - 1) if b else 0.0
    return b * a ** np.where(b == 0, 1.0, b - 1)


def _slope_of_exponent(y: Any, a: Any, b: Any) -> Any:
    """∂(aᵇ)/∂b = aᵇ log a, and 0 where a = 0."""
    return y * np.log(_not_zero(a))


# y = f(x): dy/dx
ONE: dict[np.ufunc, Function] = {
    np.positive: lambda y, x: 1,
    np.negative: lambda y, x: -1,
    np.abs: lambda y, x: np.sign(x),  # at the kink 0
    np.square: lambda y, x: 2 * x,
    np.sqrt: lambda y, x: 0.5 / y,
    np.reciprocal: lambda y, x: -y * y,
    np.exp: lambda y, x: y,
    np.exp2: lambda y, x: y * math.log(2),
    np.expm1: lambda y, x: y + 1,
    np.log: lambda y, x: 1 / x,
    np.log2: lambda y, x: 1 / (x * math.log(2)),
    np.log10: lambda y, x: 1 / (x * math.log(10)),
    np.log1p: lambda y, x: 1 / (1 + x),
    np.sin: lambda y, x: np.cos(x),
    np.cos: lambda y, x: -np.sin(x),
    np.tan: lambda y, x: 1 + y * y,
    np.arcsin: lambda y, x: 1 / np.sqrt(1 - x * x),
    np.arccos: lambda y, x: -1 / np.sqrt(1 - x * x),
    np.arctan: lambda y, x: 1 / (1 + x * x),
    np.sinh: lambda y, x: np.cosh(x),
    np.cosh: lambda y, x: np.sinh(x),
    np.tanh: lambda y, x: 1 - y * y,
}

# y = f(a, b): ∂y/∂a, ∂y/∂b
TWO: dict[np.ufunc, tuple[Function, Function]] = {
    np.add: (lambda y, a, b: 1, lambda y, a, b: 1),
    np.subtract: (lambda y, a, b: 1, lambda y, a, b: -1),
    np.multiply: (lambda y, a, b: b, lambda y, a, b: a),
    np.divide: (lambda y, a, b: 1 / b, lambda y, a, b: -y / b),
    np.remainder: (lambda y, a, b: 1, lambda y, a, b: -np.floor_divide(a, b)),
    np.power: (_slope_of_base, _slope_of_exponent),
    np.hypot: (lambda y, a, b: a / _not_zero(y), lambda y, a, b: b / _not_zero(y)),  # at 0: 0
    np.arctan2: (lambda y, a, b: b / (a * a + b * b), lambda y, a, b: -a / (a * a + b * b)),
    np.logaddexp: (lambda y, a, b: np.exp(a - y), lambda y, a, b: np.exp(b - y)),
    # Slope 1 for the one that is chosen. A tie with a constant counts as the constant ...
    np.maximum: (lambda y, a, b: a > b, lambda y, a, b: b > a),
    np.minimum: (lambda y, a, b: a < b, lambda y, a, b: b < a),
}

# ... so that np.maximum(z, 0) has slope 0 at 0, and a tie of two Variables is shared between them.
_half = (lambda y, a, b: (a > b) + 0.5 * (a == b), lambda y, a, b: (b > a) + 0.5 * (a == b))
_TIED: dict[np.ufunc, Elementwise] = {
    np.maximum: Elementwise(np.maximum, *_half),
    np.minimum: Elementwise(np.minimum, *(_half[1], _half[0])),
}


def _extreme(ufunc: np.ufunc) -> Function:
    """Choose the rule for two Variables, or for a Variable and a constant."""
    with_constant, tied = Elementwise(ufunc, *TWO[ufunc]), _TIED[ufunc]

    def rule(a: Any, b: Any) -> Any:
        both = isinstance(a, Variable) and isinstance(b, Variable)
        return (tied if both else with_constant)(a, b)

    return rule


def _power(a: Any, b: Any) -> Any:
    """Compute aᵇ; a square is a product, which is faster than a power and as exact."""
    return np.square(a) if isinstance(b, float | int) and b == 2 else _raise(a, b)


_raise = Elementwise(np.power, *TWO[np.power])
_choose = Operation(
    "where",
    lambda a, b, condition: np.where(condition, a, b),
    lambda g, y, a, b, condition: sum_to(np.where(condition, g, 0.0), a),
    lambda g, y, a, b, condition: sum_to(np.where(condition, 0.0, g), b),
)


def _where(condition: Any, *choices: Any) -> Any:
    """Choose a where the condition holds, else b; alone, say where it holds."""
    condition = constant(plain(condition))
    return _choose(*choices, condition=condition) if choices else np.nonzero(condition)


def _clip(a: Any, a_min: Any = None, a_max: Any = None, *, min: Any = None, max: Any = None) -> Any:
    """Cut at both ends: slope 1 between the ends, 0 beyond and at them."""
    lowest, highest = (a_min if min is None else min), (a_max if max is None else max)
    raised = a if lowest is None else np.maximum(a, lowest)
    return raised if highest is None else np.minimum(raised, highest)


RULES: dict[Function, Function] = {
    **{ufunc: Elementwise(ufunc, slope) for ufunc, slope in ONE.items()},
    **{ufunc: Elementwise(ufunc, *slopes) for ufunc, slopes in TWO.items()},
    np.maximum: _extreme(np.maximum),
    np.minimum: _extreme(np.minimum),
    np.power: _power,
    np.where: _where,
    np.clip: _clip,
}
