"""Cross-entropy: surprise at the right answer, −log p, the loss for classes.

Both forms take logits and not probabilities. So log p never meets a p that has been rounded to 0,
and the derivative is plain: probability minus label.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from nnlib.activations import get_in_place
from nnlib.losses.base import Loss
from nnlib.losses.labels import read_class_numbers, read_two_classes
from nnlib.shapes import Array, ShapeError, check_share

SIGMOID = get_in_place("sigmoid")


class _SmoothedLoss(Loss):
    """A loss of classes, some share of which may be split among all of them."""

    def __init__(self, *, label_smoothing: float = 0.0) -> None:
        self.label_smoothing = check_share(label_smoothing, "label_smoothing", example=0.1)

    def __repr__(self) -> str:
        smoothing = f"label_smoothing={self.label_smoothing:g}" if self.label_smoothing else ""
        return f"{type(self).__name__}({smoothing})"


class BinaryCrossEntropy(_SmoothedLoss):
    """Surprise at the right answer when there are two classes.

    The network's output z is a logit: p = σ(z) is its probability of class 1. The loss is the
    mean over the examples of −y log p − (1 − y) log(1 − p).

    Parameters
    ----------
    label_smoothing : float
        Share s of each label that is split evenly between the classes: 1 becomes 1 − s/2, 0
        becomes s/2.

    Raises
    ------
    TypeError, ValueError
        If `label_smoothing` is not a number from 0 up to, but not including, 1.

    Examples
    --------
    >>> loss = BinaryCrossEntropy()
    >>> value, dZ = loss.value_and_gradient([[0.0], [0.0]], [1, 0])
    >>> round(value, 4)  # undecided: log 2
    0.6931
    >>> dZ  # raise the first, lower the second
    array([[-0.25],
           [ 0.25]])
    """

    n_outputs = 1

    def as_targets(self, y: ArrayLike, n_samples: int, name: str = "y") -> Array:
        """Check labels and stand them up as a column, so that nothing broadcasts.

        Parameters
        ----------
        y : array_like of shape (n_samples,) or (n_samples, 1)
            The classes, 0 or 1.
        n_samples : int
            How many there must be.
        name : str
            What the caller calls them; the message repeats it.

        Returns
        -------
        ndarray of shape (n_samples, 1)

        Raises
        ------
        ShapeError
            If there is not one label for each example.
        ValueError
            If a label is neither 0 nor 1.
        TypeError
            If the labels are not numbers.
        """
        return read_two_classes(y, n_samples, name)

    def check_fit(self, n_outputs: int, Y: Array, name: str = "y") -> None:
        """Refuse a network with more than one output."""
        if n_outputs != 1:
            raise ShapeError(
                f"BinaryCrossEntropy needs a network with 1 output, a logit, but this one has "
                f"{n_outputs}. Give the last layer n_out=1, or take CrossEntropy()."
            )

    def each(self, Z: Array, Y: Array) -> tuple[Array, Array]:
        """Compute log(1 + eᶻ) − y z and dZ = σ(Z) − Y for each example.

        That is −y log p − (1 − y) log(1 − p) at p = σ(z). Smoothed labels take the place of Y.
        """
        if self.label_smoothing:
            Y = Y * (1.0 - self.label_smoothing) + 0.5 * self.label_smoothing
        # log(1 + eᶻ) as max(z, 0) + log(1 + e^−|z|): no overflow, and no log of 0. The logarithm is
        # added last, to max(z, 0) − y z = 0 where the answer is right; next to z it would be lost.
        losses = np.maximum(Z, 0) - Y * Z + np.log1p(np.exp(-np.abs(Z)))  # (n_samples, 1)
        dZ = SIGMOID.forward(Z, np.empty_like(Z))
        dZ -= Y
        return losses, dZ


class CrossEntropy(_SmoothedLoss):
    """Surprise at the right answer when there are several classes.

    The network has one output, a logit, for each class: p = softmax(z). The loss is the mean over
    the examples of −log p of the right class.

    Parameters
    ----------
    label_smoothing : float
        Share s of each label that is split evenly among all K classes: in place of 1 the right one
        gets 1 − s + s/K, and each other one s/K in place of 0.

    Raises
    ------
    TypeError, ValueError
        If `label_smoothing` is not a number from 0 up to, but not including, 1.

    References
    ----------
    C. Szegedy, V. Vanhoucke, S. Ioffe, J. Shlens and Z. Wojna (2016), "Rethinking the Inception
    architecture for computer vision", arXiv 1512.00567, section 7, for label smoothing.

    Examples
    --------
    >>> value, dZ = CrossEntropy().value_and_gradient([[0.0, 0.0, 0.0]], [2])
    >>> round(value, 4)  # undecided among three: log 3
    1.0986
    >>> dZ.round(3).tolist()
    [[0.333, 0.333, -0.667]]
    """

    def as_targets(self, y: ArrayLike, n_samples: int, name: str = "y") -> Array:
        """Check class numbers and stand them up as a column.

        Parameters
        ----------
        y : array_like of shape (n_samples,) or (n_samples, 1)
            Class numbers 0, 1, 2, ….
        n_samples : int
            How many there must be.
        name : str
            What the caller calls them; the message repeats it.

        Returns
        -------
        ndarray of shape (n_samples, 1)

        Raises
        ------
        ShapeError
            If there is not one for each example.
        ValueError
            If one is negative or not whole.
        TypeError
            If they are not numbers.
        """
        return read_class_numbers(y, n_samples, name)

    def check_fit(self, n_outputs: int, Y: Array, name: str = "y") -> None:
        """Refuse a class for which the network has no output."""
        if Y.max() >= n_outputs:
            raise ValueError(
                f"{name} holds class {Y.max():.15g}, but the network has {n_outputs} outputs, for "
                f"the classes 0 to {n_outputs - 1}. Give the last layer n_out={Y.max() + 1:.15g}, "
                f"or number the classes: np.unique({name}, return_inverse=True)[1]."
            )

    def each(self, Z: Array, Y: Array) -> tuple[Array, Array]:
        """Compute −log p of the right class and dZ = softmax(Z) − one-hot(y) for each example.

        With smoothed labels q in place of one-hot ones it is −Σ qᵢ log pᵢ and softmax(Z) − q.
        """
        # Softmax is the same for Z and Z − max, which cannot overflow; log p is that less log Σ.
        log_p = Z - np.maximum.reduce(Z, axis=1, keepdims=True)  # (n_samples, n_classes)
        dZ = np.exp(log_p)
        total = np.add.reduce(dZ, axis=1, keepdims=True)
        dZ /= total
        log_p -= np.log(total)
        right = np.arange(len(Z)), Y[:, 0].astype(np.intp)
        kept, shared = 1.0 - self.label_smoothing, self.label_smoothing / Z.shape[1]
        losses = -kept * log_p[right]
        dZ[right] -= kept
        if self.label_smoothing:
            losses -= shared * log_p.sum(axis=1)
            dZ -= shared
        return losses[:, np.newaxis], dZ
