"""The operation: one step of the tape, with a way forward and a way back.

Forward computes y from the inputs. Back takes g, the derivative of the final result with respect
to y, and gives the derivative with respect to one of the inputs. Both are written in NumPy's
functions, so the way back works on Variables too, and can itself be differentiated.
"""

from collections.abc import Callable
from inspect import signature
from typing import Any

import numpy as np

from nnlib.autodiff.variable import Variable
from nnlib.shapes import Array

Function = Callable[..., Any]


class Operation:
    """A function of arrays, and for each of its inputs the rule for the way back.

    Parameters
    ----------
    name : str
        As the tape shows it.
    forward : callable
        Takes plain inputs and options, and returns y.
    *pullbacks : callable
        One for each input: takes g, y, the inputs and the options, and returns the derivative of
        the final result with respect to that input.
    """

    def __init__(self, name: str, forward: Function, *pullbacks: Function) -> None:
        self.name, self.forward, self.pullbacks = name, forward, pullbacks

    def __call__(self, *inputs: Any, **options: Any) -> Any:
        """Compute y, and remember how if a Variable is among the inputs."""
        kept = tuple([x if isinstance(x, Variable) else constant(x) for x in inputs])
        y = self.forward(*[plain(x) for x in kept], **options)
        if any(isinstance(x, Variable) for x in kept):
            return Variable.computed(y, self, kept, options)
        return y

    def pull(self, position: int, g: Any, y: Any, inputs: tuple[Any, ...], options: Any) -> Any:
        """Carry g back from y to one of the inputs."""
        return self.pullbacks[position](g, y, *inputs, **options)

    def __repr__(self) -> str:
        return f"Operation({self.name!r})"


class Elementwise(Operation):
    """A function of single entries: back through it, g is multiplied by the slope there.

    Parameters
    ----------
    function : numpy.ufunc
    *slopes : callable
        One for each input: takes y and the inputs, and returns the partial derivative of y.
    """

    def __init__(self, function: np.ufunc, *slopes: Function) -> None:
        super().__init__(function.__name__, function, *slopes)

    def pull(self, position: int, g: Any, y: Any, inputs: tuple[Any, ...], options: Any) -> Any:
        """Apply the chain rule at each entry: g ⊙ ∂y/∂x, summed where x was used several times."""
        return sum_to(g * self.pullbacks[position](y, *inputs), inputs[position])


class OfMany(Operation):
    """A function of any number of arrays: its one rule is told the position of the input."""

    def pull(self, position: int, g: Any, y: Any, inputs: tuple[Any, ...], options: Any) -> Any:
        """Carry g back from y to one of the inputs."""
        return self.pullbacks[0](position, g, y, inputs, **options)


def plain(x: Any) -> Any:
    """Return the plain value of a Variable, and anything else as it is."""
    return x.value if isinstance(x, Variable) else x


def constant(x: Any) -> Any:
    """Check an input that is no Variable, and copy it, as its owner may change it later."""
    if isinstance(x, float | int | np.floating | np.integer | np.bool_):
        return x
    if np.ma.isMaskedArray(x):
        raise TypeError(
            "An array next to a Variable hides entries behind a mask. Fill them first: a.filled(0)."
        )
    array = np.asarray(x)
    if array.dtype.kind not in "biuf":
        raise TypeError(
            f"What is computed with a Variable must be numbers, but it is {x!r}. If they are "
            "numbers underneath, write np.asarray(a, dtype=float)."
        )
    if array.flags.owndata and not array.flags.writeable:
        return array
    copied: Array = array.copy(order="K")
    copied.setflags(write=False)
    return copied


def sum_to(g: Any, x: Any) -> Any:
    """Undo broadcasting: an entry of x that was used several times collects all its gradients."""
    shape = x.shape
    if g.shape != shape:
        n_new = g.ndim - len(shape)
        stretched = [i + n_new for i, n in enumerate(shape) if n == 1 and g.shape[i + n_new] != 1]
        g = np.reshape(np.sum(g, axis=(*range(n_new), *stretched)), shape)
    return g if g.dtype == x.dtype else as_type(g, dtype=x.dtype)


# float32 next to float64 gives float64; the gradient of the float32 array is float32 again.
as_type: Operation = Operation(
    "astype",
    lambda x, dtype: x.astype(dtype),
    lambda g, y, x, dtype: as_type(g, dtype=x.dtype),
)


def with_options_of(function: Function, rule: Function) -> Function:
    """Let a rule be called like the NumPy function that it answers for, but without `out`."""
    if not isinstance(function, np.ufunc):  # those take no options here at all
        known = signature(function)
        kept = [parameter for name, parameter in known.parameters.items() if name != "out"]
        rule.__signature__ = known.replace(parameters=kept)  # type: ignore[attr-defined]
    return rule
