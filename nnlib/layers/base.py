"""What all layers share: the checks at the door, and parameters that are views into one vector.

An optimizer wants every parameter of a network in one flat vector, a formula wants W and b. Both
look at the same memory, so a step on the vector is a step on W and b.
"""

from collections.abc import Mapping
from math import prod
from typing import Any, ClassVar, Self

import numpy as np
from numpy.typing import ArrayLike

from nnlib.shapes import Array, DType, as_floats, as_matrix, check_finite, check_shape


def attributes(thing: object, *, without: tuple[str, ...]) -> dict[str, Any]:
    """Collect the attributes of an object, listed in `__slots__` or not, for a copy of it."""
    listed = {name for kind in type(thing).__mro__ for name in getattr(kind, "__slots__", ())}
    names = listed | set(getattr(thing, "__dict__", ()))
    return {name: getattr(thing, name) for name in sorted(names - set(without))}


class Layer:
    """The base of all layers.

    A kind of layer defines `apply`, `backward_unchecked` and, to be saved, `config`.

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
    is_in_network : bool
        Whether a network holds the parameters.
    """

    # Which of its parameters a penalty counts: weights, not biases.
    weight_names: ClassVar[tuple[str, ...]] = ("W",)

    # With its attributes listed, a layer refuses `layer.w = ...` where W is meant.
    __slots__ = (
        "_input",
        "_views",
        "dtype",
        "gradients",
        "is_in_network",
        "n_in",
        "n_out",
        "parameters",
        "shapes",
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
        self.shapes = dict(shapes or {})
        self.is_in_network = False
        self._input: Array | None = None
        n_parameters = sum(prod(shape) for shape in self.shapes.values())
        self.parameters = self.gradients = np.zeros(n_parameters, dtype)
        self.bind(np.zeros(n_parameters, dtype), np.zeros(n_parameters, dtype))

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
        X = as_matrix(X, n_columns=self.n_in, dtype=self.dtype or np.float64)
        return self.forward_unchecked(X, training=training)

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
        X = self.remembered_input()
        dZ = as_matrix(dZ, "dZ", dtype=self.dtype or np.float64)
        shape = (len(X), self.n_out or X.shape[1])
        check_shape(dZ, "dZ", shape, "It needs one entry for each output of the last forward.")
        return self.backward_unchecked(dZ, input_gradient=input_gradient)

    def remembered_input(self) -> Array:
        """Return the inputs of the last `forward`, of shape (n_samples, n_in)."""
        if self._input is None:
            raise RuntimeError(
                f"{self!r} cannot go backward, because no forward pass came before. "
                "Write forward(X) first, then backward(dZ)."
            )
        return self._input

    def forget(self) -> None:
        """Drop the inputs that the last `forward` remembered."""
        self._input = None

    def forward_unchecked(self, X: Array, *, training: bool) -> Array:
        """`forward` without the checks, for the inside of the training loop."""
        self._input = X
        return self.apply(X)

    def apply(self, X: Array) -> Array:
        """Compute outputs from inputs by the formula, unchecked and remembering nothing."""
        raise NotImplementedError(f"{type(self).__name__} must define apply(X).")

    def backward_unchecked(self, dZ: Array, *, input_gradient: bool) -> Array | None:
        """`backward` without the checks, for the inside of the training loop."""
        raise NotImplementedError(f"{type(self).__name__} must define backward_unchecked(dZ).")

    def config(self) -> dict[str, Any]:
        """Say what `from_config` needs to make such a layer again, apart from the parameters."""
        raise NotImplementedError(f"{type(self).__name__} must define config() to be saved.")

    @classmethod
    def from_config(cls, config: dict[str, Any]) -> Self:
        """Make a layer as `config` describes it; its parameters are 0 until they are set."""
        return cls(**config)

    def bind(self, parameters: Array, gradients: Array) -> None:
        """Move the parameters and gradients into these vectors and keep them there.

        Parameters
        ----------
        parameters, gradients : ndarray of shape (n_parameters,)
            Vectors, or parts of a network's; what the layer holds is copied into them.
        """
        parameters[:], gradients[:] = self.parameters, self.gradients
        self.parameters, self.gradients = parameters, gradients
        self._views: dict[str, Array] = {}
        start = 0
        for name, shape in self.shapes.items():
            stop = start + prod(shape)
            self._views[name] = parameters[start:stop].reshape(shape)
            self._views["d" + name] = gradients[start:stop].reshape(shape)
            start = stop

    def assign(self, name: str, values: ArrayLike) -> None:
        """Copy values into a parameter array; the array stays where it is in the vector.

        Parameters
        ----------
        name : str
            A key of `shapes`.
        values : array_like of that shape

        Raises
        ------
        ShapeError, ValueError, TypeError
            If `values` has another shape (nothing is broadcast) or is not all finite numbers.
        """
        array = as_floats(values, name)
        shape = self.shapes[name]
        advice = f"Write np.reshape(values, {shape})." if array.size == prod(shape) else ""
        check_shape(array, name, shape, advice or f"{self!r} keeps its shape.")
        check_finite(array, name)
        self._views[name][...] = array

    def __getstate__(self) -> dict[str, Any]:
        # A copied view would be an array of its own, and training the copy would not reach it.
        return attributes(self, without=("_views", "_input"))

    def __setstate__(self, state: dict[str, Any]) -> None:
        for name, value in state.items():
            setattr(self, name, value)
        self.is_in_network, self._input = False, None
        self.bind(np.array(self.parameters), np.array(self.gradients))
