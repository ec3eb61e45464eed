"""Flattening: an image becomes a row of numbers, so that a dense layer can read it."""

from __future__ import annotations

from math import prod
from typing import Any

from numpy.typing import ArrayLike

from nnlib.layers.base import Layer
from nnlib.shapes import Array, DType, ShapeError, as_floats, to_dtype


class Flatten(Layer):
    """Lay each example out as one row, of height·width numbers for an image.

    Where two pixels were neighbours is lost to the layers behind it, though nothing else is: the
    numbers stay, in the order of rows.

    Examples
    --------
    >>> Flatten().forward([[[1.0, 2.0], [3.0, 4.0]]])
    array([[1., 2., 3., 4.]])
    """

    __slots__ = ()

    def __init__(self) -> None:
        super().__init__()

    def read_input(self, X: ArrayLike, name: str = "X", *, n_in: int | None, dtype: DType) -> Array:
        """Copy `X` into an array of examples of any shape.

        Raises
        ------
        ShapeError, ValueError, TypeError
            If `X` is not a batch of finite numbers, at least one an example, or has another number
            of them in an example than the network takes.
        """
        array = as_floats(X, name)
        if array.ndim < 2 or array.size == 0:
            one_image = f"For one image write {name}[np.newaxis]."
            raise ShapeError(
                f"{name} must hold examples of at least one number, (n_samples, ...), but its "
                f"shape is {array.shape}. "
                + (one_image if array.size > 0 else "Look at the line that selected the rows.")
            )
        n_numbers = prod(array.shape[1:])
        if n_in is not None and n_numbers != n_in:
            raise ShapeError(
                f"{name} must hold {n_in} numbers in each example, but its shape is "
                f"{array.shape}, which makes {n_numbers}. Check which axis counts the examples."
            )
        return to_dtype(array, name, dtype)

    def output_shape(self, shape: tuple[int, ...]) -> tuple[int, ...]:
        """Say which shape the outputs have for inputs of this shape."""
        return shape[0], prod(shape[1:])

    def apply(self, X: Array) -> Array:
        """Lay each example out as one row."""
        return X.reshape(self.output_shape(X.shape))

    def backward_unchecked(self, dZ: Array, *, input_gradient: bool) -> Array | None:
        """Apply the rule dX = dZ in the shape of X: each number's derivative goes where it was."""
        shape = self.remembered_input().shape
        return dZ.reshape(shape) if input_gradient else None

    def config(self) -> dict[str, Any]:
        """Say what `from_config` needs to make such a layer again: nothing."""
        return {}

    def __repr__(self) -> str:
        return "Flatten()"
