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
