"""What several sets do: deal out classes, spread points over a square, shift them a little."""

import numpy as np
from numpy.typing import NDArray

from nnlib.shapes import Array, Rng

Labels = NDArray[np.int64]

# Points of a set without clouds lie in the square from −EDGE to EDGE, a good range for tanh.
EDGE = 2.0


def deal(n: int, n_classes: int, rng: Rng) -> Labels:
    """Deal out n class numbers in random order, each class equally often (to one example).

    Returns
    -------
    ndarray of shape (n,)
    """
    return np.asarray(rng.permutation(n), dtype=np.int64) % n_classes


def in_square(n: int, rng: Rng) -> Array:
    """Draw n points evenly over the square.

    Returns
    -------
    ndarray of shape (n, 2)
    """
    return np.asarray(rng.uniform(-EDGE, EDGE, (n, 2)))


def shifts(n: int, noise: float, rng: Rng) -> Array:
    """Draw how far each point is moved off its place.

    The numbers are drawn also where they are all 0, so that a set of another noise with the same
    seed has the same places.

    Returns
    -------
    ndarray of shape (n, 2)
    """
    return np.asarray(rng.normal(0.0, 1.0, (n, 2))) * noise
