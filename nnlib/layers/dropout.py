"""Dropout: in training each entry falls silent by chance, so no neuron can rely on one other.

Those that are left are made larger, so that the mean stays what it is when all are there. That is
the inverted form: after training nothing has to be corrected.
"""

from __future__ import annotations

from typing import Any, Self

import numpy as np

from nnlib.layers.base import Layer
from nnlib.shapes import Array, Rng, check_rng, check_share


class Dropout(Layer):
    """Silence a share of the entries in training: Z = X ⊙ M, M being 0 or 1/(1 − rate).

    With `training=True` each entry of M is 0 with probability `rate`, drawn anew in every call.
    Without, Z = X.

    Parameters
    ----------
    rate : float
        Probability of silence, from 0 up to, but not including, 1.
    rng : random generator
        Draws the masks. A copy of the layer draws the same ones. A file does not hold it: give a
        loaded layer one, `layer.rng = np.random.default_rng(0)`, before you train on.

    Attributes
    ----------
    mask : ndarray of shape (n_samples, n_features), or None
        The M of the last `forward`; None after one outside training.

    Raises
    ------
    TypeError, ValueError
        If `rate` or `rng` is not as described.

    References
    ----------
    N. Srivastava, G. Hinton, A. Krizhevsky, I. Sutskever and R. Salakhutdinov (2014), "Dropout: A
    simple way to prevent neural networks from overfitting", Journal of Machine Learning Research
    15, 1929-1958; section 10 has the inverted form.

    Examples
    --------
    >>> layer = Dropout(0.5, rng=np.random.default_rng(0))
    >>> layer.forward([[1.0, 1.0, 1.0, 1.0]], training=True)
    array([[2., 0., 0., 0.]])
    >>> layer.forward([[1.0, 1.0, 1.0, 1.0]])
    array([[1., 1., 1., 1.]])
    """

    not_copied = (*Layer.not_copied, "mask")
    __slots__ = ("_rng", "mask", "rate")

    def __init__(self, rate: float, *, rng: Rng) -> None:
        self.rate = check_share(rate, "rate", example=0.5)
        self.rng = rng
        super().__init__()

    @property
    def rng(self) -> Rng | None:
        """The generator that draws the masks; None in a layer that comes from a file."""
        return self._rng

    @rng.setter
    def rng(self, rng: Rng) -> None:
        self._rng: Rng | None = check_rng(rng)

    def forget(self) -> None:
        """Drop what the last `forward` remembered."""
        super().forget()
        self.mask: Array | None = None

    def apply(self, X: Array) -> Array:
        """Hand the inputs on: outside training nobody is silenced."""
        return X

    def forward_unchecked(self, X: Array, *, training: bool) -> Array:
        """Compute Z = X ⊙ M in training, Z = X otherwise."""
        self._input = X
        self.mask = self._draw(X) if training else None
        return X if self.mask is None else X * self.mask

    def _draw(self, X: Array) -> Array:
        """Draw M: 1/(1 − rate) where an entry stays, with probability 1 − rate, else 0."""
        if self._rng is None:
            raise RuntimeError(
                f"{self!r} comes from a file and has no random generator to train with. "
                "Write net.layers[i].rng = np.random.default_rng(0) for this layer."
            )
        stays = self._rng.uniform(0.0, 1.0, X.shape) >= self.rate
        M: Array = np.multiply(stays, 1.0 / (1.0 - self.rate), dtype=X.dtype)
        return M

    def backward_unchecked(self, dZ: Array, *, input_gradient: bool) -> Array | None:
        """Apply the rule dX = dZ ⊙ M: who was silent hears nothing. Outside training dX = dZ."""
        if not input_gradient:
            return None
        return dZ if self.mask is None else dZ * self.mask

    def config(self) -> dict[str, Any]:
        """Say what `from_config` needs to make such a layer again."""
        return {"rate": self.rate}

    @classmethod
    def from_config(cls, config: dict[str, Any]) -> Self:
        """Make a layer as `config` describes it, without a generator."""
        layer = cls(config["rate"], rng=np.random.default_rng(0))
        layer._rng = None
        return layer

    def __repr__(self) -> str:
        return f"Dropout({self.rate:g})"
