"""Standardizing: each feature is brought to mean 0 and spread 1, by the training data's numbers.

The numbers are measured once, on the training examples, and then belong to the network like its
weights. Measured on test examples they would tell the network about the test.
"""

from __future__ import annotations

from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike

from nnlib.layers.base import Layer
from nnlib.layers.plans import read_statistic
from nnlib.shapes import Array, as_matrix


class Standardize(Layer):
    """Shift and scale each column: Z = (X − mean) / scale.

    Put it first, and the network takes features in their own units.

    Parameters
    ----------
    X_train : array_like of shape (n_samples, n_features)
        The training examples and no others. Mean and standard deviation of each column are taken
        from them; a column without spread gets the scale 1, so it becomes 0.

    Attributes
    ----------
    mean, scale : ndarray of shape (n_features,)

    Raises
    ------
    ShapeError, ValueError, TypeError
        If `X_train` is not a table of finite numbers.

    Examples
    --------
    >>> layer = Standardize([[0.0, 7.0], [20.0, 7.0]])
    >>> layer.forward([[10.0, 7.0], [30.0, 8.0]])
    array([[0., 0.],
           [2., 1.]])
    """

    __slots__ = ("mean", "scale")

    def __init__(self, X_train: ArrayLike) -> None:
        X = as_matrix(X_train, "X_train")
        spread, width = X.std(axis=0), X.max(axis=0) - X.min(axis=0)
        # The mean of many equal numbers is rounded, so their spread is seldom 0; their width is.
        # Numbers that differ in the last digits only count as equal.
        is_constant = (width <= 1e-14 * np.abs(X).max(axis=0)) | (spread == 0)
        self.mean = np.where(is_constant, X[0], X.mean(axis=0))
        self.scale = np.where(is_constant, 1.0, spread)
        super().__init__(X.shape[1], X.shape[1])

    def apply(self, X: Array) -> Array:
        """Compute Z = (X − mean) / scale, column by column."""
        Z: Array = (X - self.mean) / self.scale  # (n_samples, n_features)
        return Z.astype(X.dtype, copy=False)

    def backward_unchecked(self, dZ: Array, *, input_gradient: bool) -> Array | None:
        """Apply the rule dX = dZ / scale."""
        dX: Array = dZ / self.scale
        return dX.astype(dZ.dtype, copy=False) if input_gradient else None

    def config(self) -> dict[str, Any]:
        """Say what `from_config` needs to make such a layer again."""
        return {"mean": self.mean.tolist(), "scale": self.scale.tolist()}

    @classmethod
    def from_config(cls, config: dict[str, Any]) -> Self:
        """Make a layer with this mean and scale."""
        n = len(config["mean"])
        layer = cls(np.zeros((1, n)))
        layer.mean, layer.scale = (read_statistic(config, name, (n,)) for name in ("mean", "scale"))
        return layer

    def __repr__(self) -> str:
        return f"Standardize({self.n_in})"
