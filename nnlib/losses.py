"""Losses: one number that says how wrong the network is.

Its derivative with respect to the network's outputs, dZ, says which way is better; that is where
backpropagation starts.
"""

from typing import Protocol

import numpy as np
from numpy.typing import ArrayLike

from nnlib.activations import sigmoid
from nnlib.shapes import Array, ShapeError, as_floats, as_matrix


class Loss(Protocol):
    """What training asks of a loss."""

    def as_targets(self, y: ArrayLike, n_samples: int, name: str = "y") -> Array:
        """Check the labels once, and bring them into the shape of the outputs."""

    def value_and_gradient(self, Z: ArrayLike, y: ArrayLike) -> tuple[float, Array]:
        """Compute the loss and its derivative with respect to Z."""

    def value_and_gradient_unchecked(self, Z: Array, Y: Array) -> tuple[float, Array]:
        """Compute the same from targets that were checked, for the inside of the training loop."""


class BinaryCrossEntropy:
    """Surprise at the right answer, −log p, when there are two classes.

    The network's output z is a logit: p = σ(z) is its probability of class 1. The loss is the
    mean over the examples of −y log p − (1 − y) log(1 − p).

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
        labels = _as_numbers(y, name)
        if labels.shape not in ((n_samples,), (n_samples, 1)):
            raise ShapeError(
                f"{name} must have shape ({n_samples},), one label for each example, "
                f"but its shape is {labels.shape}. Select the same rows for inputs and labels."
            )
        wrong = labels[(labels != 0) & (labels != 1)]
        if wrong.size > 0:
            raise ValueError(
                f"{name} must hold only the classes 0 and 1, but it holds {wrong[0]:g}. "
                + _advice_for_label(float(wrong[0]), name)
            )
        return labels.reshape(n_samples, 1)

    def value(self, Z: ArrayLike, y: ArrayLike) -> float:
        """Compute the loss alone; parameters and errors are those of `value_and_gradient`."""
        return self.value_and_gradient(Z, y)[0]

    def value_and_gradient(self, Z: ArrayLike, y: ArrayLike) -> tuple[float, Array]:
        """Compute the mean loss and its derivative with respect to the logits.

        Parameters
        ----------
        Z : array_like of shape (n_samples, 1)
            Logits, as the network's `forward` gives them.
        y : array_like of shape (n_samples,) or (n_samples, 1)
            The classes, 0 or 1.

        Returns
        -------
        value : float
        dZ : ndarray of shape (n_samples, 1)

        Raises
        ------
        ShapeError, ValueError, TypeError
            If `Z` is not a column of finite numbers, or `y` not one 0 or 1 for each of them.
        """
        logits = as_floats(Z, "Z")
        Z = as_matrix(logits, "Z", n_columns=1, dtype=logits.dtype.type)
        Y = self.as_targets(y, len(Z)).astype(Z.dtype)
        return self.value_and_gradient_unchecked(Z, Y)

    def value_and_gradient_unchecked(self, Z: Array, Y: Array) -> tuple[float, Array]:
        """Compute the loss, mean(log(1 + eᶻ) − y z), and dZ = (σ(Z) − Y) / n, without checks.

        Parameters
        ----------
        Z : ndarray of shape (n_samples, 1)
        Y : ndarray of shape (n_samples, 1)
            As `as_targets` gives them.

        Returns
        -------
        value : float
        dZ : ndarray of shape (n_samples, 1)
        """
        # log(1 + eᶻ) as max(z, 0) + log(1 + e^−|z|): no overflow, and no log of 0.
        losses = np.maximum(Z, 0) + np.log1p(np.exp(-np.abs(Z))) - Y * Z  # (n_samples, 1)
        dZ = (sigmoid(Z) - Y) / len(Z)  # (n_samples, 1)
        return float(losses.mean()), dZ


def _as_numbers(y: ArrayLike, name: str) -> Array:
    """Read labels as numbers; words get advice of their own."""
    if np.asarray(y).dtype.kind in "US":
        word = np.asarray(y).flat[-1]
        raise TypeError(
            f"{name} must hold the classes 0 and 1, but it holds words. "
            f"Write for example {name} = ({name} == {str(word)!r}).astype(int)."
        )
    return as_floats(y, name)


def _advice_for_label(label: float, name: str) -> str:
    """Say how labels that hold this one become 0 and 1."""
    if not np.isfinite(label):
        return f"Leave out the examples without a label: np.isfinite({name}) finds the others."
    if 0 < label < 1:
        return f"For probabilities as labels write {name} = ({name} > 0.5).astype(int)."
    sign = "!=" if label < 0 else "=="
    return f"Write for example {name} = ({name} {sign} {label:g}).astype(int)."
