"""Networks of one shape side by side: their weights in one array, computed with all at once.

Small matrices leave a processor waiting for the next call; one call for all networks keeps it
busy. In here the examples run along the last axis, as columns: A has the shape
(n_networks, n_units, n_samples), so that what is done entry by entry runs over long rows.
"""

from collections.abc import Sequence
from math import prod

import numpy as np

from nnlib.activations import get_in_place
from nnlib.layers import Activation, Dense
from nnlib.network import Network
from nnlib.shapes import Array


def _room(array: Array, shape: tuple[int, ...], like: Array) -> Array:
    """Return the array itself if it has this shape, else a new one to write into."""
    return array if array.shape == shape else np.empty(shape, like.dtype)


class StackedDense:
    """Dense layers side by side: Zᵀ = Wᵀ Aᵀ + b for each network.

    Parameters
    ----------
    W, dW : ndarray of shape (n_networks, n_in, n_out)
    b, db : ndarray of shape (n_networks, n_out)
        Views into the parameters and gradients of all networks.
    """

    def __init__(self, W: Array, b: Array, dW: Array, db: Array) -> None:
        self.W, self.b, self.dW, self.db = W, b, dW, db
        self._input: Array = np.zeros(0)
        self._Z: Array = self._input
        self._dA: Array = self._input

    def forward(self, A: Array) -> Array:
        """Compute Zᵀ = Wᵀ Aᵀ + b; inputs that all networks share have no first axis."""
        self._input = A
        (m, n_in, n_out), n_samples = self.W.shape, A.shape[-1]
        Z = self._Z = _room(self._Z, (m, n_out, n_samples), A)
        if A.ndim == 3:
            np.matmul(self.W.transpose(0, 2, 1), A, out=Z)
        else:  # one product with the weights of all networks
            W_T = self.W.transpose(0, 2, 1).reshape(m * n_out, n_in)
            np.dot(W_T, A, out=Z.reshape(m * n_out, n_samples))
        Z += self.b[:, :, np.newaxis]
        return Z

    def backward(self, dZ: Array, *, input_gradient: bool) -> Array | None:
        """Apply the rule dW = Aᵀ dZ, db = sum of dZ, dA = dZ Wᵀ, each network for itself."""
        A = self._input
        m, n_in, n_out = self.W.shape
        if A.ndim == 3:
            np.matmul(A, dZ.transpose(0, 2, 1), out=self.dW)
        else:
            products = np.dot(dZ.reshape(m * n_out, -1), A.T)  # (n_networks · n_out, n_in)
            self.dW[:] = products.reshape(m, n_out, n_in).transpose(0, 2, 1)
        ones = np.ones(dZ.shape[2], dZ.dtype)
        self.db[:] = np.dot(dZ.reshape(m * n_out, -1), ones).reshape(m, n_out)
        if not input_gradient:
            return None
        dA = self._dA = _room(self._dA, A.shape, A)
        # With one output the product is a column times a row, at which matmul is slow.
        return np.multiply(self.W, dZ, out=dA) if n_out == 1 else np.matmul(self.W, dZ, out=dA)


class StackedActivation:
    """The activation of all networks, entry by entry, in arrays that stay from step to step."""

    def __init__(self, name: str) -> None:
        self._in_place = get_in_place(name)
        self._Z: Array = np.zeros(0)
        self._A: Array = self._Z
        self._dZ: Array = self._Z

    def forward(self, Z: Array) -> Array:
        """Compute A = φ(Z)."""
        self._Z, self._A = Z, _room(self._A, Z.shape, Z)
        return self._in_place.forward(Z, self._A)

    def backward(self, dA: Array, *, input_gradient: bool) -> Array:
        """Apply the chain rule: dZ = dA ⊙ φ′(Z)."""
        self._dZ = _room(self._dZ, dA.shape, dA)
        return self._in_place.backward(dA, self._Z, self._A, self._dZ)


class StackedNetwork:
    """Networks of one shape whose parameters lie in one array, a row for each.

    Parameters
    ----------
    nets : sequence of Network
        Of dense and activation layers, all of the same shape. Their parameters are copied.

    Attributes
    ----------
    parameters, gradients : ndarray of shape (n_networks, n_parameters)
    """

    def __init__(self, nets: Sequence[Network]) -> None:
        self.parameters = np.stack([net.parameters for net in nets])
        self.gradients = np.zeros_like(self.parameters)
        self._layers: list[StackedDense | StackedActivation] = []
        start = 0
        for layer in nets[0].layers:
            if isinstance(layer, Activation):
                self._layers.append(StackedActivation(layer.name))
            elif isinstance(layer, Dense):
                self._layers.append(self._dense(layer, start))
                start += layer.parameters.size

    def _dense(self, layer: Dense, start: int) -> StackedDense:
        """Lay views of the right shape over the columns from `start` on."""
        views = []
        for vector in (self.parameters, self.gradients):
            at = start
            for shape in layer.shapes.values():
                columns = vector[:, at : at + prod(shape)]
                views.append(columns.reshape(len(vector), *shape))
                at += prod(shape)
        return StackedDense(*views)

    def forward(self, X: Array) -> Array:
        """Compute the outputs of all networks.

        Parameters
        ----------
        X : ndarray of shape (n_samples, n_in) or (n_networks, n_samples, n_in)
            The same examples for all, or each network's own.

        Returns
        -------
        ndarray of shape (n_networks, n_out, n_samples)
        """
        A = np.ascontiguousarray(X.swapaxes(-1, -2))
        for layer in self._layers:
            A = layer.forward(A)
        return A

    def backward(self, dZ: Array) -> None:
        """Carry error signals of shape (n_networks, n_out, n_samples) back; fill `gradients`."""
        for layer in reversed(self._layers):
            is_first = layer is self._layers[0]
            dZ = layer.backward(dZ, input_gradient=not is_first)  # type: ignore[assignment]
