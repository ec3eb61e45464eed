"""Training: look at some examples, find the slope of the loss, take a step down; again and again.

One pass over all examples is an epoch. What happened is kept in a `History`.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike

from nnlib.losses import Loss
from nnlib.network import Network
from nnlib.optimizers import Optimizer
from nnlib.regularizers import Penalty
from nnlib.shapes import Array, Rng, check_count, check_rng
from nnlib.training.divergence import explain_divergence, explain_validation
from nnlib.training.early_stopping import EarlyStopping, Watch
from nnlib.training.examples import Examples, check_parts, read_examples, read_validation
from nnlib.training.history import History
from nnlib.training.step import take_step


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
    sample_weight: ArrayLike | None = None,
    validation: tuple[ArrayLike, ArrayLike] | None = None,
    penalty: Penalty | None = None,
    early_stopping: EarlyStopping | None = None,
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
    sample_weight : array_like of shape (n_samples,), optional
        How much each example counts, at least 0; all alike if it is left out.
    validation : tuple (X_val, y_val), optional
        Examples that are only measured, never learned from.
    penalty : L1, L2 or another penalty, optional
        A price on large weights, added to the mean loss of each batch.
    early_stopping : EarlyStopping, optional
        When to stop before the last epoch; needs `validation`.
    record : bool
        Whether to keep the parameters of every epoch, (n_epochs + 1) · n_parameters numbers.
    callback : callable, optional
        Called as `callback(epoch, loss)` after each epoch, counted from 1.

    Returns
    -------
    History

    Raises
    ------
    FloatingPointError
        If a loss or a parameter becomes NaN or infinite; names the epoch and the usual cause.
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
    check_parts(net, loss, optimizer, penalty)
    examples = read_examples(net, loss, X, y, sample_weight)
    unseen = read_validation(net, loss, validation)
    n_epochs, rng = check_count(n_epochs, "n_epochs"), check_rng(rng)
    size = len(examples.X) if batch_size is None else check_count(batch_size, "batch_size")
    if callback is not None and not callable(callback):
        raise TypeError(
            f"callback must be a function, but it is {callback!r}. "
            "Write for example callback=lambda epoch, loss: print(epoch, loss)."
        )
    is_weight = None if penalty is None else net.is_weight
    watch = _watch(early_stopping, unseen)
    epochs = _Epochs(net, loss, penalty, is_weight, unseen, watch, record)
    for epoch in range(1, n_epochs + 1):
        with np.errstate(all="ignore"):  # what overflows is caught, and explained, just below
            mean = _run_epoch(net, examples, loss, optimizer, penalty, is_weight, size, rng)
        if not (np.isfinite(mean) and np.isfinite(net.parameters).all()):
            raise FloatingPointError(explain_divergence(net, examples.X, epoch, mean, optimizer))
        is_over = epochs.note(mean)
        if callback is not None:
            callback(epoch, mean)
        if is_over:
            break
    net.forget()  # so that no `backward` can pick up the last batch
    return epochs.history()


class _Epochs:
    """Keeps what each epoch has brought, as long as training goes on."""

    def __init__(
        self, net: Network, loss: Loss, penalty: Penalty | None, is_weight: Array | None,
        unseen: Examples | None, watch: Watch | None, record: bool,
    ) -> None:  # fmt: skip
        self.net, self.loss, self.unseen, self.watch = net, loss, unseen, watch
        self.penalty, self.is_weight = penalty, is_weight
        self.losses: list[float] = []
        self.validation_losses: list[float] = []
        self.prices: list[float] = []
        self.path = [net.parameters.copy()] if record else None

    def note(self, mean: float) -> bool:
        """Write down an epoch; say whether it was the last one."""
        self.losses.append(mean)
        if self.penalty is not None and self.is_weight is not None:
            price, _ = self.penalty.value_and_gradient(self.net.parameters, self.is_weight)
            self.prices.append(price)
        if self.path is not None:
            self.path.append(self.net.parameters.copy())
        if self.unseen is None:
            return False
        epoch = len(self.losses)
        with np.errstate(all="ignore"):  # what overflows is caught, and explained, just below
            Z = self.net.apply(self.unseen.X)
            value, _ = self.loss.value_and_gradient_unchecked(Z, self.unseen.Y)
        if not np.isfinite(value):
            raise FloatingPointError(explain_validation(epoch, value))
        self.validation_losses.append(value)
        return self.watch is not None and self.watch.is_over(epoch, value, self.net)

    def history(self) -> History:
        """Hand over what was kept, and the network its best parameters if there was a watch."""
        if self.watch is not None:
            self.watch.restore(self.net)
        return History(
            np.array(self.losses),
            None if self.unseen is None else np.array(self.validation_losses),
            None if self.penalty is None else np.array(self.prices),
            None if self.path is None else np.array(self.path),
            None if self.watch is None else self.watch.best_epoch,
        )


def _watch(rule: EarlyStopping | None, unseen: Examples | None) -> Watch | None:
    """Start to watch the validation loss, if that is wanted."""
    if rule is None:
        return None
    if not isinstance(rule, EarlyStopping):
        raise TypeError(
            f"early_stopping must be an EarlyStopping, but it is {rule!r}. "
            "Write early_stopping=EarlyStopping(patience=10)."
        )
    if unseen is None:
        raise TypeError(
            "early_stopping needs examples to judge by, but validation is missing. "
            "Keep some examples apart and write validation=(X_val, y_val)."
        )
    return Watch(rule)


def _run_epoch(
    net: Network, examples: Examples, loss: Loss, optimizer: Optimizer, penalty: Penalty | None,
    is_weight: Array | None, size: int, rng: Rng,
) -> float:  # fmt: skip
    """Go once through all examples and return their mean loss."""
    n_samples, total = len(examples.X), 0.0
    if size < n_samples:
        examples = examples.take(rng.permutation(n_samples))
    for start in range(0, n_samples, size):
        batch = examples if size >= n_samples else examples.take(slice(start, start + size))
        total += take_step(net, batch, loss, optimizer, penalty, is_weight) * len(batch.X)
    return total / n_samples
