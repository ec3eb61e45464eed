"""Products of matrices: rows meet columns, entries are multiplied and added up.

In Y = A B each input meets the other one, so on the way back g meets the other one as well:
dA = G Bᵀ and dB = Aᵀ G. Products over other axes are brought into this form.
"""

from collections.abc import Sequence
from math import prod
from typing import Any

import numpy as np
from numpy.lib.array_utils import normalize_axis_tuple

from nnlib.autodiff.operation import Function, Operation, plain, sum_to
from nnlib.shapes import ShapeError


def _turned(x: Any) -> Any:
    """Swap the rows and columns of each matrix."""
    return np.swapaxes(x, -1, -2)


_multiply = Operation(
    "matmul",
    np.matmul,
    lambda g, y, a, b: sum_to(np.matmul(g, _turned(b)), a),  # dA = G Bᵀ
    lambda g, y, a, b: sum_to(np.matmul(_turned(a), g), b),  # dB = Aᵀ G
)


def _matmul(a: Any, b: Any) -> Any:
    """Compute A B; for the while, a vector on the left is a row, one on the right a column."""
    shapes = np.shape(plain(a)), np.shape(plain(b))
    row, column = len(shapes[0]) == 1, len(shapes[1]) == 1
    if not (shapes[0] and shapes[1] and shapes[0][-1] == shapes[1][0 if column else -2]):
        raise ShapeError(
            f"A @ B needs as many columns of A as rows of B, but their shapes are {shapes[0]} and "
            f"{shapes[1]}. Transpose one (A @ B.T), or write A * B for a product entry by entry."
        )
    if not (row or column):
        return _multiply(a, b)
    y = _multiply(np.expand_dims(a, 0) if row else a, np.expand_dims(b, -1) if column else b)
    return np.squeeze(y, (-2,) * row + (-1,) * column)


def _dot(a: Any, b: Any) -> Any:
    if np.ndim(a) == 0 or np.ndim(b) == 0:
        return np.multiply(a, b)
    return np.matmul(a, b) if np.ndim(b) <= 2 else np.tensordot(a, b, (-1, -2))


def _outer(a: Any, b: Any) -> Any:
    return np.reshape(a, (-1, 1)) * np.reshape(b, (1, -1))


def _inner(a: Any, b: Any) -> Any:
    return np.tensordot(a, b, (-1, -1))


def _vdot(a: Any, b: Any) -> Any:
    return np.sum(np.ravel(a) * np.ravel(b))


def _tensordot(a: Any, b: Any, axes: Any = 2) -> Any:
    """Multiply, and add up over some axes of each."""
    if isinstance(axes, int):
        axes = list(range(-axes, 0)), list(range(axes))
    A, kept_a = _flattened(a, np.ravel(axes[0]).tolist(), summed_last=True)
    B, kept_b = _flattened(b, np.ravel(axes[1]).tolist(), summed_last=False)
    return np.reshape(np.matmul(A, B), (*kept_a, *kept_b))


def _flattened(x: Any, axes: Sequence[int], *, summed_last: bool) -> tuple[Any, list[int]]:
    """Make the axes that are summed over the columns of a matrix, or its rows, and the rest rows.

    Returns the matrix and the lengths of the rest.
    """
    shape = np.shape(x)
    summed = list(normalize_axis_tuple(axes, len(shape)))
    rest = [i for i in range(len(shape)) if i not in summed]
    lengths = [shape[i] for i in rest]
    rows, columns = prod(lengths), prod(shape[i] for i in summed)
    if summed_last:
        return np.reshape(np.transpose(x, rest + summed), (rows, columns)), lengths
    return np.reshape(np.transpose(x, summed + rest), (columns, rows)), lengths


RULES: dict[Function, Function] = {
    np.matmul: _matmul,
    np.dot: _dot,
    np.outer: _outer,
    np.inner: _inner,
    np.vdot: _vdot,
    np.tensordot: _tensordot,
}
