"""What normalizing layers share: a scale γ and a shift β for each feature, Z = γ ⊙ X̂ + β.

X̂ is the input with mean 0 and variance 1, over the batch or over the features. γ and β let the
network take that back where it does harm.
"""

from __future__ import annotations

from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike

from nnlib.layers.base import Layer
from nnlib.shapes import Array, DType, check_count, check_dtype, check_positive


class Normalization(Layer):
    """The base of normalizing layers; a kind defines how X̂ comes about and its way back.

    Parameters
    ----------
    n_features : int
        Number of columns.
    epsilon : float
        Added to the variance, so that a column without spread is no division by 0.
    dtype : type
        np.float64 or np.float32.
    """

    # A scale is no weight between two neurons: no penalty lies on it.
    weight_names = ()
    not_copied = (*Layer.not_copied, "_normalized", "_spread")
    __slots__ = ("_normalized", "_spread", "epsilon")

    def __init__(self, n_features: int, *, epsilon: float, dtype: DType) -> None:
        n = check_count(n_features, "n_features")
        super().__init__(n, n, shapes={"gamma": (n,), "beta": (n,)}, dtype=check_dtype(dtype))
        self.epsilon = check_positive(epsilon, "epsilon")
        self.gamma = np.ones(n)

    @property
    def gamma(self) -> Array:
        """Scales γ, of shape (n_features,); they start at 1."""
        return self._views["gamma"]

    @gamma.setter
    def gamma(self, values: ArrayLike) -> None:
        self.assign("gamma", values)

    @property
    def beta(self) -> Array:
        """Shifts β, of shape (n_features,); they start at 0."""
        return self._views["beta"]

    @beta.setter
    def beta(self, values: ArrayLike) -> None:
        self.assign("beta", values)

    @property
    def dgamma(self) -> Array:
        """Derivatives of the loss with respect to γ, of shape (n_features,)."""
        return self._views["dgamma"]

    @property
    def dbeta(self) -> Array:
        """Derivatives of the loss with respect to β, of shape (n_features,)."""
        return self._views["dbeta"]

    def forget(self) -> None:
        """Drop what the last `forward` remembered."""
        super().forget()
        self._normalized: Array = np.zeros(0)
        self._spread: Array = self._normalized

    def normalize(self, X: Array, mean: Array, variance: Array) -> tuple[Array, Array]:
        """Compute X̂ = (X − mean) / √(variance + ε), and the root."""
        spread = np.sqrt(variance + self.epsilon)
        return (X - mean) / spread, spread  # (n_samples, n_features), and one for each mean

    def scale_and_shift(self, X: Array, mean: Array, variance: Array) -> Array:
        """Compute X̂ and Z = γ X̂ + β, and remember X̂ and the root."""
        self._input = X
        self._normalized, self._spread = self.normalize(X, mean, variance)
        return self.gamma * self._normalized + self.beta

    def parameter_gradients(self, dZ: Array) -> None:
        """Apply the rule dγ = Σ dZ ⊙ X̂, dβ = Σ dZ, summed over the examples."""
        np.sum(dZ * self._normalized, axis=0, out=self.dgamma)
        np.sum(dZ, axis=0, out=self.dbeta)

    def through_statistics(self, dX_hat: Array, axis: int) -> Array:
        """Apply the rule dX = (dX̂ − mean(dX̂) − X̂ mean(dX̂ ⊙ X̂)) / √(variance + ε).

        The two means are there because mean and variance hang on every entry along `axis`: a
        signal that would only shift or stretch all of them changes nothing.
        """
        X_hat = self._normalized
        shift = dX_hat.mean(axis=axis, keepdims=True)
        stretch = (dX_hat * X_hat).mean(axis=axis, keepdims=True)
        dX: Array = (dX_hat - shift - X_hat * stretch) / self._spread
        return dX

    def config(self) -> dict[str, Any]:
        """Say what `from_config` needs to make such a layer again, apart from the parameters."""
        dtype = np.dtype(self.dtype).name
        return {"n_features": self.n_in, "epsilon": self.epsilon, "dtype": dtype}

    @classmethod
    def from_config(cls, config: dict[str, Any]) -> Self:
        """Make a layer as `config` describes it."""
        return cls(**{**config, "dtype": np.dtype(config["dtype"]).type})

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.n_in})"
