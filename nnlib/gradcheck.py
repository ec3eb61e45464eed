"""Checking gradients: wiggle a number, see how far the loss moves, compare with the formula.

The wiggle (finite differences) is slow and blunt but cannot be derived wrongly, so it judges every
`backward` in this library, and yours.
"""

import copy
from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import Any, Protocol

import numpy as np
from numpy.typing import ArrayLike

from nnlib.shapes import Array, ShapeError, as_floats, check_finite, check_positive

VANISHING = 1e-8  # a gradient whose norm is below this says nothing


class GradientError(ValueError):
    """A gradient differs from what finite differences give."""


class _Layer(Protocol):
    @property
    def shapes(self) -> dict[str, tuple[int, ...]]: ...
    def forward(self, X: ArrayLike, /) -> Array: ...
    def backward(self, dZ: ArrayLike, /) -> Array | None: ...


class _Network(Protocol):
    @property
    def layers(self) -> Sequence[_Layer]: ...
    @property
    def parameters(self) -> Array: ...
    @property
    def gradients(self) -> Array: ...
    def forward(self, X: ArrayLike, /) -> Array: ...
    def backward(self, dZ: ArrayLike, /) -> Array | None: ...


class _Loss(Protocol):
    def value_and_gradient(self, Z: ArrayLike, y: ArrayLike, /) -> tuple[float, Array]: ...


def numerical_gradient(f: Callable[[Array], float], x: ArrayLike, *, step: float = 1e-5) -> Array:
    """Estimate the gradient of `f` at `x` by central differences.

    Entry i is (f(x + h eᵢ) − f(x − h eᵢ)) / 2h, with h = step · max(1, abs(xᵢ)). Two calls of `f`
    for every entry of `x`: a tool for checking, not for training.

    Parameters
    ----------
    f : callable
        Takes an array of the shape of `x` and returns one number.
    x : array_like
    step : float
        The default balances the error of the formula, of order h², against rounding, of order 1/h.

    Returns
    -------
    ndarray of the shape of `x`

    Raises
    ------
    ShapeError
        If `f` returns more than one number.
    ValueError, TypeError
        If `x` or what `f` returns is not finite numbers, or `step` not a number above 0.

    Examples
    --------
    >>> numerical_gradient(lambda x: x[0] ** 2 + 3 * x[1], [2.0, 1.0]).round(6)
    array([4., 3.])
    """
    x = np.array(as_floats(x, "x"), dtype=np.float64)
    check_finite(x, "x")
    gradient = np.empty_like(x)
    widths = check_positive(step, "step") * np.maximum(1.0, np.abs(x))
    for index in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[index] += widths[index]
        down[index] -= widths[index]
        # Divide by the difference as it was rounded, not by the one intended.
        gradient[index] = (_one_number(f(up)) - _one_number(f(down))) / (up[index] - down[index])
    return gradient[()]


def _one_number(value: Any) -> float:
    number = as_floats(value, "f(x)")
    if number.size != 1:
        raise ShapeError(
            f"f must return one number, but it returned shape {number.shape}. "
            "Sum over the entries, for example lambda x: f(x).sum()."
        )
    check_finite(number, "f(x)")
    return float(number.reshape(()))


def check_gradients(
    net: _Network,
    X: ArrayLike,
    y: ArrayLike,
    *,
    loss: _Loss,
    tolerance: float = 1e-6,
    may_vanish: Collection[str] = (),
) -> None:
    """Compare every gradient of a network with finite differences; say nothing if they agree.

    First the derivative of the loss, then each layer by itself from last to first (its inputs and
    each parameter array), then the network as a whole. An array passes if
    ‖g − ĝ‖ < tolerance · max(‖g‖, ‖ĝ‖), give or take what rounding does to ĝ. Works on a copy.

    Parameters
    ----------
    net : Network
        In float64; finite differences are too coarse for float32.
    X : array_like of shape (n_samples, n_in)
        A few examples are enough. No sum inside the network should lie within 0.001 of a kink,
        such as relu at 0, where a wiggle feels both sides.
    y : array_like
        Targets, as `loss` takes them.
    loss : BinaryCrossEntropy or another loss
    tolerance : float
    may_vanish : collection of str
        Gradients that are expected to be 0, named as in the message: "layers[1].dX". Any other
        that is 0 throughout counts as a failure, because then nothing was checked.

    Raises
    ------
    GradientError
        If a gradient is wrong or vanishes; names the layer, the array and its worst entry.
    ValueError
        If the network is in float32, or `X` or `y` is not what `forward` and `loss` need.

    Examples
    --------
    >>> from nnlib import BinaryCrossEntropy, Dense, Network
    >>> net = Network([Dense(2, 1, rng=np.random.default_rng(0))])
    >>> check_gradients(net, [[1.0, 2.0]], [1], loss=BinaryCrossEntropy())
    """
    net = copy.deepcopy(net)
    if net.parameters.dtype != np.float64:
        raise ValueError(
            f"net must be in float64, but it is in {net.parameters.dtype}. "
            "Build it without dtype=np.float32 for the check."
        )
    compare = partial(
        _compare, tolerance=check_positive(tolerance, "tolerance"), may_vanish=may_vanish
    )
    Z = net.forward(X)
    dZ = loss.value_and_gradient(Z, y)[1]
    compare("dZ", "the loss", dZ, lambda Z: loss.value_and_gradient(Z, y)[0], Z)
    inputs = [as_floats(X, "X")]
    for layer in net.layers:
        inputs.append(layer.forward(inputs[-1]))
    for index in reversed(range(len(net.layers))):
        _check_layer(net.layers[index], inputs[index], f"layers[{index}].", compare)
    _check_whole(net, inputs[0], dZ, lambda Z: loss.value_and_gradient(Z, y)[0], compare)


