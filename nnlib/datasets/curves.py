"""Curves: each class lies along a curve, and the two curves embrace each other.

No single new input helps here, so they show what hidden layers are good for. They are puzzles
drawn for the eye and imitate nothing that is measured.
"""

from __future__ import annotations

import numpy as np

from nnlib.datasets.places import EDGE, Labels, deal, shifts
from nnlib.shapes import Array, Rng, check_count, check_not_negative, check_positive, check_rng


def spiral(n: int, *, rng: Rng, n_turns: float = 1.0, noise: float = 0.1) -> tuple[Array, Labels]:
    """Two arms that wind round the origin and round each other; class 1 is class 0 half a turn on.

    Parameters
    ----------
    n : int
        Number of points; each arm gets as many, to one point.
    rng : random generator
        Such as `np.random.default_rng(0)`.
    n_turns : float
        How often each arm goes round; the more, the closer the arms and the harder the set.
    noise : float
        Standard deviation of a shift of each point off its arm, in each direction; 0 for none.
        The gap between the arms is 1 / n_turns wide.

    Returns
    -------
    X : ndarray of shape (n, 2)
        Up to 2 from the origin, but for the noise.
    y : ndarray of shape (n,)

    Raises
    ------
    TypeError, ValueError
        If `n` is not a whole number of at least 1, `n_turns` not a number above 0, `noise` not a
        number of at least 0, or `rng` not a random generator.

    Examples
    --------
    >>> X, y = spiral(100, rng=np.random.default_rng(0), noise=0)
    >>> bool(np.linalg.norm(X, axis=1).max() <= 2)
    True
    """
    n, rng = check_count(n, "n"), check_rng(rng)
    n_turns, noise = check_positive(n_turns, "n_turns"), check_not_negative(noise, "noise")
    y = deal(n, 2, rng)
    # The root spreads the points evenly along the arm, which grows longer outwards.
    along = np.sqrt(rng.uniform(0.01, 1.0, (n,)))  # (n,), from 0.1 to 1
    angle = 2 * np.pi * n_turns * along + np.pi * y
    arm = EDGE * along[:, np.newaxis] * np.column_stack([np.cos(angle), np.sin(angle)])  # (n, 2)
    return arm + shifts(n, noise, rng), y


def moons(n: int, *, rng: Rng, noise: float = 0.1) -> tuple[Array, Labels]:
    """Two half circles of radius 1, one open below, one open above, each reaching into the other.

    Parameters
    ----------
    n : int
        Number of points; each half circle gets as many, to one point.
    rng : random generator
        Such as `np.random.default_rng(0)`.
    noise : float
        Standard deviation of a shift of each point off its half circle; 0 for none. The gap
        between the half circles is about 0.5 wide.

    Returns
    -------
    X : ndarray of shape (n, 2)
        Class 0 round (−0.5, −0.25), class 1 round (0.5, 0.25).
    y : ndarray of shape (n,)

    Raises
    ------
    TypeError, ValueError
        As `spiral` does.

    Examples
    --------
    >>> X, y = moons(100, rng=np.random.default_rng(0), noise=0)
    >>> bool(np.allclose(np.linalg.norm(X[y == 0] - [-0.5, -0.25], axis=1), 1))
    True
    """
    n, noise, rng = check_count(n, "n"), check_not_negative(noise, "noise"), check_rng(rng)
    y = deal(n, 2, rng)
    angle = np.asarray(rng.uniform(0.0, np.pi, (n,)))
    upper = np.column_stack([np.cos(angle) - 0.5, np.sin(angle) - 0.25])  # (n, 2)
    sign = np.where(y == 0, 1.0, -1.0)[:, np.newaxis]  # class 1 is class 0 turned half round
    return sign * upper + shifts(n, noise, rng), y
