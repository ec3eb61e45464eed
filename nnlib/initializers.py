"""Initializers: where the weights start, before anything is learned.

Equal weights stay equal, so they must differ; too large, and the signal grows from layer to layer,
too small, and it fades.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from nnlib.shapes import Array, Rng, check_count, check_rng, look_up


def zeros(n_in: int, n_out: int, *, rng: Rng) -> Array:
    """All weights 0: good for weights that you set by hand afterwards.

    Parameters
    ----------
    n_in, n_out : int
        Number of inputs and outputs of the layer.
    rng : random generator
        Not used here; every initializer is called in the same way.

    Returns
    -------
    ndarray of shape (n_in, n_out)

    Raises
    ------
    TypeError, ValueError
        If `n_in` or `n_out` is not a whole number of at least 1, or `rng` not a random generator.

    Examples
    --------
    >>> zeros(2, 3, rng=np.random.default_rng(0))
    array([[0., 0., 0.],
           [0., 0., 0.]])
    """
    n_in, n_out, _ = _check(n_in, n_out, rng)
    return np.zeros((n_in, n_out))


def normal(n_in: int, n_out: int, *, rng: Rng) -> Array:
    """Weights from the standard normal distribution, whatever the size of the layer.

    Parameters
    ----------
    n_in, n_out : int
        Number of inputs and outputs of the layer.
    rng : random generator

    Returns
    -------
    ndarray of shape (n_in, n_out)

    Raises
    ------
    TypeError, ValueError
        If `n_in` or `n_out` is not a whole number of at least 1, or `rng` not a random generator.

    Examples
    --------
    >>> normal(2, 3, rng=np.random.default_rng(0)).shape
    (2, 3)
    """
    n_in, n_out, rng = _check(n_in, n_out, rng)
    return np.asarray(rng.normal(0.0, 1.0, (n_in, n_out)))


def glorot(n_in: int, n_out: int, *, rng: Rng) -> Array:
    """Weights spread evenly over ±√(6 / (n_in + n_out)), variance 2 / (n_in + n_out).

    A compromise: it keeps the spread of the signal about equal on the way forward (which asks for
    1 / n_in) and that of the error signal on the way back (1 / n_out). For tanh, whose slope at 0
    is 1; the sigmoid's is at most 1/4, so through it signals fade even so.

    Parameters
    ----------
    n_in, n_out : int
        Number of inputs and outputs of the layer.
    rng : random generator

    Returns
    -------
    ndarray of shape (n_in, n_out)

    Raises
    ------
    TypeError, ValueError
        If `n_in` or `n_out` is not a whole number of at least 1, or `rng` not a random generator.

    References
    ----------
    X. Glorot and Y. Bengio (2010), "Understanding the difficulty of training deep feedforward
    neural networks", Proceedings of Machine Learning Research 9, 249-256, equation 16.

    Examples
    --------
    >>> W = glorot(2, 4, rng=np.random.default_rng(0))
    >>> bool(abs(W).max() <= 1)  # √(6 / (2 + 4)) = 1
    True
    """
    n_in, n_out, rng = _check(n_in, n_out, rng)
    limit = np.sqrt(6.0 / (n_in + n_out))
    return np.asarray(rng.uniform(-limit, limit, (n_in, n_out)))


def he(n_in: int, n_out: int, *, rng: Rng) -> Array:
    """Weights from a normal distribution of variance 2 / n_in.

    The 2 makes up for relu, which silences half of a symmetric signal.

    Parameters
    ----------
    n_in, n_out : int
        Number of inputs and outputs of the layer.
    rng : random generator

    Returns
    -------
    ndarray of shape (n_in, n_out)

    Raises
    ------
    TypeError, ValueError
        If `n_in` or `n_out` is not a whole number of at least 1, or `rng` not a random generator.

    References
    ----------
    K. He, X. Zhang, S. Ren and J. Sun (2015), "Delving deep into rectifiers: Surpassing human-level
    performance on ImageNet classification", arXiv 1502.01852, equation 10.

    Examples
    --------
    >>> he(50, 3, rng=np.random.default_rng(0)).shape
    (50, 3)
    """
    n_in, n_out, rng = _check(n_in, n_out, rng)
    return np.asarray(rng.normal(0.0, float(np.sqrt(2.0 / n_in)), (n_in, n_out)))


def _check(n_in: int, n_out: int, rng: Rng) -> tuple[int, int, Rng]:
    """Read what every initializer is given."""
    return check_count(n_in, "n_in"), check_count(n_out, "n_out"), check_rng(rng)


INITIALIZERS: dict[str, Callable[..., Array]] = {
    "zeros": zeros,
    "normal": normal,
    "glorot": glorot,
    "he": he,
}


def get(name: str) -> Callable[..., Array]:
    """Find an initializer by name.

    Parameters
    ----------
    name : str
        One of the keys of `INITIALIZERS`.

    Returns
    -------
    callable
        Call it as `f(n_in, n_out, rng=rng)`.

    Raises
    ------
    ValueError
        If there is no such name.

    Examples
    --------
    >>> get("zeros")(1, 1, rng=np.random.default_rng(0))
    array([[0.]])
    """
    return look_up(INITIALIZERS, name, "initializer")
