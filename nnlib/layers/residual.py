"""Residual layers: the inner layers learn what to add to their input, Z = X + f(X).

While f is small the signal passes unchanged, forward and backward, however many such layers there
are.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike

from nnlib.layers import plans, row
from nnlib.layers.base import Layer
from nnlib.shapes import Array, ShapeError


class Residual(Layer):
    """Add what the inner layers give to what they get: Z = X + f(X).

    Parameters
    ----------
    layers : sequence of Layer
        The inner layers f, from first to last. They give as many outputs as they take inputs.

    Attributes
    ----------
    layers : tuple of Layer

    Raises
    ------
    ShapeError
        If the inner layers change the number of columns, or do not fit one another.
    TypeError, ValueError
        If `layers` is empty or holds something else, as for a network.

    References
    ----------
    K. He, X. Zhang, S. Ren and J. Sun (2016), "Deep residual learning for image recognition", IEEE
    Conference on Computer Vision and Pattern Recognition, 770-778, doi:10.1109/CVPR.2016.90,
    equation 1.

    Examples
    --------
    >>> from nnlib.layers import Dense
    >>> inner = Dense(2, 2, rng=np.random.default_rng(0))
    >>> inner.W = [[0.0, 1.0], [0.0, 0.0]]
    >>> Residual([inner]).forward([[3.0, 5.0]])  # (3, 5) + (0, 3)
    array([[3., 8.]])
    """

    __slots__ = ("layers",)

    def __init__(self, layers: Sequence[Layer]) -> None:
        row.check_layers(layers)
        n_in, n_out = row.n_in_of_row(layers), row.n_out_of_row(layers)
        before: tuple[int, ...] = (1, 1, n_in or 1)
        shape = before
        for layer in layers:
            shape = layer.output_shape(shape)
        if shape != before:
            raise ShapeError(
                f"The inner layers of Residual must keep the shape of what they get, but they "
                f"take {n_in} inputs and give {n_out} outputs. Make the two equal, and put Flatten "
                "outside."
            )
        self.layers = tuple(layers)
        dtype = next((layer.dtype for layer in layers if layer.dtype), None)
        n_parameters = sum(layer.parameters.size for layer in layers)
        super().__init__(n_in, n_out, shapes={"theta": (n_parameters,)}, dtype=dtype)

    @property
    def theta(self) -> Array:
        """All parameters of the inner layers in their order, of shape (n_parameters,)."""
        return self._views["theta"]

    @theta.setter
    def theta(self, values: ArrayLike) -> None:
        self.assign("theta", values)

    @property
    def dtheta(self) -> Array:
        """Derivatives of the loss with respect to θ, of shape (n_parameters,)."""
        return self._views["dtheta"]

    def bind(self, parameters: Array, gradients: Array) -> None:
        """Move the parameters of the inner layers into these vectors and keep them there."""
        row.bind_in_row(self.layers, parameters, gradients)  # copies what they hold, into it
        self.parameters, self.gradients = parameters, gradients
        super().bind(parameters, gradients)

    def apply(self, X: Array) -> Array:
        """Compute Z = X + f(X)."""
        return X + row.apply_in_row(self.layers, X)

    def forward_unchecked(self, X: Array, *, training: bool) -> Array:
        """Compute Z = X + f(X); the inner layers remember their inputs."""
        self._input = X
        return X + row.forward_in_row(self.layers, X, training=training)

    def backward_unchecked(self, dZ: Array, *, input_gradient: bool) -> Array | None:
        """Apply the rule dX = dZ + f′(X)ᵀ dZ: the signal itself, and what comes back through f."""
        through = row.backward_in_row(self.layers, dZ, input_gradient=input_gradient)
        return None if through is None else dZ + through

    def forget(self) -> None:
        """Drop what the last `forward` remembered, here and in the inner layers."""
        super().forget()
        for layer in self.layers:
            layer.forget()

    @property
    def is_weight(self) -> Array:
        """Which parameters are weights, of shape (n_parameters,)."""
        return np.concatenate([layer.is_weight for layer in self.layers])

    def statistics(self) -> list[Array]:
        """List the statistics of the inner layers: the arrays themselves."""
        return [array for layer in self.layers for array in layer.statistics()]

    def config(self) -> dict[str, Any]:
        """Say what `from_config` needs to make such a layer again, apart from the parameters."""
        return {"layers": plans.write_plan(self.layers)}

    @classmethod
    def from_config(cls, config: dict[str, Any]) -> Self:
        """Make a layer as `config` describes it; its parameters are yet to be set."""
        return cls(plans.read_plan(config["layers"]))

    def __repr__(self) -> str:
        return f"Residual([{', '.join(map(repr, self.layers))}])"
