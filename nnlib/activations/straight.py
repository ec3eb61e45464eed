"""Activation functions made of straight pieces: the sum as it is, cut off, or all or nothing."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from nnlib.shapes import Array, as_floats


def identity(z: ArrayLike) -> Array:
    """φ(z) = z: the weighted sum as it is.

    Parameters
    ----------
    z : array_like

    Returns
    -------
    ndarray of the shape of `z`
        A copy.

    Examples
    --------
    >>> identity([-2, 3])
    array([-2.,  3.])
    """
    return +as_floats(z, "z")


def identity_derivative(z: ArrayLike) -> Array:
    """φ′(z) = 1.

    Parameters
    ----------
    z : array_like

    Returns
    -------
    ndarray of the shape of `z`
    """
    return np.ones_like(as_floats(z, "z"))[()]


def step(z: ArrayLike) -> Array:
    """φ(z) = 1 where z > 0, else 0: all or nothing. At z = 0 the neuron stays silent.

    Parameters
    ----------
    z : array_like

    Returns
    -------
    ndarray of the shape of `z`

    Examples
    --------
    >>> step([-0.1, 0.0, 0.1])
    array([0., 0., 1.])
    """
    # Unlike `z > 0`, heaviside hands a NaN on instead of hiding it behind a 0.
    return np.heaviside(as_floats(z, "z"), 0.0)


def step_derivative(z: ArrayLike) -> Array:
    """φ′(z) = 0: flat on both sides; the jump at 0 has no derivative and is given 0 as well.

    Parameters
    ----------
    z : array_like

    Returns
    -------
    ndarray of the shape of `z`
    """
    return np.zeros_like(as_floats(z, "z"))[()]


def relu(z: ArrayLike) -> Array:
    """φ(z) = max(0, z): nothing below 0, the sum itself above.

    Parameters
    ----------
    z : array_like

    Returns
    -------
    ndarray of the shape of `z`

    Examples
    --------
    >>> relu([-2, 0, 3])
    array([0., 0., 3.])
    """
    return np.maximum(as_floats(z, "z"), 0.0)


def relu_derivative(z: ArrayLike) -> Array:
    """φ′(z) = 1 where z > 0, else 0; the kink at 0 is given 0.

    Parameters
    ----------
    z : array_like

    Returns
    -------
    ndarray of the shape of `z`

    Examples
    --------
    >>> relu_derivative([-2, 0, 3])
    array([0., 0., 1.])
    """
    return step(z)


LEAK = 0.01  # slope of the leaky ReLU below 0


def leaky_relu(z: ArrayLike) -> Array:
    """φ(z) = z where z > 0, else 0.01 z: a ReLU that never falls quite silent.

    Parameters
    ----------
    z : array_like

    Returns
    -------
    ndarray of the shape of `z`

    Examples
    --------
    >>> leaky_relu([-2, 0, 3])
    array([-0.02,  0.  ,  3.  ])
    """
    z = as_floats(z, "z")
    return np.maximum(z, np.multiply(LEAK, z))


def leaky_relu_derivative(z: ArrayLike) -> Array:
    """φ′(z) = 1 where z > 0, else 0.01; the kink at 0 is given 0.01.

    Parameters
    ----------
    z : array_like

    Returns
    -------
    ndarray of the shape of `z`

    Examples
    --------
    >>> leaky_relu_derivative([-2, 0, 3])
    array([0.01, 0.01, 1.  ])
    """
    return LEAK + (1.0 - LEAK) * step(z)
