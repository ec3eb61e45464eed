"""Clouds: each class is a round cloud about a centre, so the best border is made of straight lines.

They imitate measurements that scatter about a typical value. Real classes are rarely round, and
rarely all of one size.
"""

from __future__ import annotations

import numpy as np

from nnlib.datasets.places import Labels, deal
from nnlib.shapes import (
    Array,
    Rng,
    check_count,
    check_positive,
    check_rng,
    check_share,
)

# Two clouds of this distance from the origin have their centres at (−1.5, −1.5) and (1.5, 1.5).
DISTANCE = 1.5 * np.sqrt(2.0)
MOST_CLASSES = 5


def blobs(
    n: int, *, rng: Rng, spread: float = 1.0, n_classes: int = 2
) -> tuple[Array, Labels]:  # fmt: skip
    """Two round clouds, class 0 about (−1.5, −1.5) and class 1 about (1.5, 1.5), or a few more.

    More clouds stand on the same circle about the origin, evenly, clockwise from class 0. The more
    there are, the closer they stand.

    Parameters
    ----------
    n : int
        Number of points; each class gets as many, to one point.
    rng : random generator
        Such as `np.random.default_rng(0)`.
    spread : float
        Standard deviation of each cloud in each direction; above about 1 the clouds overlap.
    n_classes : int
        Number of clouds, from 2 to 5.

    Returns
    -------
    X : ndarray of shape (n, 2)
    y : ndarray of shape (n,)

    Raises
    ------
    TypeError, ValueError
        If `n` is not a whole number of at least 1, `spread` not a number above 0, `n_classes` not
        a whole number from 2 to 5, or `rng` not a random generator.

    Examples
    --------
    >>> X, y = blobs(100, rng=np.random.default_rng(0))
    >>> X.shape, y.shape, int(y.sum())
    ((100, 2), (100,), 50)
    """
    centres, spread = _centres(n_classes), check_positive(spread, "spread")
    cloud, X = draw_clouds(centres, n, spread, rng)
    return X, cloud


def imbalanced_blobs(
    n: int, *, rng: Rng, share: float = 0.05, spread: float = 1.0
) -> tuple[Array, Labels]:
    """Two clouds as in `blobs`, but class 1 is rare, as patients are among the tested.

    "Always 0" is then right for nearly all, so accuracy says little. Unlike real rare cases these
    scatter no more than the common ones.

    Parameters
    ----------
    n : int
        Number of points.
    rng : random generator
        Such as `np.random.default_rng(0)`.
    share : float
        Share of class 1; `share` · n points, rounded, have it.
    spread : float
        Standard deviation of each cloud in each direction.

    Returns
    -------
    X : ndarray of shape (n, 2)
    y : ndarray of shape (n,)

    Raises
    ------
    TypeError, ValueError
        As `blobs` does, and if `share` is not a number from 0 up to, but not including, 1.

    Examples
    --------
    >>> X, y = imbalanced_blobs(200, rng=np.random.default_rng(0))
    >>> int(y.sum())
    10
    """
    n, spread, rng = check_count(n, "n"), check_positive(spread, "spread"), check_rng(rng)
    n_rare = round(check_share(share, "share", example=0.05) * n)
    y = np.where(np.asarray(rng.permutation(n)) < n_rare, 1, 0)  # (n,)
    return _centres(2)[y] + rng.normal(0.0, spread, (n, 2)), y


def draw_clouds(centres: Array, n: int, spread: float, rng: Rng) -> tuple[Labels, Array]:
    """Draw n points round the centres, each centre equally often: its index, and the point."""
    n, rng = check_count(n, "n"), check_rng(rng)
    which = deal(n, len(centres), rng)  # (n,)
    return which, centres[which] + rng.normal(0.0, spread, (n, 2))


def _centres(n_classes: int) -> Array:
    """Place the centres on a circle, the first at its lower left."""
    if check_count(n_classes, "n_classes") not in range(2, MOST_CLASSES + 1):
        raise ValueError(
            f"n_classes must lie from 2 to {MOST_CLASSES}, but it is {n_classes}. "
            "Write for example n_classes=3."
        )
    angles = np.deg2rad(225.0 - 360.0 / n_classes * np.arange(n_classes))
    centres: Array = DISTANCE * np.column_stack([np.cos(angles), np.sin(angles)])
    return centres.round(12)  # so that two clouds stand at ±1.5 and not a rounding error beside it
