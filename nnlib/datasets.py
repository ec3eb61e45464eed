"""Datasets: points with known labels, drawn by a rule that you can read.

Every set is called in the same way, `X, y = name(n, rng=rng)`, and gives X of shape (n, 2) and
y of shape (n,) with the classes 0 and 1, the points in random order.
"""

import numpy as np
from numpy.typing import NDArray

from nnlib.shapes import Array, Rng, check_count, check_positive, check_rng, look_up

Labels = NDArray[np.int64]

CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
TRUTH = {"and": (0, 0, 0, 1), "or": (0, 1, 1, 1), "xor": (0, 1, 1, 0)}


def blobs(n: int, *, rng: Rng, spread: float = 1.0) -> tuple[Array, Labels]:
    """Two round clouds, class 0 about (−1.5, −1.5) and class 1 about (1.5, 1.5).

    Parameters
    ----------
    n : int
        Number of points.
    rng : random generator
        Such as `np.random.default_rng(0)`.
    spread : float
        Standard deviation of each cloud in each direction; above about 1 the clouds overlap.

    Returns
    -------
    X : ndarray of shape (n, 2)
    y : ndarray of shape (n,)

    Raises
    ------
    TypeError, ValueError
        If `n` is not a whole number of at least 1, `spread` not a number above 0, or `rng` not a
        random generator.

    Examples
    --------
    >>> X, y = blobs(100, rng=np.random.default_rng(0))
    >>> X.shape, y.shape, int(y.sum())
    ((100, 2), (100,), 50)
    """
    centres = np.array([[-1.5, -1.5], [1.5, 1.5]])
    cloud, X = _clouds(centres, n, spread, "spread", rng)
    return X, cloud


def and_gate(n: int, *, rng: Rng, noise: float = 0.1) -> tuple[Array, Labels]:
    """Clouds round the four corners of the unit square; class 1 where both inputs are 1.

    Parameters
    ----------
    n : int
        Number of points; each corner gets a quarter of them, so class 1 a quarter in all.
    rng : random generator
        Such as `np.random.default_rng(0)`.
    noise : float
        Standard deviation of each cloud in each direction.

    Returns
    -------
    X : ndarray of shape (n, 2)
    y : ndarray of shape (n,)

    Raises
    ------
    TypeError, ValueError
        As `blobs` does.

    See Also
    --------
    truth_table : the four corners themselves.

    Examples
    --------
    >>> X, y = and_gate(8, rng=np.random.default_rng(0))
    >>> int(y.sum())
    2
    """
    return _gate("and", n, noise, rng)


def or_gate(n: int, *, rng: Rng, noise: float = 0.1) -> tuple[Array, Labels]:
    """Clouds round the four corners of the unit square; class 1 where at least one input is 1.

    Parameters, returns and errors are those of `and_gate`.

    Examples
    --------
    >>> X, y = or_gate(8, rng=np.random.default_rng(0))
    >>> int(y.sum())
    6
    """
    return _gate("or", n, noise, rng)


def xor(n: int, *, rng: Rng, noise: float = 0.1) -> tuple[Array, Labels]:
    """Clouds round the four corners of the unit square; class 1 where one input is 1, not both.

    Parameters, returns and errors are those of `and_gate`.

    Examples
    --------
    >>> X, y = xor(8, rng=np.random.default_rng(0))
    >>> int(y.sum())
    4
    """
    return _gate("xor", n, noise, rng)


def truth_table(name: str) -> tuple[Array, Labels]:
    """Give the four corners of the unit square with the labels of a logic gate, without noise.

    Parameters
    ----------
    name : str
        "and", "or" or "xor".

    Returns
    -------
    X : ndarray of shape (4, 2)
        The rows (0, 0), (0, 1), (1, 0), (1, 1), in this order.
    y : ndarray of shape (4,)

    Raises
    ------
    ValueError
        If there is no such gate.

    Examples
    --------
    >>> X, y = truth_table("xor")
    >>> y
    array([0, 1, 1, 0])
    """
    return CORNERS.copy(), np.array(look_up(TRUTH, name, "gate"), dtype=np.int64)


def _gate(name: str, n: int, noise: float, rng: Rng) -> tuple[Array, Labels]:
    corners, labels = truth_table(name)
    corner, X = _clouds(corners, n, noise, "noise", rng)
    return X, labels[corner]


def _clouds(
    centres: Array, n: int, spread: float, spread_name: str, rng: Rng
) -> tuple[Labels, Array]:
    """Draw n points round the centres, each centre equally often: its index, and the point."""
    n, spread, rng = check_count(n, "n"), check_positive(spread, spread_name), check_rng(rng)
    which = np.asarray(rng.permutation(n), dtype=np.int64) % len(centres)  # (n,)
    return which, centres[which] + rng.normal(0.0, spread, (n, 2))
