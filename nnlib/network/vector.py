"""All parameters of a network in one flat vector, of which every layer keeps a view.

"One step downhill" is then one line for the whole network, however many layers it has.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike

from nnlib.layers import Layer
from nnlib.layers.parameters import attributes
from nnlib.layers.row import bind_in_row
from nnlib.shapes import Array, DType, as_floats, check_shape, to_dtype


class LayersInOneVector:
    """Layers whose parameters, and gradients, lie end to end in one vector.

    Parameters
    ----------
    layers : sequence of Layer
        Of one dtype, and in no other network.
    """

    # With its attributes listed, a network refuses `net.parameter = ...`.
    __slots__ = ("_gradients", "_parameters", "dtype", "layers")

    def __init__(self, layers: Sequence[Layer]) -> None:
        self.layers = tuple(layers)
        self.dtype: DType = next((layer.dtype for layer in layers if layer.dtype), np.float64)
        self._bind()

    def _bind(self) -> None:
        """Move the parameters of all layers into one vector, of which each layer keeps a view."""
        n_parameters = sum(layer.parameters.size for layer in self.layers)
        self._parameters = np.zeros(n_parameters, self.dtype)  # (n_parameters,)
        self._gradients = np.zeros(n_parameters, self.dtype)  # (n_parameters,)
        bind_in_row(self.layers, self._parameters, self._gradients)

    @property
    def parameters(self) -> Array:
        """All weights and biases, of shape (n_parameters,): the vector itself, not a copy."""
        return self._parameters

    @parameters.setter
    def parameters(self, values: ArrayLike) -> None:
        array = as_floats(values, "parameters")
        check_shape(array, "parameters", (self.n_parameters,), "It holds one entry for each.")
        self._parameters[:] = to_dtype(array, "parameters", self.dtype)

    @property
    def gradients(self) -> Array:
        """Derivatives of the loss with respect to `parameters`, as the last `backward` left them.

        The vector itself, not a copy: the next `backward` overwrites it.
        """
        return self._gradients

    @property
    def is_weight(self) -> Array:
        """Which parameters are weights and not biases, of shape (n_parameters,), for penalties."""
        return np.concatenate([layer.is_weight for layer in self.layers])

    def statistics(self) -> list[Array]:
        """List the arrays that change in training without being parameters, such as running means.

        Returns
        -------
        list of ndarray
            The arrays themselves, not copies.
        """
        return [array for layer in self.layers for array in layer.statistics()]

    @property
    def n_parameters(self) -> int:
        """How many numbers the network learns."""
        return self._parameters.size

    def __copy__(self) -> Self:
        # A layer keeps its parameters in one network's vector: sharing it would rob the other.
        return copy.deepcopy(self)

    def __getstate__(self) -> dict[str, Any]:
        return attributes(self, without=("_parameters", "_gradients"))

    def __setstate__(self, state: dict[str, Any]) -> None:
        # The layers of a copy come with vectors of their own; they need a common one again.
        for name, value in state.items():
            setattr(self, name, value)
        self._bind()
