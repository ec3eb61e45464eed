"""What cannot be differentiated is refused, with the name of the function and what to use instead.

A wrong gradient looks like a right one. So whatever would drop a gradient on the way is an error.
"""

from collections.abc import Iterable
from typing import Any, NoReturn

import numpy as np

ADVICE = {
    "np.prod": "For positive numbers write np.exp(np.sum(np.log(x))).",
    "np.cumprod": "For positive numbers write np.exp(np.cumsum(np.log(x))).",
    "np.append": "Write np.concatenate([a, b]).",
    "np.insert": "Cut and join: np.concatenate([x[:i], new, x[i:]]).",
    "np.delete": "Choose what stays by a mask or by numbers: x[keep].",
    "np.copyto": "A plain array cannot hold Variables. Write np.where(mask, a, b).",
    "np.select": "Write one np.where inside the other.",
    "np.piecewise": "Write np.where(condition, a, b).",
    "np.nan_to_num": "Write np.where(np.isnan(x), 0.0, x).",
    "np.fmax": "Write np.maximum(a, b).",
    "np.fmin": "Write np.minimum(a, b).",
    "np.average": "Write np.sum(weights * x) / np.sum(weights).",
    "np.convolve": "Write np.lib.stride_tricks.sliding_window_view(x, n) @ kernel[::-1].",
    "np.array_split": "Take slices, such as x[:3] and x[3:].",
    "np.astype": "Write x.astype(dtype).",
    "np.add.reduce": "Write np.sum(x, axis).",
    "np.maximum.reduce": "Write np.max(x, axis).",
    "np.minimum.reduce": "Write np.min(x, axis).",
    "np.add.accumulate": "Write np.cumsum(x, axis).",
    "np.add.outer": "Write a[:, np.newaxis] + b.",
    "np.multiply.outer": "Write np.outer(a, b).",
    "x.grad": "Write the formula as a function f; grad(f)(x) is its gradient at x.",
    "x.backward": "Write the formula as a function f; grad(f)(x) is its gradient at x.",
    "x.detach": "Write x.value, through which no gradient flows.",
    "x.numpy": "Write x.value, through which no gradient flows.",
}
GENERAL = (
    "Write it with functions that have a derivative (nnlib.autodiff.FUNCTIONS lists them), or "
    "give it x.value, through which no gradient flows."
)


def name_of(function: Any) -> str:
    """Name a function of NumPy as a reader would type it.

    Examples
    --------
    >>> name_of(np.exp), name_of(np.linalg.norm)
    ('np.exp', 'np.linalg.norm')
    """
    name, module = function.__name__, getattr(function, "__module__", None) or "numpy"
    if getattr(np, name, None) is function:
        return f"np.{name}"
    return (
        f"{module.replace('numpy', 'np', 1)}.{name}" if module.startswith("numpy.") else str(name)
    )


def refuse_function(function: Any, method: str = "__call__") -> NoReturn:
    """Say that a function takes no Variable."""
    name = name_of(function)
    if method != "__call__":
        name = f"{name}.{method}"
        raise TypeError(f"{name} takes no Variable. {ADVICE.get(name, 'Write it with operators.')}")
    raise TypeError(
        f"{name} takes no Variable, because nnlib.autodiff has no derivative for it. "
        + ADVICE.get(name, GENERAL)
    )


def refuse_attribute(name: str) -> NoReturn:
    """Say that a Variable has no attribute or method of this name."""
    advice = (
        "Look for a function in nnlib.autodiff.FUNCTIONS; where no gradient is needed, take the "
        "plain array x.value."
    )
    raise AttributeError(f"A Variable has no {name}. {ADVICE.get(f'x.{name}', advice)}")


def refuse_options(function: Any, options: Iterable[str]) -> NoReturn:
    """Say that a function takes Variables, but not with these options."""
    name, first = name_of(function), sorted(options)[0]
    advice = {
        "out": "A Variable cannot be written into an array. Write y = ... without out, and "
        "a = a + x instead of a += x.",
        "where": "Write np.where(mask, x, 0.0) before.",
        "dtype": "Write x.astype(dtype) before.",
    }
    raise TypeError(
        f"{name}(..., {first}=...) takes no Variable. " + advice.get(first, f"Leave {first} out.")
    )


def refuse_cut(what: str, advice: str) -> NoReturn:
    """Say that a step would give a plain number, and the gradient would be lost in silence."""
    raise TypeError(
        f"{what} would cut the Variable off from its gradient. {advice} "
        "Where no gradient is needed, write x.value."
    )
