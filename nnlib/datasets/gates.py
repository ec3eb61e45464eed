"""Gates: the four corners of the unit square, each with the answer of a logic gate.

And and or are split by a straight line; xor is the smallest set that no line splits.
"""

from __future__ import annotations

import numpy as np

from nnlib.datasets.clouds import draw_clouds
from nnlib.datasets.places import Labels
from nnlib.shapes import Array, Rng, check_not_negative, look_up

CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
TRUTH = {"and": (0, 0, 0, 1), "or": (0, 1, 1, 1), "xor": (0, 1, 1, 0)}


def and_gate(n: int, *, rng: Rng, noise: float = 0.1) -> tuple[Array, Labels]:
    """Clouds round the four corners of the unit square; class 1 where both inputs are 1.

    Parameters
    ----------
    n : int
        Number of points; each corner gets a quarter of them, so class 1 a quarter in all.
    rng : random generator
        Such as `np.random.default_rng(0)`.
    noise : float
        Standard deviation of each cloud in each direction; 0 for the corners themselves.

    Returns
    -------
    X : ndarray of shape (n, 2)
    y : ndarray of shape (n,)

    Raises
    ------
    TypeError, ValueError
        As `moons` does.

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
    corner, X = draw_clouds(corners, n, check_not_negative(noise, "noise"), rng)
    return X, labels[corner]
