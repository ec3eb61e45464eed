"""Squared error: the loss for quantities, where twice as far off counts four times as much."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from nnlib.losses.base import Loss
from nnlib.shapes import Array, ShapeError, as_floats, to_dtype


class MeanSquaredError(Loss):
    """Mean of (z − y)² over all examples and all outputs.

    Examples
    --------
    >>> value, dZ = MeanSquaredError().value_and_gradient([[1.0], [4.0]], [1.0, 2.0])
    >>> value, dZ.tolist()
    (2.0, [[0.0], [2.0]])
    """

    def as_targets(self, y: ArrayLike, n_samples: int, name: str = "y") -> Array:
        """Check quantities, and stand a flat list up as a column, so that nothing broadcasts.

        Parameters
        ----------
        y : array_like of shape (n_samples,) or (n_samples, n_outputs)
        n_samples : int
            How many there must be.
        name : str
            What the caller calls them; the message repeats it.

        Returns
        -------
        ndarray of shape (n_samples, n_outputs)

        Raises
        ------
        ShapeError, ValueError, TypeError
            If they are not finite numbers, one or a row of them for each example.
        """
        targets = as_floats(y, name)
        if targets.ndim not in (1, 2) or len(targets) != n_samples or targets.size == 0:
            is_row = targets.size == n_samples and targets.ndim > 0
            raise ShapeError(
                f"{name} must have shape ({n_samples},) or ({n_samples}, n_outputs), but its shape "
                f"is {targets.shape}. "
                + (f"Write np.ravel({name})." if is_row else "Select the same rows for both.")
            )
        return to_dtype(targets, name, targets.dtype.type).reshape(n_samples, -1)

    def check_fit(self, n_outputs: int, Y: Array, name: str = "y") -> None:
        """Refuse targets with another number of columns than the network has outputs."""
        if Y.shape[1] != n_outputs:
            raise ShapeError(
                f"{name} has {Y.shape[1]} number{'s' * (Y.shape[1] > 1)} for each example, but "
                f"the network has {n_outputs} output{'s' * (n_outputs > 1)}. "
                f"Give the last layer n_out={Y.shape[1]}."
            )

    def each(self, Z: Array, Y: Array) -> tuple[Array, Array]:
        """Compute mean((z − y)²) and dZ = 2 (Z − Y) / n_outputs for each example."""
        errors = Z - Y  # (n_samples, n_outputs)
        return np.mean(errors * errors, axis=1, keepdims=True), errors * (2.0 / Z.shape[1])
