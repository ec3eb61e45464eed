"""One step of training: forward, loss, backward, downhill. All of learning is in these lines."""

from nnlib.losses import Loss
from nnlib.network import Network
from nnlib.optimizers import Optimizer
from nnlib.regularizers import Penalty
from nnlib.shapes import Array
from nnlib.training.examples import Examples


def take_step(
    net: Network, batch: Examples, loss: Loss, optimizer: Optimizer,
    penalty: Penalty | None = None, is_weight: Array | None = None,
) -> float:  # fmt: skip
    """Take one step on a batch, unchecked; return the mean loss before it.

    Parameters
    ----------
    net : Network
        Its parameters are changed.
    batch : Examples
        As `read_examples` gives them, or some of those.
    loss : Loss
    optimizer : Optimizer
    penalty : Penalty, optional
        A price on the parameters that `is_weight` marks.
    is_weight : ndarray of bool of shape (n_parameters,), optional

    Returns
    -------
    float
    """
    Z = net.forward_unchecked(batch.X, training=True)  # (n_samples, n_out)
    value, dZ = loss.value_and_gradient_unchecked(Z, batch.Y, batch.weights)
    net.backward_unchecked(dZ, input_gradient=False)
    if penalty is not None and is_weight is not None:
        # Added in place, as every layer holds a view of this vector.
        net.gradients[:] += penalty.value_and_gradient(net.parameters, is_weight)[1]
    optimizer.step_unchecked(net.parameters, net.gradients)
    return value
