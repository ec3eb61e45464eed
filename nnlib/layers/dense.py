"""The dense layer: every neuron of the layer sees every input.

One neuron weighs its inputs and adds a bias, z = x·w + b. A layer of them is the same line with
the weights of all neurons side by side in one matrix, for all examples at once: Z = X W + b.
"""

from __future__ import annotations

from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike

from nnlib import initializers
from nnlib.layers.base import Layer
from nnlib.shapes import Array, DType, Rng, check_count, check_dtype, check_rng


class Dense(Layer):
    """A layer of neurons, each with a weight for every input: Z = X W + b.

    Parameters
    ----------
    n_in : int
        Number of inputs.
    n_out : int
        Number of neurons; each gives one output.
    rng : random generator
        Draws the first weights; the biases start at 0.
    initializer : str
        How the weights start: "glorot", "he", "normal" or "zeros".
    dtype : type
        np.float64 or np.float32.

    Raises
    ------
    TypeError, ValueError
        If `n_in` or `n_out` is not a whole number of at least 1, `rng` not a random generator,
        `initializer` not a known name, or `dtype` another type.

    Examples
    --------
    >>> layer = Dense(2, 1, rng=np.random.default_rng(0))
    >>> layer.W = [[2.0], [-1.0]]
    >>> layer.b = [0.5]
    >>> layer.forward([[1.0, 1.0], [3.0, 0.0]])  # 2·1 − 1·1 + 0.5 and 2·3 − 1·0 + 0.5
    array([[1.5],
           [6.5]])
    """

    __slots__ = ()

    def __init__(
        self,
        n_in: int,
        n_out: int,
        *,
        rng: Rng,
        initializer: str = "glorot",
        dtype: DType = np.float64,
    ) -> None:
        n_in, n_out = check_count(n_in, "n_in"), check_count(n_out, "n_out")
        shapes = {"W": (n_in, n_out), "b": (n_out,)}
        super().__init__(n_in, n_out, shapes=shapes, dtype=check_dtype(dtype))
        self.W = initializers.get(initializer)(n_in, n_out, rng=check_rng(rng))

    @property
    def W(self) -> Array:
        """Weights, of shape (n_in, n_out); column j belongs to neuron j."""
        return self._views["W"]

    @W.setter
    def W(self, values: ArrayLike) -> None:
        self.assign("W", values)

    @property
    def b(self) -> Array:
        """Biases, of shape (n_out,), one for each neuron."""
        return self._views["b"]

    @b.setter
    def b(self, values: ArrayLike) -> None:
        self.assign("b", values)

    @property
    def dW(self) -> Array:
        """Derivatives of the loss with respect to W, of shape (n_in, n_out)."""
        return self._views["dW"]

    @property
    def db(self) -> Array:
        """Derivatives of the loss with respect to b, of shape (n_out,)."""
        return self._views["db"]

    def apply(self, X: Array) -> Array:
        """Compute Z = X W + b: a row of sums for each example, a column for each neuron."""
        return X @ self.W + self.b  # (n_samples, n_out)

    def forward_unchecked(self, X: Array, *, training: bool) -> Array:
        """Compute the same as `apply` in an array that is there already, and remember X.

        np.dot is the product @ with less ado around it, which counts for small networks.
        """
        self._input = X
        Z = self.room("Z", (len(X), self.W.shape[1]), X)  # (n_samples, n_out)
        np.dot(X, self.W, out=Z)
        Z += self.b
        return Z

    def backward_unchecked(self, dZ: Array, *, input_gradient: bool) -> Array | None:
        """Apply the rule dW = Xᵀ dZ, db = 1ᵀ dZ, dX = dZ Wᵀ; 1ᵀ dZ sums over the examples.

        W meets every example, so its derivatives add up over the examples; so do those of b.
        """
        X = self.remembered_input()
        np.dot(X.T, dZ, out=self.dW)  # (n_in, n_out)
        np.dot(self.room("1", (len(dZ),), dZ, filled=1.0), dZ, out=self.db)  # (n_out,)
        if not input_gradient:
            return None
        return np.dot(dZ, self.W.T, out=self.room("dX", X.shape, X))  # (n_samples, n_in)

    def config(self) -> dict[str, Any]:
        """Say what `from_config` needs to make such a layer again, apart from the parameters."""
        return {"n_in": self.n_in, "n_out": self.n_out, "dtype": np.dtype(self.dtype).name}

    @classmethod
    def from_config(cls, config: dict[str, Any]) -> Self:
        """Make a layer as `config` describes it, with all parameters 0."""
        return cls(
            config["n_in"],
            config["n_out"],
            rng=np.random.default_rng(0),  # zeros draw nothing from it
            initializer="zeros",
            dtype=np.dtype(config["dtype"]).type,
        )

    def __repr__(self) -> str:
        return f"Dense({self.n_in} → {self.n_out})"
