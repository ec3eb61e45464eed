"""Parameters that are views into one vector.

An optimizer wants every parameter of a network in one flat vector, a formula wants W and b. Both
look at the same memory, so a step on the vector is a step on W and b.
"""

from __future__ import annotations

import copy
from collections.abc import Mapping
from math import prod
from typing import Any, ClassVar, Self

import numpy as np
from numpy.typing import ArrayLike

from nnlib.shapes import Array, DType, as_floats, check_shape, to_dtype


def attributes(thing: object, *, without: tuple[str, ...]) -> dict[str, Any]:
    """Collect the attributes of an object, listed in `__slots__` or not, for a copy of it."""
    listed = {name for kind in type(thing).__mro__ for name in getattr(kind, "__slots__", ())}
    names = listed | set(getattr(thing, "__dict__", ()))
    return {name: getattr(thing, name) for name in sorted(names - set(without))}


class ParameterViews:
    """The parameter arrays of a layer, each a view into a flat vector.

    Parameters
    ----------
    shapes : mapping of str to tuple of int
        Name and shape of each parameter array, in the order of the flat vector.
    dtype : type, optional
        np.float64 or np.float32.

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
    # What a copy makes anew: a copied view would be an array of its own, and training the copy
    # would not reach it.
    not_copied: ClassVar[tuple[str, ...]] = ("_input", "_room", "_views")

    __slots__ = ("_views", "gradients", "is_in_network", "parameters", "shapes")

    def __init__(self, shapes: Mapping[str, tuple[int, ...]], dtype: DType | None) -> None:
        self.shapes = dict(shapes)
        self.is_in_network = False
        n_parameters = sum(prod(shape) for shape in self.shapes.values())
        self.parameters = self.gradients = np.zeros(n_parameters, dtype)
        self.bind(np.zeros(n_parameters, dtype), np.zeros(n_parameters, dtype))

    @property
    def is_weight(self) -> Array:
        """Which parameters are weights, on which a penalty lies, of shape (n_parameters,)."""
        parts = [np.full(prod(s), name in self.weight_names) for name, s in self.shapes.items()]
        return np.concatenate([np.zeros(0, bool), *parts])

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
            If `values` has another shape (nothing is broadcast), is not all finite numbers or
            holds some that are too large.
        """
        array = as_floats(values, name)
        shape = self.shapes[name]
        advice = f"{self!r} keeps its shape."
        if array.T.shape == shape:
            advice = "In its rows stand what must be its columns: write np.transpose(values)."
        elif array.size == prod(shape):
            advice = f"Write np.reshape(values, {shape})."
        check_shape(array, name, shape, advice)
        self._views[name][...] = to_dtype(array, name, self.parameters.dtype.type)

    def forget(self) -> None:
        """Drop what the last call left behind."""

    def __copy__(self) -> Self:
        # Sharing the inner layers of a residual layer would take their parameters from it.
        return copy.deepcopy(self)

    def __getstate__(self) -> dict[str, Any]:
        return attributes(self, without=self.not_copied)

    def __setstate__(self, state: dict[str, Any]) -> None:
        for name, value in state.items():
            setattr(self, name, value)
        self.is_in_network = False
        self.forget()
        self.bind(np.array(self.parameters), np.array(self.gradients))
