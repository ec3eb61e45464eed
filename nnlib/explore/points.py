"""Examples with two features, as a page takes them: a row [x₁, x₂, class] each."""

import numpy as np
from numpy.typing import ArrayLike

from nnlib.shapes import as_classes, as_matrix

Points = list[list[float]]


def points_of(X: ArrayLike, y: ArrayLike, *, n_classes: int) -> Points:
    """Read examples and their classes.

    Parameters
    ----------
    X : array_like of shape (n_samples, 2)
    y : array_like of shape (n_samples,) or (n_samples, 1)
    n_classes : int
        Classes are numbered from 0 to `n_classes` − 1.

    Returns
    -------
    points : list of [float, float, int]

    Raises
    ------
    ShapeError, ValueError, TypeError
        If `X` does not have two columns of finite numbers, or `y` not one known class for each row.
    """
    table = as_matrix(X, n_columns=2)
    labels = as_classes(y, len(table), n_classes)
    pairs = zip(table.tolist(), labels.tolist(), strict=True)
    return [[x1, x2, int(label)] for (x1, x2), label in pairs]


def limits_of(points: Points) -> list[float]:
    """Frame points with a margin of a tenth: [left, right, bottom, top]; −3 to 3 for none.

    The frame always holds the origin, from which distances are counted, and is a square.
    """
    if not points:
        return [-3.0, 3.0, -3.0, 3.0]
    table = np.array(points)[:, :2]
    low = np.minimum(table.min(axis=0), 0.0)
    high = np.maximum(table.max(axis=0), 0.0)
    middle, half = (low + high) / 2, 0.6 * max(float((high - low).max()), 1.0)
    (left, bottom), (right, top) = middle - half, middle + half
    return [float(left), float(right), float(bottom), float(top)]
