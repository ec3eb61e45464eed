"""From a function to its gradient: run it on Variables, then go back along the tape."""

from collections.abc import Callable
from functools import wraps
from inspect import signature
from typing import Any

import numpy as np

from nnlib.autodiff.nesting import map_arrays
from nnlib.autodiff.operation import Operation
from nnlib.autodiff.tape import gradients
from nnlib.autodiff.variable import Variable
from nnlib.shapes import ShapeError, as_floats

Arguments = int | str | tuple[int | str, ...] | list[int | str]

# Inside another derivative, the argument is a Variable already: start a new one from it.
_start = Operation("start", lambda x: x, lambda g, y, x: g)


def value_and_grad(f: Callable[..., Any], argument: Arguments = 0) -> Callable[..., Any]:
    """Make the function that computes f and its gradient.

    The gradient has the nesting of the argument: for a list of pairs (W, b) it is a list of pairs
    (dW, db). What f does not depend on gets zeros.

    Parameters
    ----------
    f : callable
        Written in NumPy's functions; returns one number, such as a mean loss.
    argument : int or str, or a tuple of them
        Which argument to differentiate with respect to, by place or by name. It may be an array, a
        number, or nested lists, tuples and dictionaries of them. Whole numbers become float64.

    Returns
    -------
    callable
        Takes what f takes, and returns the pair (value, gradient); for several arguments the
        gradient is a tuple.

    Raises
    ------
    TypeError, ValueError
        The callable raises one if f returns something else than one number, the argument is
        missing or holds something else than numbers, or f uses a function without a derivative.

    Notes
    -----
    At a kink a tie with a constant counts as the constant, so `np.maximum(z, 0)` has slope 0 at
    z = 0, like `nnlib.activations.relu`. Two Variables that tie share the gradient, so
    `np.maximum(z, z)` has slope 1. The slope of `abs(z)` at 0 is 0.

    `np.where` computes both of its branches, and an infinite slope in the one that is not chosen
    makes the gradient NaN. Keep it away from there: `np.log(np.where(x > 0, x, 1))`.

    References
    ----------
    Baydin, Pearlmutter, Radul and Siskind (2018), "Automatic differentiation in machine learning:
    a survey", Journal of Machine Learning Research 18(153), 1-43, arXiv 1502.05767.

    Examples
    --------
    >>> def loss(params, x, y):
    ...     W, b = params
    ...     return np.mean((x @ W + b - y) ** 2)
    >>> params = np.array([2.0]), 0.5
    >>> value, (dW, db) = value_and_grad(loss)(params, np.array([[1.0], [3.0]]), [2.0, 6.0])
    >>> float(value), dW, float(db)
    (0.25, array([2.]), 1.0)
    """
    several = isinstance(argument, tuple | list)
    chosen = tuple(argument) if isinstance(argument, tuple | list) else (argument,)
    names = _parameter_names(f, chosen)

    @wraps(f)
    def value_and_gradient(*args: Any, **options: Any) -> Any:
        starts: list[Variable] = []
        inputs: dict[Any, Any] = {**dict(enumerate(args)), **options}
        places = [_place(which, inputs, names) for which in chosen]
        for place in dict.fromkeys(places):
            inputs[place] = map_arrays(_starting(starts), inputs[place], _name(place, names))
        result = f(*[inputs[i] for i in range(len(args))], **{k: inputs[k] for k in options})
        value, found = gradients(_one_number(result, f), starts)
        gradient_of = {id(start): g for start, g in zip(starts, found, strict=True)}
        nested = [map_arrays(lambda v, _: gradient_of[id(v)], inputs[p], "") for p in places]
        return value, tuple(nested) if several else nested[0]

    return value_and_gradient


def grad(f: Callable[..., Any], argument: Arguments = 0) -> Callable[..., Any]:
    """Make the function that computes the gradient of f; see `value_and_grad`.

    Parameters
    ----------
    f : callable
        Written in NumPy's functions; returns one number.
    argument : int or str, or a tuple of them
        Which argument to differentiate with respect to.

    Returns
    -------
    callable
        Takes what f takes, and returns the gradient, nested like the argument.

    Raises
    ------
    TypeError, ValueError
        As `value_and_grad` does.

    Examples
    --------
    >>> slope = grad(lambda x: x**3)
    >>> float(slope(2.0)), float(grad(slope)(2.0))  # 3x² and 6x
    (12.0, 12.0)
    >>> grad(lambda params: params["a"] * params["b"] ** 2)({"a": 2.0, "b": 3.0})
    {'a': np.float64(9.0), 'b': np.float64(12.0)}
    """
    both = value_and_grad(f, argument)

    @wraps(f)
    def gradient(*args: Any, **options: Any) -> Any:
        return both(*args, **options)[1]

    return gradient


def _parameter_names(f: Callable[..., Any], chosen: tuple[Any, ...]) -> list[str]:
    """Check what is to be differentiated, and read the names of its parameters."""
    if not callable(f):
        raise TypeError(f"f must be a function, but it is {f!r}. Write grad(f)(x), not grad(f(x)).")
    for which in chosen:
        if isinstance(which, bool) or not isinstance(which, int | str):
            raise TypeError(
                f"argument must be a place or a name, but it is {which!r}. "
                "Write for example argument=0, argument='W' or argument=(0, 1)."
            )
    try:
        return list(signature(f).parameters)
    except ValueError:  # some functions written in C do not tell
        return []


def _place(which: int | str, inputs: dict[Any, Any], names: list[str]) -> Any:
    """Find the chosen argument among those of a call, which may come by place or by name."""
    if isinstance(which, int):
        same: list[Any] = names[which : which + 1] if which >= 0 else []
    else:
        same = [i for i, name in enumerate(names) if name == which]
    for place in (which, *same):
        if place in inputs:
            return place
    raise TypeError(
        f"The gradient is with respect to argument {which!r}, but the call has only "
        f"{list(inputs)}. Hand that argument over, or choose another: argument=0."
    )


def _name(place: int | str, names: list[str]) -> str:
    """Name an argument as the function does."""
    if isinstance(place, str):
        return place
    return names[place] if place < len(names) else f"argument {place}"


def _starting(starts: list[Variable]) -> Callable[[Any, str], Variable]:
    """Make the function that turns an array into a Variable, and notes it in `starts`."""

    def start(array: Any, name: str) -> Variable:
        if array is None or isinstance(array, str) or callable(array):
            raise TypeError(
                f"{name} must be a number or an array, but it is {array!r}. "
                "Give f what is not to be differentiated as another argument."
            )
        is_variable = isinstance(array, Variable)
        starts.append(_start(array) if is_variable else Variable(as_floats(array, name)))
        return starts[-1]

    return start


def _one_number(result: Any, f: Callable[..., Any]) -> Variable:
    """Refuse what is not one number."""
    name = getattr(f, "__name__", "f")
    if isinstance(result, Variable | np.ndarray) and result.ndim > 0:
        raise ShapeError(
            f"{name} must return one number, but it returned shape {result.shape}. "
            "Write .sum() or .mean() at the end of what it returns."
        )
    if isinstance(result, Variable):
        return result
    if result is None or isinstance(result, str | list | tuple | dict):
        raise TypeError(
            f"{name} must return one number, but it returned {result!r}. "
            "Let it end with: return loss."
        )
    return Variable(result)  # it depends on nothing
