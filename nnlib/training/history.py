"""What happened in training, epoch by epoch."""

from __future__ import annotations

from dataclasses import dataclass

from nnlib.shapes import Array


@dataclass(frozen=True, eq=False)
class History:
    """What happened in training, one entry per epoch.

    Attributes
    ----------
    loss : ndarray of shape (n_epochs,)
        Mean loss over the examples, each batch as it was before its step; without the penalty.
    validation_loss : ndarray of shape (n_epochs,), or None
        Loss on the validation set after the epoch; None without one.
    penalty : ndarray of shape (n_epochs,), or None
        Price of the weights after the epoch; None without a penalty.
    parameters : ndarray of shape (n_epochs + 1, n_parameters), or None
        Row 0 is where training started, row e where epoch e ended; None without `record=True`.
        `net.parameters = history.parameters[e]` goes back there, but for statistics that are no
        parameters, such as the running means of BatchNorm.
    best_epoch : int, or None
        The epoch, counted from 1, whose parameters the network has in the end; None without early
        stopping, when they are those of the last epoch.
    """

    loss: Array
    validation_loss: Array | None = None
    penalty: Array | None = None
    parameters: Array | None = None
    best_epoch: int | None = None

    @property
    def n_epochs(self) -> int:
        """How many epochs there were."""
        return len(self.loss)

    def __repr__(self) -> str:
        return f"History({self.n_epochs} epochs, loss {self.loss[0]:.4g} → {self.loss[-1]:.4g})"
