"""The network: layers in a row, the outputs of each being the inputs of the next.

Forward runs through them from first to last. Backward runs from last to first and applies the
chain rule once per layer. All parameters lie in one flat vector, so that "one step downhill" is
one line for the whole network.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

from numpy.typing import ArrayLike

from nnlib.layers import Layer, row
from nnlib.layers.base import read_signal
from nnlib.network import files
from nnlib.network.summary import summarize
from nnlib.network.vector import LayersInOneVector
from nnlib.shapes import Array


class Network(LayersInOneVector):
    """Layers in a row: `forward` runs through them, `backward` carries the error signal back.

    For classes the outputs are logits, as the losses take them: `sigmoid(net.forward(X))` gives
    probabilities of class 1, `softmax(net.forward(X))` those of several classes.

    Parameters
    ----------
    layers : sequence of Layer
        From the first to the last; the network takes them in, so each belongs to one network.

    Attributes
    ----------
    layers : tuple of Layer
    dtype : type
        np.float64 or np.float32, whichever its layers have.
    parameters, gradients : ndarray of shape (n_parameters,)
        All weights and biases, and what the last `backward` left: the vectors, not copies.
    is_weight : ndarray of bool of shape (n_parameters,)
        Which parameters are weights and not biases, for penalties.
    n_parameters : int
        How many numbers the network learns.

    Raises
    ------
    ShapeError
        If a layer gives another number of outputs than the next one takes inputs.
    TypeError, ValueError
        If `layers` is empty, holds something else, a layer that is already in a network, or layers
        of different dtype.

    Notes
    -----
    `forward` remembers for `backward` and reuses its arrays, so threads that run at the same time
    need a network each: `copy.deepcopy(net)`.

    Examples
    --------
    >>> import numpy as np
    >>> from nnlib import Activation, Dense
    >>> rng = np.random.default_rng(0)
    >>> net = Network([Dense(2, 3, rng=rng), Activation("tanh"), Dense(3, 1, rng=rng)])
    >>> net.n_parameters  # 2·3 + 3 and 3·1 + 1
    13
    >>> net.forward([[1.0, 2.0], [0.5, -1.0]]).shape
    (2, 1)
    """

    __slots__ = ()

    def __init__(self, layers: Sequence[Layer]) -> None:
        row.check_layers(layers)
        super().__init__(layers)

    @property
    def n_in(self) -> int | None:
        """Number of inputs; None if no layer fixes it."""
        return row.n_in_of_row(self.layers)

    @property
    def n_out(self) -> int | None:
        """Number of outputs; None if no layer fixes it."""
        return row.n_out_of_row(self.layers)

    def forward(self, X: ArrayLike, *, training: bool = False) -> Array:
        """Compute the outputs of the last layer, and remember what `backward` needs.

        Parameters
        ----------
        X : array_like of shape (n_samples, n_in)
        training : bool
            Whether this call is part of training; some layers then behave differently.

        Returns
        -------
        ndarray of shape (n_samples, n_out)

        Raises
        ------
        ShapeError, ValueError, TypeError
            If `X` is not a table of finite numbers with `n_in` columns.
        """
        return self.forward_unchecked(self.check_inputs(X), training=training).copy()

    def check_inputs(self, X: ArrayLike, name: str = "X") -> Array:
        """Copy `X` into an array that the network can read; what `forward` does first."""
        return self.layers[0].read_input(X, name, n_in=self.n_in, dtype=self.dtype)

    def backward(self, dZ: ArrayLike, *, input_gradient: bool = True) -> Array | None:
        """Carry the error signal back through all layers, and fill `gradients`.

        Parameters
        ----------
        dZ : array_like of shape (n_samples, n_out)
            Derivatives of the loss with respect to the outputs of the last `forward`.
        input_gradient : bool
            False skips the derivatives with respect to the inputs X, as training does.

        Returns
        -------
        ndarray of shape (n_samples, n_in), or None
            Derivatives with respect to X; None if `input_gradient` is False.

        Raises
        ------
        RuntimeError
            If no `forward` came before.
        ShapeError, ValueError, TypeError
            If `dZ` is not a table of finite numbers of the shape of the outputs.
        """
        shape = self.layers[0].remembered_input().shape
        for layer in self.layers:
            shape = layer.output_shape(shape)
        dZ = read_signal(dZ, shape, self.dtype)
        dX = self.backward_unchecked(dZ, input_gradient=input_gradient)
        return None if dX is None else dX.copy()

    def forward_unchecked(self, X: Array, *, training: bool) -> Array:
        """`forward` without the checks, for the inside of the training loop.

        The result is an array that the next call may overwrite.
        """
        return row.forward_in_row(self.layers, X, training=training)

    def backward_unchecked(self, dZ: Array, *, input_gradient: bool) -> Array | None:
        """`backward` without the checks: the chain rule, one layer after the other."""
        return row.backward_in_row(self.layers, dZ, input_gradient=input_gradient)

    def apply(self, X: Array) -> Array:
        """Compute outputs from inputs, unchecked and remembering nothing."""
        return row.apply_in_row(self.layers, X)

    def forget(self) -> None:
        """Drop what the last `forward` remembered."""
        for layer in self.layers:
            layer.forget()

    def hidden_outputs(self, X: ArrayLike) -> list[Array]:
        """Compute what the neurons inside the network say: the outputs of each hidden layer.

        A hidden layer's outputs are what a later layer with weights takes as its inputs. A
        `backward` that follows still belongs to the last `forward`.

        Parameters
        ----------
        X : array_like of shape (n_samples, n_in)

        Returns
        -------
        list of ndarray of shape (n_samples, n_hidden)
            One for each hidden layer, the first layer first.

        Raises
        ------
        ShapeError, ValueError, TypeError
            As `forward` does.
        """
        A, has_weights, outputs = self.check_inputs(X), False, []
        for layer in self.layers:
            if layer.is_weight.any():
                if has_weights:
                    outputs.append(A)
                has_weights = True
            A = layer.apply(A)
        return outputs

    def summary(self) -> str:
        """Lay the network out as a table, one row per layer; print it.

        Returns
        -------
        str

        Examples
        --------
        >>> import numpy as np
        >>> from nnlib import Activation, Dense
        >>> rng = np.random.default_rng(0)
        >>> net = Network([Dense(4, 3, rng=rng), Activation("step")])
        >>> print(net.summary())
        layer             outputs  parameters
        Dense(4 → 3)            3          15
        Activation(step)        3           0
        total                              15
        """
        return summarize(self.layers)

    def save(self, path: files.Path) -> None:
        """Write the network to a file, from which `Network.load` makes it again.

        Parameters
        ----------
        path : str or path
            Name of the file, by custom ending in .npz; one that exists is overwritten.

        Raises
        ------
        TypeError
            If a layer is of a kind that nnlib does not know.
        """
        files.write(path, self.layers, self.parameters)

    @classmethod
    def load(cls, path: files.Path) -> Self:
        """Make the network again that `save` wrote.

        Parameters
        ----------
        path : str or path

        Returns
        -------
        Network

        Raises
        ------
        FileNotFoundError
            If there is no such file.
        ValueError
            If it does not hold a network.
        """
        layers, parameters = files.read(path)
        net = cls(layers)
        net.parameters = parameters
        return net

    def __repr__(self) -> str:
        return f"Network([{', '.join(map(repr, self.layers))}])"
