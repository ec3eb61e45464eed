"""Reading what training is given, once and at the door: network, loss, optimizer, examples."""

from typing import NamedTuple

from numpy.typing import ArrayLike

from nnlib.losses import Loss, as_weights
from nnlib.network import Network
from nnlib.shapes import Array, check_finite, in_words, to_dtype


class Examples(NamedTuple):
    """Examples that were checked, so that no batch has to be checked again.

    Attributes
    ----------
    X : ndarray of shape (n_samples, n_in)
    Y : ndarray of shape (n_samples, n_targets)
    weights : ndarray of shape (n_samples, 1), or None
        How much each counts; None if all count alike.
    """

    X: Array
    Y: Array
    weights: Array | None = None

    def take(self, rows: Array | slice) -> "Examples":
        """Select some of the examples."""
        weights = None if self.weights is None else self.weights[rows]
        return Examples(self.X[rows], self.Y[rows], weights)


def read_examples(
    net: Network, loss: Loss, X: ArrayLike, y: ArrayLike, sample_weight: ArrayLike | None = None,
    *, names: tuple[str, str] = ("X", "y"),
) -> Examples:  # fmt: skip
    """Check examples, targets and weights."""
    table = net.check_inputs(X, names[0])
    targets = to_dtype(loss.as_targets(y, len(table), names[1]), names[1], net.dtype)
    loss.check_fit(net.apply(table[:1]).shape[1], targets, names[1])
    if sample_weight is None:
        return Examples(table, targets)
    return Examples(table, targets, as_weights(sample_weight, len(table)).astype(net.dtype))


def read_validation(
    net: Network, loss: Loss, validation: tuple[ArrayLike, ArrayLike] | None
) -> Examples | None:
    """Check the validation set, if there is one."""
    if validation is None:
        return None
    if not isinstance(validation, tuple | list) or len(validation) != 2:
        raise TypeError(
            f"validation must be a pair (X_val, y_val), but it is {in_words(validation)}. "
            "Keep some examples apart and write validation=(X_val, y_val)."
        )
    return read_examples(net, loss, *validation, names=("X_val", "y_val"))


def check_parts(net: object, loss: object, optimizer: object, penalty: object) -> None:
    """Refuse what is no network, loss, optimizer or penalty, among them classes without ()."""
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
    if penalty is not None and (
        isinstance(penalty, type) or not hasattr(penalty, "value_and_gradient")
    ):
        raise TypeError(
            f"penalty must be a penalty, such as L2(0.01), but it is {penalty!r}. "
            "Write penalty=L2(0.01)."
        )
