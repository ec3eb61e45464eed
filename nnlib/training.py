"""Training: look at some examples, find the slope of the loss, take a step down; again and again.

One pass over all examples is an epoch. What happened is kept in a `History`.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from nnlib.losses import Loss
from nnlib.network import Network
from nnlib.optimizers import Optimizer
from nnlib.shapes import Array, Rng, check_count, check_finite, check_rng


@dataclass(frozen=True, eq=False)
class History:
    """What happened in training, one entry per epoch.

    Attributes
    ----------
    loss : ndarray of shape (n_epochs,)
        Mean loss over the examples, each batch as it was before its step.
    validation_loss : ndarray of shape (n_epochs,), or None
        Loss on the validation set after the epoch; None without one.
    parameters : ndarray of shape (n_epochs + 1, n_parameters), or None
        Row 0 is where training started, row e where epoch e ended; None without `record=True`.
    """

    loss: Array
    validation_loss: Array | None = None
    parameters: Array | None = None

    @property
    def n_epochs(self) -> int:
        """How many epochs there were."""
        return len(self.loss)

    def __repr__(self) -> str:
        return f"History({self.n_epochs} epochs, loss {self.loss[0]:.4g} → {self.loss[-1]:.4g})"


def train(
    net: Network,
    X: ArrayLike,
    y: ArrayLike,
    *,
    loss: Loss,
    optimizer: Optimizer,
    n_epochs: int,
    rng: Rng,
    batch_size: int | None = None,
    validation: tuple[ArrayLike, ArrayLike] | None = None,
    record: bool = False,
    callback: Callable[[int, float], None] | None = None,
) -> History:
    """Train a network in place.

    Parameters
    ----------
    net : Network
        Its parameters are changed.
    X : array_like of shape (n_samples, n_in)
        Training examples.
    y : array_like of shape (n_samples,)
        Their targets, as `loss` takes them.
    loss : BinaryCrossEntropy or another loss
    optimizer : SGD or another optimizer
    n_epochs : int
        How often to go through all examples.
    rng : random generator
        Draws the order of the examples anew in each epoch, if they come in batches.
    batch_size : int, optional
        Examples per step; all of them if it is left out. The last batch may be smaller.
    validation : tuple (X_val, y_val), optional
        Examples that are only measured, never learned from.
    record : bool
        Whether to keep the parameters of every epoch.
    callback : callable, optional
        Called as `callback(epoch, loss)` after each epoch, counted from 1.

    Returns
    -------
    History

    Raises
    ------
    FloatingPointError
        If the loss or a parameter becomes NaN or infinite; names the epoch and the layer.
    ShapeError, ValueError, TypeError
        If an argument is not as described.

    Examples
    --------
    >>> from nnlib import SGD, BinaryCrossEntropy, Dense, datasets
    >>> rng = np.random.default_rng(0)
    >>> X, y = datasets.blobs(100, rng=rng)
    >>> net = Network([Dense(2, 1, rng=rng)])
    >>> history = train(
    ...     net, X, y, loss=BinaryCrossEntropy(), optimizer=SGD(0.5), n_epochs=50, rng=rng
    ... )
    >>> bool(history.loss[-1] < history.loss[0])
    True
    """
    _check_parts(net, loss, optimizer)
    X, Y = _check_examples(net, loss, X, y, "X", "y")
    unseen = _check_validation(net, loss, validation)
    n_epochs, rng = check_count(n_epochs, "n_epochs"), check_rng(rng)
    size = len(X) if batch_size is None else check_count(batch_size, "batch_size")
    losses, validation_losses, path = [], [], [net.parameters.copy()]
    for epoch in range(1, n_epochs + 1):
        with np.errstate(all="ignore"):  # what overflows is caught, and explained, just below
            losses.append(_run_epoch(net, X, Y, loss, optimizer, size, rng))
        if not (np.isfinite(losses[-1]) and np.isfinite(net.parameters).all()):
            raise FloatingPointError(_explain_divergence(net, X, epoch, losses[-1], optimizer))
        if unseen is not None:
            Z = net.apply(unseen[0])
            validation_losses.append(loss.value_and_gradient_unchecked(Z, unseen[1])[0])
        if record:
            path.append(net.parameters.copy())
        if callback is not None:
            callback(epoch, losses[-1])
    net.forget()  # so that no `backward` can pick up the last batch
    return History(
        np.array(losses),
        np.array(validation_losses) if unseen is not None else None,
        np.array(path) if record else None,
    )


def _check_parts(net: object, loss: object, optimizer: object) -> None:
    """Refuse what is no network, no loss or no optimizer, among them classes without ()."""
    if not isinstance(net, Network):
        raise TypeError(f"net must be a Network, but it is {net!r}. Write Network([...]).")
    check_finite(net.parameters, "net.parameters")
    if isinstance(loss, type) or not hasattr(loss, "value_and_gradient_unchecked"):
        raise TypeError(
            f"loss must be a loss, such as BinaryCrossEntropy(), but it is {loss!r}. "
            "Write loss=BinaryCrossEntropy()."
        )
    if isinstance(optimizer, type) or not hasattr(optimizer, "step_unchecked"):
        raise TypeError(
            f"optimizer must be an optimizer, such as SGD(0.1), but it is {optimizer!r}. "
            "Write optimizer=SGD(learning_rate=0.1)."
        )


def _check_validation(
    net: Network, loss: Loss, validation: tuple[ArrayLike, ArrayLike] | None
) -> tuple[Array, Array] | None:
    """Check the validation set, if there is one."""
    if validation is None:
        return None
    if not isinstance(validation, tuple | list) or len(validation) != 2:
        raise TypeError(
            f"validation must be a pair (X_val, y_val), but it is {validation!r}. "
            "Keep some examples apart and write validation=(X_val, y_val)."
        )
    return _check_examples(net, loss, validation[0], validation[1], "X_val", "y_val")


def _check_examples(
    net: Network, loss: Loss, X: ArrayLike, y: ArrayLike, X_name: str, y_name: str
) -> tuple[Array, Array]:
    """Check examples and targets once, so that no batch has to be checked again."""
    table = net.check_inputs(X, X_name)
    targets = loss.as_targets(y, len(table), y_name).astype(net.dtype)
    loss.check_fit(net.apply(table[:1]).shape[1], targets, y_name)
    return table, targets


def _run_epoch(
    net: Network, X: Array, Y: Array, loss: Loss, optimizer: Optimizer, size: int, rng: Rng
) -> float:
    """Go once through all examples and return their mean loss."""
    n_samples, total = len(X), 0.0
    if size < n_samples:
        order = rng.permutation(n_samples)
        X, Y = X[order], Y[order]
    for start in range(0, n_samples, size):
        X_batch, Y_batch = X[start : start + size], Y[start : start + size]
        Z = net.forward_unchecked(X_batch, training=True)
        value, dZ = loss.value_and_gradient_unchecked(Z, Y_batch)
        net.backward_unchecked(dZ, input_gradient=False)
        optimizer.step_unchecked(net.parameters, net.gradients)
        total += value * len(X_batch)
    return total / n_samples


def _explain_divergence(
    net: Network, X: Array, epoch: int, value: float, optimizer: Optimizer
) -> str:
    """Find the first layer with numbers that are not finite, and name the usual cause."""
    A, place = X, "no single layer"
    with np.errstate(all="ignore"):
        for index, layer in enumerate(net.layers):
            A = layer.apply(A)
            if not (np.isfinite(layer.parameters).all() and np.isfinite(A).all()):
                place = f"layers[{index}], {layer!r}"
                break
    return (
        f"In epoch {epoch} the loss is {value:.3g} and training cannot go on: the first layer with "
        f"numbers that are not finite is {place}. The usual cause is a learning rate that is too "
        f"large for these inputs; the optimizer is {optimizer!r}. Make the network anew and train "
        "it with a tenth of that rate, or with inputs scaled to about −1 to 1."
    )
