"""Layer normalization: each example is brought to mean 0 and variance 1 over its own features.

It looks at no other example, so it does the same in training and afterwards.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from nnlib.layers.normalization import Normalization
from nnlib.shapes import Array, DType


class LayerNorm(Normalization):
    """Normalize each row: Z = γ ⊙ (X − mean) / √(variance + ε) + β, over the features.

    Parameters
    ----------
    n_features : int
        Number of columns.
    epsilon : float
        Added to the variance, so that a row of equal numbers is no division by 0.
    dtype : type
        np.float64 or np.float32.

    Raises
    ------
    TypeError, ValueError
        If an argument is not as described.

    References
    ----------
    J. L. Ba, J. R. Kiros and G. E. Hinton (2016), "Layer normalization", arXiv 1607.06450.

    Examples
    --------
    >>> LayerNorm(3, epsilon=1e-12).forward([[1.0, 2.0, 3.0]]).round(3)
    array([[-1.225,  0.   ,  1.225]])
    """

    __slots__ = ()

    def __init__(
        self, n_features: int, *, epsilon: float = 1e-5, dtype: DType = np.float64
    ) -> None:
        super().__init__(n_features, epsilon=epsilon, dtype=dtype)

    def apply(self, X: Array) -> Array:
        """Normalize each row, scale and shift each column."""
        X_hat, _ = self.normalize(X, *self._moments(X))
        return self.gamma * X_hat + self.beta

    def forward_unchecked(self, X: Array, *, training: bool) -> Array:
        """Compute the same as `apply`, and remember what the way back needs."""
        return self.scale_and_shift(X, *self._moments(X))

    def _moments(self, X: Array) -> tuple[Any, Any]:
        """Compute mean and variance of each row, both of shape (n_samples, 1)."""
        return X.mean(axis=1, keepdims=True), X.var(axis=1, keepdims=True)

    def backward_unchecked(self, dZ: Array, *, input_gradient: bool) -> Array | None:
        """Apply the rule dX̂ = γ ⊙ dZ, then dX = (dX̂ − mean(dX̂) − X̂ mean(dX̂ ⊙ X̂)) / √(v + ε).

        v is the variance, and means run over the features of an example. dγ = Σ dZ ⊙ X̂ and
        dβ = Σ dZ over the examples.
        """
        self.parameter_gradients(dZ)
        return self.through_statistics(self.gamma * dZ, axis=1) if input_gradient else None
