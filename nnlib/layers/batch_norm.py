"""Batch normalization: each feature is brought to mean 0 and variance 1 over the batch.

So what an example gives depends on its companions, in training. Afterwards there may be no
companions; the layer then takes running averages that it has kept while it was trained.
"""

from __future__ import annotations

from typing import Any, Self

import numpy as np

from nnlib.layers.normalization import Normalization
from nnlib.layers.plans import read_statistic
from nnlib.shapes import Array, DType, ShapeError, check_share


class BatchNorm(Normalization):
    """Normalize each column: Z = γ ⊙ (X − mean) / √(variance + ε) + β, over the batch.

    With `training=True` mean and variance are the batch's own, and the running ones move towards
    them: r ← μ r + (1 − μ) m, with the variance as n/(n − 1) times the batch's, which estimates
    that of all examples. Without, the running ones are used and stay.

    Parameters
    ----------
    n_features : int
        Number of columns.
    momentum : float
        How much of the running statistics a step keeps, μ.
    epsilon : float
        Added to the variance, so that a column without spread is no division by 0.
    dtype : type
        np.float64 or np.float32.

    Attributes
    ----------
    running_mean, running_variance : ndarray of shape (n_features,)
        They start at 0 and 1.

    Raises
    ------
    TypeError, ValueError
        If an argument is not as described.

    References
    ----------
    S. Ioffe and C. Szegedy (2015), "Batch normalization: Accelerating deep network training by
    reducing internal covariate shift", arXiv 1502.03167, algorithms 1 and 2.

    Examples
    --------
    >>> layer = BatchNorm(1, epsilon=1e-12)
    >>> layer.forward([[1.0], [3.0]], training=True).round(3)
    array([[-1.],
           [ 1.]])
    >>> layer.running_mean  # 0.9 · 0 + 0.1 · 2
    array([0.2])
    """

    __slots__ = ("_saw_batch", "momentum", "running_mean", "running_variance")

    def __init__(
        self, n_features: int, *, momentum: float = 0.9, epsilon: float = 1e-5,
        dtype: DType = np.float64,
    ) -> None:  # fmt: skip
        super().__init__(n_features, epsilon=epsilon, dtype=dtype)
        self.momentum = check_share(momentum, "momentum")
        self.running_mean = np.zeros(n_features, dtype)
        self.running_variance = np.ones(n_features, dtype)
        self._saw_batch = False

    def apply(self, X: Array) -> Array:
        """Normalize by the running statistics, scale and shift."""
        X_hat, _ = self.normalize(X, self.running_mean, self.running_variance)
        return self.gamma * X_hat + self.beta

    def forward_unchecked(self, X: Array, *, training: bool) -> Array:
        """Normalize by the batch in training, else as `apply`; remember what the way back needs."""
        self._saw_batch = training
        if not training:
            return self.scale_and_shift(X, self.running_mean, self.running_variance)
        if len(X) < 2:
            raise ShapeError(
                f"{self!r} needs at least 2 examples in a batch to see their spread, but this one "
                "has 1. Choose a batch_size that leaves no single example over."
            )
        mean, variance = X.mean(axis=0), X.var(axis=0)  # (n_features,)
        self._follow(self.running_mean, mean)
        self._follow(self.running_variance, variance * (len(X) / (len(X) - 1)))
        return self.scale_and_shift(X, mean, variance)

    def _follow(self, running: Array, news: Array) -> None:
        """Move a running statistic, in place: r ← μ r + (1 − μ) m."""
        running *= self.momentum
        running += (1.0 - self.momentum) * news

    def backward_unchecked(self, dZ: Array, *, input_gradient: bool) -> Array | None:
        """Apply the rule dX̂ = γ ⊙ dZ, then dX = (dX̂ − mean(dX̂) − X̂ mean(dX̂ ⊙ X̂)) / √(v + ε).

        v is the variance, and means run over the batch. After a `forward` outside training mean
        and variance are given numbers, and dX = dX̂ / √(v + ε). dγ = Σ dZ ⊙ X̂ and dβ = Σ dZ over
        the examples.
        """
        self.parameter_gradients(dZ)
        if not input_gradient:
            return None
        dX_hat = self.gamma * dZ
        if self._saw_batch:
            return self.through_statistics(dX_hat, axis=0)
        dX: Array = dX_hat / self._spread
        return dX

    def statistics(self) -> list[Array]:
        """List the running mean and variance: the arrays themselves."""
        return [self.running_mean, self.running_variance]

    def config(self) -> dict[str, Any]:
        """Say what `from_config` needs to make such a layer again, apart from the parameters."""
        measured = {
            "running_mean": self.running_mean.tolist(),
            "running_variance": self.running_variance.tolist(),
        }
        return {**super().config(), "momentum": self.momentum, **measured}

    @classmethod
    def from_config(cls, config: dict[str, Any]) -> Self:
        """Make a layer as `config` describes it, with its running statistics."""
        names = ("running_mean", "running_variance")
        layer = super().from_config({k: v for k, v in config.items() if k not in names})
        for running, name in zip(layer.statistics(), names, strict=True):
            running[:] = read_statistic(config, name, running.shape)
        return layer
