"""Comparing every gradient of a network with finite differences, layer by layer and as a whole."""

from __future__ import annotations

import copy
from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import Protocol

import numpy as np
from numpy.typing import ArrayLike

from nnlib.gradcheck.differences import numerical_gradient
from nnlib.shapes import Array, as_floats, check_positive, in_words

VANISHING = 1e-8  # a gradient whose norm is below this says nothing


_Run = Callable[[Array], Array]


class GradientError(ValueError):
    """A gradient differs from what finite differences give."""


class _Layer(Protocol):
    @property
    def shapes(self) -> dict[str, tuple[int, ...]]: ...

    forward: Callable[..., Array]

    def backward(self, dZ: ArrayLike, /) -> Array | None: ...


class _Network(Protocol):
    @property
    def layers(self) -> Sequence[_Layer]: ...
    @property
    def parameters(self) -> Array: ...
    @property
    def gradients(self) -> Array: ...

    forward: Callable[..., Array]

    def backward(self, dZ: ArrayLike, /) -> Array | None: ...


class _Loss(Protocol):
    def value_and_gradient(self, Z: ArrayLike, y: ArrayLike, /) -> tuple[float, Array]: ...


def check_gradients(
    net: _Network,
    X: ArrayLike,
    y: ArrayLike,
    *,
    loss: _Loss,
    tolerance: float = 1e-6,
    may_vanish: Collection[str] = (),
    training: bool = False,
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
    training : bool
        Whether to check the network as it is in training, with batch statistics.

    Raises
    ------
    GradientError
        If a gradient is wrong or vanishes; names the layer, the array and its worst entry.
    TypeError
        If `net` is no network, `loss` no loss or `may_vanish` no collection of names.
    ValueError
        If the network is in float32 or gives other outputs in every call, as Dropout does in
        training, or if `X` or `y` is not what `forward` and `loss` need.

    Examples
    --------
    >>> from nnlib import BinaryCrossEntropy, Dense, Network
    >>> net = Network([Dense(2, 1, rng=np.random.default_rng(0))])
    >>> check_gradients(net, [[1.0, 2.0]], [1], loss=BinaryCrossEntropy())
    """
    _check_arguments(net, loss, may_vanish)
    net = copy.deepcopy(net)
    if net.parameters.dtype != np.float64:
        raise ValueError(
            f"net must be in float64, but it is in {net.parameters.dtype}. "
            "Build it without dtype=np.float32 for the check."
        )
    compare = partial(
        _compare, tolerance=check_positive(tolerance, "tolerance"), may_vanish=may_vanish
    )
    # A layer of the reader's own may have a forward without `training`.
    options = {"training": True} if training else {}
    Z = net.forward(X, **options)
    if not np.array_equal(Z, net.forward(X, **options), equal_nan=True):
        raise ValueError(
            "net must give the same outputs in every call, but it gives others each time, as "
            "Dropout does in training. Leave out training=True."
        )
    dZ = loss.value_and_gradient(Z, y)[1]
    compare("dZ", "the loss", dZ, lambda Z: loss.value_and_gradient(Z, y)[0], Z)
    inputs, runs = [as_floats(X, "X")], [partial(part.forward, **options) for part in net.layers]
    for run in runs:
        inputs.append(run(inputs[-1]))
    for index in reversed(range(len(net.layers))):
        _check_layer(net.layers[index], runs[index], inputs[index], f"layers[{index}].", compare)
    run = partial(net.forward, **options)
    _check_whole(net, run, inputs[0], dZ, lambda Z: loss.value_and_gradient(Z, y)[0], compare)


def _check_arguments(net: object, loss: object, may_vanish: object) -> None:
    """Refuse what is no network, no loss, or one name in place of a collection."""
    if not all(hasattr(net, name) for name in ("layers", "forward", "backward")):
        raise TypeError(f"net must be a Network, but it is {in_words(net)}. Write Network([...]).")
    if isinstance(loss, type) or not hasattr(loss, "value_and_gradient"):
        raise TypeError(
            f"loss must be a loss, such as BinaryCrossEntropy(), but it is {in_words(loss)}. "
            "Write loss=BinaryCrossEntropy()."
        )
    if isinstance(may_vanish, str) or not isinstance(may_vanish, Collection):
        raise TypeError(
            f"may_vanish must be a list of names, but it is {in_words(may_vanish)}. "
            "Write for example may_vanish=['dX']."
        )


def _check_layer(
    layer: _Layer, run: _Run, X: Array, place: str, compare: Callable[..., None]
) -> None:
    """Check a layer by itself: the gradients of Σ C ⊙ Z for an error signal C of order 1."""
    Z = run(X)
    C = np.cos(1.0 + np.arange(Z.size)).reshape(Z.shape)
    dX = layer.backward(C)
    gradients = {name: getattr(layer, "d" + name).copy() for name in layer.shapes}
    compare(place + "dX", repr(layer), dX, lambda X: (C * run(X)).sum(), X)
    for name, gradient in gradients.items():
        start = getattr(layer, name).copy()

        def output(values: Array, name: str = name) -> float:
            setattr(layer, name, values)
            return float((C * run(X)).sum())

        compare(f"{place}d{name}", repr(layer), gradient, output, start)
        setattr(layer, name, start)


def _check_whole(
    net: _Network, run: _Run, X: Array, dZ: Array, value: Callable[[Array], float],
    compare: Callable[..., None],
) -> None:  # fmt: skip
    """Check that the network chains its layers rightly: the gradients of the loss itself."""
    run(X)
    dX = net.backward(dZ)
    gradients, start = net.gradients.copy(), net.parameters.copy()
    compare("dX", "the whole network", dX, lambda X: value(run(X)), X)

    def loss_at(parameters: Array) -> float:
        net.parameters[:] = parameters
        return value(run(X))

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
