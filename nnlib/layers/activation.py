"""The activation layer: the bend between two dense layers, A = φ(Z).

It has no parameters and takes any number of columns. Without it, dense layers in a row would be
one dense layer.
"""

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

    __slots__ = ("_phi", "_phi_derivative", "name")

    def __init__(self, name: str) -> None:
        self._phi, self._phi_derivative = activations.get(name)
        self.name = name
        super().__init__()

    def apply(self, Z: Array) -> Array:
        """Compute A = φ(Z), entry by entry."""
        return self._phi(Z)  # (n_samples, n_in)

    def backward_unchecked(self, dA: Array, *, input_gradient: bool) -> Array | None:
        """Apply the chain rule, entry by entry: dZ = dA ⊙ φ′(Z)."""
        Z = self.remembered_input()
        return dA * self._phi_derivative(Z) if input_gradient else None  # (n_samples, n_in)

    def config(self) -> dict[str, Any]:
        """Say what `from_config` needs to make such a layer again."""
        return {"name": self.name}

    def __repr__(self) -> str:
        return f"Activation({self.name})"
