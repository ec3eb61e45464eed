"""Activation functions that bend smoothly: every small change of the sum counts a little."""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from nnlib.shapes import Array, as_floats


def sigmoid(z: ArrayLike) -> Array:
    """σ(z) = 1 / (1 + e⁻ᶻ): a step with a soft edge, between 0 and 1.

    Parameters
    ----------
    z : array_like

    Returns
    -------
    ndarray of the shape of `z`

    Examples
    --------
    >>> sigmoid([-1000, 0, 1000])
    array([0. , 0.5, 1. ])
    """
    z = as_floats(z, "z")
    e = np.exp(-np.abs(z))  # in [0, 1]; exp(-z) would overflow at z = -1000
    return np.where(z >= 0, 1.0, e) / (1.0 + e)


def sigmoid_derivative(z: ArrayLike) -> Array:
    """σ′(z) = σ(z) (1 − σ(z)), at most 1/4.

    Parameters
    ----------
    z : array_like

    Returns
    -------
    ndarray of the shape of `z`

    Examples
    --------
    >>> float(sigmoid_derivative(0.0))
    0.25
    """
    e = np.exp(-np.abs(as_floats(z, "z")))
    # The same number as σ(z) (1 − σ(z)), but 1 − σ(40) is 0 in floating point and e⁻⁴⁰ is not.
    return e / (1.0 + e) ** 2


def tanh(z: ArrayLike) -> Array:
    """tanh(z) = 2σ(2z) − 1: the sigmoid stretched to lie between −1 and 1.

    Parameters
    ----------
    z : array_like

    Returns
    -------
    ndarray of the shape of `z`

    Examples
    --------
    >>> tanh([-1000, 0, 1000])
    array([-1.,  0.,  1.])
    """
    return np.tanh(as_floats(z, "z"))


def tanh_derivative(z: ArrayLike) -> Array:
    """tanh′(z) = 1 − tanh²(z), at most 1.

    Parameters
    ----------
    z : array_like

    Returns
    -------
    ndarray of the shape of `z`

    Examples
    --------
    >>> float(tanh_derivative(0.0))
    1.0
    """
    # From tanh(z) = 2σ(2z) − 1. Where tanh(z) rounds to 1, 1 − tanh²(z) would be 0.
    z = as_floats(z, "z")
    with np.errstate(over="ignore"):  # 2z may become infinite; the slope there is 0 all the same
        return 4.0 * sigmoid_derivative(2.0 * z)
