"""Many networks of one shape trained side by side: how much of a result is chance?

One network is one draw of the starting weights. A hundred show how often training ends well.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from nnlib.layers import Activation, Dense
from nnlib.losses import Loss
from nnlib.network import Network
from nnlib.optimizers import Optimizer
from nnlib.regularizers import Penalty
from nnlib.shapes import Array, Rng, check_count, check_rng
from nnlib.training.divergence import explain_divergence
from nnlib.training.examples import Examples, check_parts, read_examples
from nnlib.training.stacked import StackedNetwork


def train_many(
    make_network: Callable[[Rng], Network],
    X: ArrayLike,
    y: ArrayLike,
    *,
    n_networks: int,
    loss: Loss,
    optimizer: Optimizer,
    n_epochs: int,
    rng: Rng,
    batch_size: int | None = None,
    penalty: Penalty | None = None,
) -> tuple[list[Network], Array]:
    """Train networks of one shape from different starts, side by side in one array.

    Each has a generator of its own, for its starting weights and the order of its examples. What
    comes out is what `train` gives for each by itself, to rounding:
    `for own in generators(rng, n_networks): net = make_network(own); train(net, ..., rng=own)`.

    Parameters
    ----------
    make_network : callable
        Takes a random generator and returns a new Network of Dense and Activation layers.
    X : array_like of shape (n_samples, n_in)
    y : array_like of shape (n_samples,)
        Targets, as `loss` takes them.
    n_networks : int
    loss : BinaryCrossEntropy or another loss
    optimizer : SGD or another optimizer
        It moves all networks, each by its own slopes.
    n_epochs : int
    rng : random generator
        Gives each network its generator.
    batch_size : int, optional
        Examples per step; all of them if it is left out.
    penalty : L1, L2 or another penalty, optional

    Returns
    -------
    nets : list of Network
    losses : ndarray of shape (n_networks, n_epochs)
        Mean loss of each over its examples, each batch as it was before its step. To draw them
        write `plots.loss_curve(ax, [History(loss=row) for row in losses])`.

    Raises
    ------
    FloatingPointError
        If the loss or a parameter of a network becomes NaN or infinite.
    ShapeError, ValueError, TypeError
        If an argument is not as described, among them networks that differ in shape.

    Examples
    --------
    >>> from nnlib import SGD, BinaryCrossEntropy, datasets
    >>> rng = np.random.default_rng(0)
    >>> X, y = datasets.xor(40, rng=rng)
    >>> nets, losses = train_many(
    ...     lambda rng: Network([Dense(2, 3, rng=rng), Activation("tanh"), Dense(3, 1, rng=rng)]),
    ...     X, y, n_networks=5, loss=BinaryCrossEntropy(), optimizer=SGD(0.5), n_epochs=10, rng=rng,
    ... )
    >>> len(nets), losses.shape
    (5, (5, 10))
    """
    rngs = generators(rng, check_count(n_networks, "n_networks"))
    n_epochs = check_count(n_epochs, "n_epochs")
    nets = [make_network(own) for own in rngs]
    for net in nets:
        check_parts(net, loss, optimizer, penalty)
    _check_alike(nets)
    examples = read_examples(nets[0], loss, X, y)
    size = len(examples.X) if batch_size is None else check_count(batch_size, "batch_size")
    stack, losses = StackedNetwork(nets), np.empty((len(nets), n_epochs))
    step = ManySteps(stack, loss, optimizer, penalty, nets[0].is_weight)
    for epoch in range(n_epochs):
        with np.errstate(all="ignore"):  # what overflows is caught, and explained, just below
            losses[:, epoch] = _run_epoch(step, examples, size, rngs)
        is_fine = np.isfinite(losses[:, epoch]) & np.isfinite(stack.parameters).all(axis=1)
        if not is_fine.all():
            _stop(nets, stack, int(np.argmin(is_fine)), examples, epoch, losses, optimizer)
    for net, parameters in zip(nets, stack.parameters, strict=True):
        net.parameters = parameters
    return nets, losses


def generators(rng: Rng, n: int) -> list[np.random.Generator]:
    """Make generators whose numbers have nothing to do with one another.

    Parameters
    ----------
    rng : random generator
        Draws their seeds.
    n : int
        How many to make.

    Returns
    -------
    list of Generator

    Examples
    --------
    >>> len(generators(np.random.default_rng(0), 3))
    3
    """
    seeds = check_rng(rng).uniform(0.0, 2.0**53, (n,))
    return [np.random.default_rng(int(seed)) for seed in seeds]


class ManySteps:
    """Takes steps of all networks at once, unchecked."""

    def __init__(
        self, stack: StackedNetwork, loss: Loss, optimizer: Optimizer, penalty: Penalty | None,
        is_weight: Array,
    ) -> None:  # fmt: skip
        self.stack, self.loss, self.optimizer, self.penalty = stack, loss, optimizer, penalty
        self.is_weight = np.tile(is_weight, len(stack.parameters))  # of all networks, end to end

    def take(self, X: Array, Y: Array) -> Array:
        """Move all networks; return the mean loss of each before, of shape (n_networks,)."""
        stack = self.stack
        Z = stack.forward(X)  # (n_networks, n_out, n_samples)
        m, n_out, n = Z.shape
        rows = np.broadcast_to(Y, (m, n, Y.shape[-1])).reshape(m * n, -1)
        each, dZ = self.loss.each(Z.swapaxes(1, 2).reshape(m * n, n_out), rows)
        dZ /= n
        stack.backward(np.ascontiguousarray(dZ.reshape(m, n, n_out).swapaxes(1, 2)))
        if self.penalty is not None:
            _, gradient = self.penalty.value_and_gradient(stack.parameters.ravel(), self.is_weight)
            stack.gradients += gradient.reshape(stack.gradients.shape)
        self.optimizer.step_unchecked(stack.parameters, stack.gradients)
        means: Array = each.reshape(m, n).mean(axis=1)
        return means


def _run_epoch(
    step: ManySteps, examples: Examples, size: int, rngs: list[np.random.Generator]
) -> Array:
    """Go once through all examples; return the mean loss of each network."""
    n_samples = len(examples.X)
    if size >= n_samples:
        return step.take(examples.X, examples.Y)
    orders = np.stack([own.permutation(n_samples) for own in rngs])  # (n_networks, n_samples)
    total = np.zeros(len(rngs))
    for start in range(0, n_samples, size):
        rows = orders[:, start : start + size]
        total += step.take(examples.X[rows], examples.Y[rows]) * rows.shape[1]
    return total / n_samples


def _check_alike(nets: list[Network]) -> None:
    """Refuse networks that cannot stand side by side."""
    for index, layer in enumerate(nets[0].layers):
        if type(layer) not in (Dense, Activation):
            raise TypeError(
                f"train_many knows Dense and Activation layers, but layers[{index}] is {layer!r}. "
                "Train such networks one by one: [train(make_network(rng), ...) for ...]."
            )
    for index, net in enumerate(nets):
        if repr(net) != repr(nets[0]) or net.dtype is not nets[0].dtype:
            raise ValueError(
                f"make_network must give networks of one shape, but network 0 is {nets[0]!r} and "
                f"network {index} is {net!r}. Draw only the weights at random."
            )
        if any(net is other for other in nets[:index]):
            raise ValueError(
                "make_network must give a new network in each call, but it gave one twice. "
                "Write lambda rng: Network([...]), with the layers inside."
            )


def _stop(
    nets: list[Network], stack: StackedNetwork, index: int, examples: Examples, epoch: int,
    losses: Array, optimizer: Optimizer,
) -> None:  # fmt: skip
    """Say which network cannot go on, and why."""
    nets[index].parameters[:] = stack.parameters[index]
    reason = explain_divergence(
        nets[index], examples.X, epoch + 1, float(losses[index, epoch]), optimizer
    )
    raise FloatingPointError(f"Network {index} of {len(nets)}: {reason}")
