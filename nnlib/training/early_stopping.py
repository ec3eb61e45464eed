"""Early stopping: end training when the loss on unseen examples has stopped falling.

The number of epochs is then chosen by the validation set, so that set is no longer a fair judge:
measure the finished network on examples that neither training nor stopping has seen.
"""

from dataclasses import dataclass

import numpy as np

from nnlib.network import Network
from nnlib.shapes import Array, check_count, check_not_negative


@dataclass(frozen=True)
class EarlyStopping:
    """Stop when the validation loss has not reached a new low for `patience` epochs.

    The network then gets back the parameters of its best epoch.

    Parameters
    ----------
    patience : int
        How many epochs to wait for a new low.
    min_gain : float
        By how much a loss must undercut the lowest one so far to count as a new low.

    Raises
    ------
    TypeError, ValueError
        If `patience` is not a whole number of at least 1, or `min_gain` is below 0.

    Examples
    --------
    >>> EarlyStopping(patience=5)
    EarlyStopping(patience=5, min_gain=0.0)
    """

    patience: int
    min_gain: float = 0.0

    def __post_init__(self) -> None:
        check_count(self.patience, "patience")
        check_not_negative(self.min_gain, "min_gain")


class Watch:
    """Remembers the best epoch so far, and says when to stop.

    Parameters
    ----------
    rule : EarlyStopping

    Attributes
    ----------
    best_epoch : int
        Counted from 1; 0 before the first.
    """

    def __init__(self, rule: EarlyStopping) -> None:
        self._rule = rule
        self._lowest = np.inf
        self.best_epoch = 0
        self._best: list[Array] = []

    def is_over(self, epoch: int, validation_loss: float, net: Network) -> bool:
        """Look at an epoch; say whether it is time to stop."""
        if validation_loss < self._lowest - self._rule.min_gain or self.best_epoch == 0:
            self._lowest, self.best_epoch = validation_loss, epoch
            self._best = [array.copy() for array in (net.parameters, *net.statistics())]
        return epoch - self.best_epoch >= self._rule.patience

    def restore(self, net: Network) -> None:
        """Give the network back the parameters, and the statistics, of its best epoch."""
        for array, best in zip((net.parameters, *net.statistics()), self._best, strict=True):
            array[...] = best
