"""Why training cannot go on: where the first number that is not finite came up, and what to do."""

import numpy as np

from nnlib.network import Network
from nnlib.optimizers import Optimizer
from nnlib.shapes import Array


def explain_divergence(
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


def explain_validation(epoch: int, value: float) -> str:
    """Name the usual cause of a validation loss that overflows while the training loss does not."""
    return (
        f"In epoch {epoch} the validation loss is {value:.3g}, while the training loss is finite. "
        "The usual cause is X_val in other units than X: compare np.abs(X).max(axis=0) with "
        "np.abs(X_val).max(axis=0), and scale both by the numbers of X."
    )
