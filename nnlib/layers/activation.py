"""The activation layer: the bend between two dense layers, A = φ(Z).

It has no parameters and takes any number of columns. Without it, dense layers in a row would be
one dense layer.
"""

from __future__ import annotations

from typing import Any

from nnlib import activations
from nnlib.layers.base import Layer
from nnlib.shapes import Array


class Activation(Layer):
    """Apply an activation function to every entry: A = φ(Z).

    Parameters
    ----------
    name : str
        "identity", "step", "sigmoid", "tanh", "relu", "leaky_relu", "gelu" or "gelu_tanh".

    Raises
    ------
    ValueError
        If there is no activation of that name.

    Examples
    --------
    >>> Activation("relu").forward([[-2.0, 3.0]])
    array([[0., 3.]])
    """

    not_copied = (*Layer.not_copied, "_in_place")
    __slots__ = ("_in_place", "name")

    def __init__(self, name: str) -> None:
        self._in_place = activations.get_in_place(name)
        self.name = name
        super().__init__()

    def apply(self, Z: Array) -> Array:
        """Compute A = φ(Z), entry by entry."""
        return activations.get(self.name).function(Z)  # (n_samples, n_in)

    def forward_unchecked(self, Z: Array, *, training: bool) -> Array:
        """Compute the same as `apply` in an array that is there already, and remember Z."""
        self._input = Z
        return self._in_place.forward(Z, self.room("A", Z.shape, Z))

    def backward_unchecked(self, dA: Array, *, input_gradient: bool) -> Array | None:
        """Apply the chain rule, entry by entry: dZ = dA ⊙ φ′(Z)."""
        if not input_gradient:
            return None
        Z = self.remembered_input()
        A, dZ = self._room["A"], self.room("dZ", Z.shape, Z)
        return self._in_place.backward(dA, Z, A, dZ)  # (n_samples, n_in)

    def config(self) -> dict[str, Any]:
        """Say what `from_config` needs to make such a layer again."""
        return {"name": self.name}

    def __setstate__(self, state: dict[str, Any]) -> None:
        super().__setstate__(state)
        self._in_place = activations.get_in_place(self.name)

    def __repr__(self) -> str:
        return f"Activation({self.name})"
