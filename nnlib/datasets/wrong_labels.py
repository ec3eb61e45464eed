"""Wrong labels: what a network learns when labels tell a little, or nothing, about the inputs.

A network that is large enough learns them by heart, one and all. Whether it has learned anything
shows only on examples that it has not seen.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnlib.datasets.places import Labels, deal, in_square
from nnlib.shapes import (
    Array,
    Rng,
    as_classes,
    as_matrix,
    check_count,
    check_rng,
    check_share,
)

# No stray is closer to the border than this, so that each is plainly on the wrong side.
CLEARANCE = 0.5


def random_labels(n: int, *, rng: Rng) -> tuple[Array, Labels]:
    """Points evenly over the square from −2 to 2, with labels that were dealt out blindly.

    It imitates a question that the inputs cannot answer. On new points no rule is right more often
    than half the time, whatever it reached in training.

    Parameters
    ----------
    n : int
        Number of points; each class gets as many, to one point.
    rng : random generator
        Such as `np.random.default_rng(0)`.

    Returns
    -------
    X : ndarray of shape (n, 2)
    y : ndarray of shape (n,)

    Raises
    ------
    TypeError, ValueError
        If `n` is not a whole number of at least 1, or `rng` not a random generator.

    Examples
    --------
    >>> X, y = random_labels(100, rng=np.random.default_rng(0))
    >>> int(y.sum())
    50
    """
    n, rng = check_count(n, "n"), check_rng(rng)
    X = in_square(n, rng)
    return X, deal(n, 2, rng)


def stray_points(n: int, *, rng: Rng, share: float = 0.05) -> tuple[Array, Labels]:
    """Class 1 above the line x₁ + x₂ = 0, but for a few strays deep in the other class.

    It imitates slips of the pen: examples whose label was noted down wrongly. Real slips gather
    where the classes are hard to tell apart; these keep away from the border, so that you can see
    a network bend round them. `is_stray` tells which they are.

    Parameters
    ----------
    n : int
        Number of points, in the square from −2 to 2.
    rng : random generator
        Such as `np.random.default_rng(0)`.
    share : float
        Share of strays; `share` · n points, rounded. There are fewer if fewer points lie further
        than 0.5 from the border, as some 2 in 3 do.

    Returns
    -------
    X : ndarray of shape (n, 2)
    y : ndarray of shape (n,)

    Raises
    ------
    TypeError, ValueError
        If `n` is not a whole number of at least 1, `share` not a number from 0 up to, but not
        including, 1, or `rng` not a random generator.

    Examples
    --------
    >>> X, y = stray_points(200, rng=np.random.default_rng(0))
    >>> int(is_stray(X, y).sum())
    10
    """
    n, rng = check_count(n, "n"), check_rng(rng)
    n_strays = round(check_share(share, "share", example=0.05) * n)
    X = in_square(n, rng)
    y = (_height(X) > 0).astype(np.int64)
    order = np.asarray(rng.permutation(n))
    strays = order[np.abs(_height(X[order])) > CLEARANCE][:n_strays]
    y[strays] = 1 - y[strays]
    return X, y


def is_stray(X: ArrayLike, y: ArrayLike) -> NDArray[np.bool_]:
    """Tell which points of `stray_points` are strays: those on the other class's side.

    Parameters
    ----------
    X : array_like of shape (n, 2)
    y : array_like of shape (n,)

    Returns
    -------
    ndarray of bool of shape (n,)

    Raises
    ------
    ShapeError, ValueError, TypeError
        If `X` is not a table with two columns, or `y` not 0 or 1 for each row.

    Examples
    --------
    >>> is_stray([[1.0, 1.0], [1.0, 0.5]], [1, 0])
    array([False,  True])
    """
    X = as_matrix(X, n_columns=2)
    return np.asarray(as_classes(y, len(X), 2) != (_height(X) > 0))


def _height(X: Array) -> Array:
    """Measure how far above the border each point lies."""
    return np.asarray((X[:, 0] + X[:, 1]) / np.sqrt(2.0))  # (n,)