def _check_layer(layer: _Layer, X: Array, place: str, compare: Callable[..., None]) -> None:
    """Check a layer by itself: the gradients of Σ C ⊙ Z for an error signal C of order 1."""
    Z = layer.forward(X)
    C = np.cos(1.0 + np.arange(Z.size)).reshape(Z.shape)
    dX = layer.backward(C)
    gradients = {name: getattr(layer, "d" + name).copy() for name in layer.shapes}
    compare(place + "dX", repr(layer), dX, lambda X: (C * layer.forward(X)).sum(), X)
    for name, gradient in gradients.items():
        start = getattr(layer, name).copy()

        def output(values: Array, name: str = name) -> float:
            setattr(layer, name, values)
            return float((C * layer.forward(X)).sum())

        compare(f"{place}d{name}", repr(layer), gradient, output, start)
        setattr(layer, name, start)


def _check_whole(
    net: _Network,
    X: Array,
    dZ: Array,
    value: Callable[[Array], float],
    compare: Callable[..., None],
) -> None:
    """Check that the network chains its layers rightly: the gradients of the loss itself."""
    net.forward(X)
    dX = net.backward(dZ)
    gradients, start = net.gradients.copy(), net.parameters.copy()
    compare("dX", "the whole network", dX, lambda X: value(net.forward(X)), X)

    def loss_at(parameters: Array) -> float:
        net.parameters[:] = parameters
        return value(net.forward(X))

    if start.size > 0:
        compare("gradients", "the whole network", gradients, loss_at, start)


def _compare(
    name: str,
    owner: str,
    g: Array | None,
    f: Callable[[Array], float],
    x: Array,
    *,
    tolerance: float,
    may_vanish: Collection[str],
) -> None:
    """Raise GradientError unless g agrees with the finite differences of f at x."""
    if g is None or g.shape != x.shape:
        found = "is None" if g is None else f"has shape {g.shape}"
        raise GradientError(f"{name} of {owner} must have shape {x.shape}, but it {found}.")
    estimate = numerical_gradient(f, x)
    size = max(np.linalg.norm(g), np.linalg.norm(estimate))
    if size < VANISHING and name not in may_vanish:
        raise GradientError(
            f"{name} of {owner} vanishes, so there is nothing to compare. Choose other inputs (a "
            f"unit may be silent or saturated), or, if it has to be 0, write may_vanish=[{name!r}]."
        )
    # Rounding in f, divided by 2h, ends up in the estimate; it shows where the gradient is tiny.
    rounding = 1e-10 * np.sqrt(x.size) * max(1.0, abs(float(f(x))))
    error = np.linalg.norm(g - estimate)
    if not error < tolerance * size + rounding:  # so written, NaN fails
        gap = np.where(np.isnan(g), np.inf, abs(g - estimate))
        worst = np.unravel_index(np.argmax(gap), g.shape)
        raise GradientError(
            f"{name}[{', '.join(str(int(i)) for i in worst)}] of {owner} is {g[worst]:.6g}, but "
            f"finite differences give {estimate[worst]:.6g}; the relative error of {name} is "
            f"{error / size:.1e}, allowed is {tolerance:.0e}. Look at the formula in that "
            "backward, or choose inputs that lie on no kink."
        )
