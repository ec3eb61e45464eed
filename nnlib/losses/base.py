"""What all losses share: targets checked once, a mean over the examples, weights for examples.

A loss says for each example how wrong the network is, and which way is better; the mean over the
examples is the number that training makes small.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from nnlib.shapes import Array, ShapeError, as_floats, as_matrix, check_finite, to_dtype


class Loss:
    """The base of all losses; a kind of loss defines `as_targets`, `check_fit` and `each`.

    The first two look at the arguments once, the last is the formula.

    Examples
    --------
    A loss of your own for quantities needs only the formula, as MeanSquaredError has the checks:
    here mean(abs(z − y)), and dZ = sign(Z − Y) / n_outputs.

    >>> from nnlib import MeanSquaredError
    >>> class MeanAbsoluteError(MeanSquaredError):
    ...     def each(self, Z, Y):
    ...         errors = Z - Y
    ...         return abs(errors).mean(axis=1, keepdims=True), np.sign(errors) / Z.shape[1]
    >>> value, dZ = MeanAbsoluteError().value_and_gradient([[1.0], [5.0]], [2.0, 2.0])
    >>> value, dZ.tolist()  # each row of dZ is divided by n_samples as well
    (2.0, [[-0.5], [0.5]])
    """

    n_outputs: int | None = None  # how many columns the outputs must have; None is any number

    def as_targets(self, y: ArrayLike, n_samples: int, name: str = "y") -> Array:
        """Check targets once and give them the shape in which `each` takes them.

        Parameters
        ----------
        y : array_like of shape (n_samples,) or (n_samples, n_outputs)
        n_samples : int
            How many examples there must be.
        name : str
            What the caller calls them; the message repeats it.

        Returns
        -------
        ndarray of shape (n_samples, n_targets)

        Raises
        ------
        ShapeError, ValueError, TypeError
            If the targets are not as the loss needs them.
        """
        raise NotImplementedError(f"{type(self).__name__} must define as_targets(...).")

    def check_fit(self, n_outputs: int, Y: Array, name: str = "y") -> None:
        """Refuse targets that a network with this many outputs cannot answer.

        Parameters
        ----------
        n_outputs : int
        Y : ndarray of shape (n_samples, n_targets)
            As `as_targets` gives them.
        name : str
            What the caller calls them.

        Raises
        ------
        ShapeError, ValueError
            If outputs and targets do not go together.
        """
        raise NotImplementedError(f"{type(self).__name__} must define check_fit(...).")

    def each(self, Z: Array, Y: Array) -> tuple[Array, Array]:
        """Compute the loss of each example and its derivative, unchecked.

        Parameters
        ----------
        Z : ndarray of shape (n_samples, n_outputs)
        Y : ndarray of shape (n_samples, n_targets)

        Returns
        -------
        losses : ndarray of shape (n_samples, 1)
        dZ : ndarray of shape (n_samples, n_outputs)
            Row i holds the derivatives of the loss of example i; a new array.
        """
        raise NotImplementedError(f"{type(self).__name__} must define each(...).")

    def value(self, Z: ArrayLike, y: ArrayLike, *, sample_weight: ArrayLike | None = None) -> float:
        """Compute the loss alone; parameters and errors are those of `value_and_gradient`."""
        return self.value_and_gradient(Z, y, sample_weight=sample_weight)[0]

    def value_and_gradient(
        self, Z: ArrayLike, y: ArrayLike, *, sample_weight: ArrayLike | None = None
    ) -> tuple[float, Array]:
        """Compute the mean loss and its derivative with respect to the outputs.

        Parameters
        ----------
        Z : array_like of shape (n_samples, n_outputs)
            Outputs, as the network's `forward` gives them.
        y : array_like of shape (n_samples,) or (n_samples, n_outputs)
            Targets.
        sample_weight : array_like of shape (n_samples,), optional
            How much each example counts, at least 0; the mean becomes a weighted mean.

        Returns
        -------
        value : float
        dZ : ndarray of shape (n_samples, n_outputs)

        Raises
        ------
        ShapeError, ValueError, TypeError
            If `Z` is not a table of finite numbers, `y` does not go with it, or the weights are
            negative or all 0.
        """
        outputs = as_floats(Z, "Z")
        # A flat list is told how to stand up; `check_fit` speaks of another number of columns.
        n_columns = self.n_outputs if outputs.ndim == 1 else None
        Z = as_matrix(outputs, "Z", n_columns=n_columns, dtype=outputs.dtype.type)
        Y = self.as_targets(y, len(Z))
        self.check_fit(Z.shape[1], Y)
        weights = None if sample_weight is None else as_weights(sample_weight, len(Z))
        return self.value_and_gradient_unchecked(Z, to_dtype(Y, "y", Z.dtype.type), weights)

    def value_and_gradient_unchecked(
        self, Z: Array, Y: Array, weights: Array | None = None
    ) -> tuple[float, Array]:
        """Compute the same without checks, for the inside of the training loop.

        Parameters
        ----------
        Z : ndarray of shape (n_samples, n_outputs)
        Y : ndarray of shape (n_samples, n_targets)
            As `as_targets` gives them, in the type of `Z`.
        weights : ndarray of shape (n_samples, 1), optional
            As `as_weights` gives them.

        Returns
        -------
        value : float
        dZ : ndarray of shape (n_samples, n_outputs)
        """
        losses, dZ = self.each(Z, Y)
        if weights is not None:
            losses, dZ = losses * weights, dZ * weights
        dZ /= len(Z)
        return float(losses.sum()) / len(Z), dZ  # the method `mean` takes much longer

    def __repr__(self) -> str:
        return f"{type(self).__name__}()"


def as_weights(sample_weight: ArrayLike, n_samples: int, name: str = "sample_weight") -> Array:
    """Check the weights of examples, and scale them to a mean of 1.

    Parameters
    ----------
    sample_weight : array_like of shape (n_samples,)
    n_samples : int
    name : str
        What the caller calls them.

    Returns
    -------
    ndarray of shape (n_samples, 1)

    Raises
    ------
    ShapeError, ValueError, TypeError
        If there is not one for each example, one is negative or not finite, or all are 0.

    Examples
    --------
    >>> as_weights([1, 3], 2)
    array([[0.5],
           [1.5]])
    """
    weights = as_floats(sample_weight, name)
    if weights.shape not in ((n_samples,), (n_samples, 1)):
        raise ShapeError(
            f"{name} must have shape ({n_samples},), one weight for each example, but its shape is "
            f"{weights.shape}. Select the same rows for examples and weights."
        )
    check_finite(weights, name)
    weights = weights.astype(np.float64)
    if weights.min() < 0 or weights.max() == 0:
        raise ValueError(
            f"{name} must be at least 0 and not all zero, but its entries lie "
            f"from {weights.min():g} to {weights.max():g}. "
            f"To count all examples alike, leave {name} out."
        )
    shares = weights.reshape(n_samples, 1) / weights.max()  # so that the sum cannot overflow
    scaled: Array = shares / shares.mean()
    return scaled
