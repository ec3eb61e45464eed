"""What all layers share: the checks at the door, the way forward, and the way back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike

from nnlib.layers.parameters import ParameterViews
from nnlib.shapes import Array, DType, as_floats, as_matrix, check_shape, to_dtype


class Layer(ParameterViews):
    """The base of all layers.

    A kind of layer defines `apply`, `backward_unchecked` and, to be saved, `config`; one that
    is faster in arrays of its own, or differs in training, also `forward_unchecked`.

    Parameters
    ----------
    n_in, n_out : int, optional
        Number of inputs and outputs; left out, the layer takes any number and keeps it.
    shapes : mapping of str to tuple of int
        Name and shape of each parameter array, in the order of the flat vector.
    dtype : type, optional
        np.float64 or np.float32; left out, the layer has no parameters and follows its network.

    Attributes
    ----------
    parameters, gradients : ndarray of shape (n_parameters,)
        All parameters of the layer, and the derivatives of the loss with respect to them as the
        last `backward` left them.
    weight_names : tuple of str
        Those of its arrays on which a penalty lies; for each kind of layer, ("W",) unless it says
        otherwise.

    Examples
    --------
    A layer of your own, Z = X ⊙ s with one learned factor for each column. Each array of `shapes`
    has a property of its name and one for its derivatives, and `__slots__` refuses other names.

    >>> class Scale(Layer):
    ...     __slots__ = ()
    ...     def __init__(self, n):
    ...         super().__init__(n, n, shapes={"s": (n,)}, dtype=np.float64)
    ...         self.s = np.ones(n)
    ...     s = property(lambda self: self._views["s"], lambda self, new: self.assign("s", new))
    ...     ds = property(lambda self: self._views["ds"])
    ...     def apply(self, X):
    ...         return X * self.s
    ...     def backward_unchecked(self, dZ, *, input_gradient):  # ds = Σ dZ ⊙ X, dX = dZ ⊙ s
    ...         self.ds[:] = (dZ * self.remembered_input()).sum(axis=0)
    ...         return dZ * self.s if input_gradient else None
    >>> layer = Scale(2)
    >>> layer.s = [10.0, -1.0]
    >>> layer.forward([[1.0, 2.0], [3.0, 4.0]])
    array([[10., -2.],
           [30., -4.]])

    Is the rule right? Finite differences say so by saying nothing.

    >>> from nnlib import Dense, MeanSquaredError, Network, check_gradients
    >>> net = Network([layer, Dense(2, 1, rng=np.random.default_rng(0))])
    >>> check_gradients(net, [[1.0, 2.0], [3.0, 4.0]], [0.0, 1.0], loss=MeanSquaredError())
    """

    # With its attributes listed, a layer refuses `layer.w = ...` where W is meant.
    __slots__ = (
        "_input",
        "_room",
        "dtype",
        "n_in",
        "n_out",
    )

    def __init__(
        self,
        n_in: int | None = None,
        n_out: int | None = None,
        *,
        shapes: Mapping[str, tuple[int, ...]] | None = None,
        dtype: DType | None = None,
    ) -> None:
        self.n_in, self.n_out, self.dtype = n_in, n_out, dtype
        self.forget()
        super().__init__(shapes or {}, dtype)

    def forward(self, X: ArrayLike, *, training: bool = False) -> Array:
        """Compute the outputs, and remember the inputs for `backward`.

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
        X = self.read_input(X, n_in=self.n_in, dtype=self.dtype or np.float64)
        return self.forward_unchecked(X, training=training).copy()

    def backward(self, dZ: ArrayLike, *, input_gradient: bool = True) -> Array | None:
        """Carry the error signal back through the layer, and fill `gradients`.

        Parameters
        ----------
        dZ : array_like of shape (n_samples, n_out)
            Derivatives of the loss with respect to the outputs of the last `forward`.
        input_gradient : bool
            False skips the derivatives with respect to the inputs.

        Returns
        -------
        ndarray of shape (n_samples, n_in), or None
            Derivatives with respect to the inputs; None if `input_gradient` is False.

        Raises
        ------
        RuntimeError
            If no `forward` came before.
        ShapeError, ValueError, TypeError
            If `dZ` is not a table of finite numbers of the shape of the outputs.
        """
        shape = self.output_shape(self.remembered_input().shape)
        dZ = read_signal(dZ, shape, self.dtype or np.float64)
        dX = self.backward_unchecked(dZ, input_gradient=input_gradient)
        return None if dX is None else dX.copy()

    def read_input(self, X: ArrayLike, name: str = "X", *, n_in: int | None, dtype: DType) -> Array:
        """Copy `X` into an array that `forward_unchecked` can read; by custom a table."""
        return as_matrix(X, name, n_columns=n_in, dtype=dtype)

    def output_shape(self, shape: tuple[int, ...]) -> tuple[int, ...]:
        """Say which shape the outputs have for inputs of this shape."""
        return (*shape[:-1], self.n_out or shape[-1])

    def remembered_input(self) -> Array:
        """Return the inputs of the last `forward`, of shape (n_samples, n_in)."""
        if self._input is None:
            raise RuntimeError(
                f"{self!r} cannot go backward, because no forward pass came before. "
                "Write forward(X) first, then backward(dZ)."
            )
        return self._input

    def forget(self) -> None:
        """Drop what the last `forward` remembered."""
        self._input: Array | None = None
        self._room: dict[str, Array] = {}

    def room(self, name: str, shape: tuple[int, ...], like: Array, *, filled: float = 0.0) -> Array:
        """Return an array to write into: the same one in every call, as long as the shape stays.

        New arrays for every step cost more time than the arithmetic of a small network.
        """
        array = self._room.get(name)
        if array is None or array.shape != shape or array.dtype != like.dtype:
            array = self._room[name] = np.full(shape, filled, like.dtype)
        return array

    def forward_unchecked(self, X: Array, *, training: bool) -> Array:
        """`forward` without the checks, for the inside of the training loop.

        The result may be an array that the next call overwrites.
        """
        self._input = X
        return self.apply(X)

    def apply(self, X: Array) -> Array:
        """Compute outputs from inputs by the formula, unchecked and remembering nothing."""
        raise NotImplementedError(f"{type(self).__name__} must define apply(X).")

    def backward_unchecked(self, dZ: Array, *, input_gradient: bool) -> Array | None:
        """`backward` without the checks, for the inside of the training loop.

        Leaves `dZ` as it is. The result may be an array that the next call overwrites.
        """
        raise NotImplementedError(f"{type(self).__name__} must define backward_unchecked(dZ).")

    def statistics(self) -> list[Array]:
        """List the arrays that change in training without being parameters; most layers have none.

        Returns
        -------
        list of ndarray
            The arrays themselves, not copies.
        """
        return []

    def config(self) -> dict[str, Any]:
        """Say what `from_config` needs to make such a layer again, apart from the parameters."""
        raise NotImplementedError(f"{type(self).__name__} must define config() to be saved.")

    @classmethod
    def from_config(cls, config: dict[str, Any]) -> Self:
        """Make a layer as `config` describes it; its parameters are 0 until they are set."""
        return cls(**config)

    def __repr__(self) -> str:
        widths = f"{self.n_in} → {self.n_out}" if self.n_in and self.n_out else ""
        return f"{type(self).__name__}({widths})"


def read_signal(dZ: ArrayLike, shape: tuple[int, ...], dtype: DType) -> Array:
    """Copy an error signal that comes from outside, and refuse one of another shape."""
    signal = as_floats(dZ, "dZ")
    check_shape(signal, "dZ", shape, "It needs one entry for each output of the last forward.")
    return to_dtype(signal, "dZ", dtype)
