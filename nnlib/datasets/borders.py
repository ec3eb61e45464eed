"""Borders: points all over a square, and a curved line on which the class changes.

A straight line fails, and how far depends on the curve. One new input that bends as the border
does rescues it: x₁² for the parabola, x₁² and x₂² for the circle. A hidden layer finds its own.
"""

from __future__ import annotations

import numpy as np

from nnlib.datasets.places import EDGE, Labels, in_square, shifts
from nnlib.shapes import Array, Rng, check_count, check_not_negative, check_rng

# A circle of this radius covers half of the square.
RADIUS = np.sqrt(2.0 / np.pi) * EDGE


def parabola(n: int, *, rng: Rng, noise: float = 0.0) -> tuple[Array, Labels]:
    """Class 1 above the parabola x₂ = x₁² − 1, in the square from −2 to 2.

    It imitates a class that holds only in a middle range of one input, as a dose that helps. The
    border is known and sharp, as it never is in real data.

    Parameters
    ----------
    n : int
        Number of points.
    rng : random generator
        Such as `np.random.default_rng(0)`.
    noise : float
        Standard deviation of a shift of each point in each direction after it got its label, so
        that points near the border land on the wrong side; 0 for none.

    Returns
    -------
    X : ndarray of shape (n, 2)
    y : ndarray of shape (n,)
        About 43 of 100 are of class 1.

    Raises
    ------
    TypeError, ValueError
        If `n` is not a whole number of at least 1, `noise` not a number of at least 0, or `rng`
        not a random generator.

    Examples
    --------
    >>> X, y = parabola(200, rng=np.random.default_rng(0))
    >>> bool(np.all(y == (X[:, 1] > X[:, 0] ** 2 - 1)))
    True
    """
    n, noise, rng = check_count(n, "n"), check_not_negative(noise, "noise"), check_rng(rng)
    X = in_square(n, rng)
    y = (X[:, 1] > X[:, 0] ** 2 - 1).astype(np.int64)
    return X + shifts(n, noise, rng), y


def circle(n: int, *, rng: Rng, noise: float = 0.0) -> tuple[Array, Labels]:
    """Class 1 inside a circle round the origin that covers half of the square from −2 to 2.

    It imitates "normal is the middle": values too far off in any direction are of the other class.
    A line is hardly better than guessing. Real borders are neither round nor centred.

    Parameters, returns and errors are those of `parabola`; about half of the points are of class 1.

    Examples
    --------
    >>> X, y = circle(200, rng=np.random.default_rng(0))
    >>> bool(np.all(y == (np.linalg.norm(X, axis=1) < 1.596)))
    True
    """
    n, noise, rng = check_count(n, "n"), check_not_negative(noise, "noise"), check_rng(rng)
    X = in_square(n, rng)
    y = (np.linalg.norm(X, axis=1) < RADIUS).astype(np.int64)
    return X + shifts(n, noise, rng), y
