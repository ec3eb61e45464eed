"""GELU: the sum times the share of the bell curve below it, a ReLU with a rounded corner.

D. Hendrycks and K. Gimpel (2016), "Gaussian error linear units (GELUs)", arXiv 1606.08415. They
give an approximation by tanh too; it is not the same function, so it has a name of its own.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike

from nnlib.activations.error_function import erf
from nnlib.shapes import Array, as_floats

# Beyond this distance the bell curve is 0 in floating point. Numbers are cut there before they are
# multiplied by it, as infinity times 0 would be no number.
_FAR = 40.0
_SCALE = math.sqrt(2.0 / math.pi)
_CUBIC = 0.044715  # Hendrycks and Gimpel's coefficient


def gelu(z: ArrayLike) -> Array:
    """φ(z) = z Φ(z), where Φ(z) is the share of the standard normal distribution below z.

    Parameters
    ----------
    z : array_like

    Returns
    -------
    ndarray of the shape of `z`

    Examples
    --------
    >>> gelu([-1000.0, 0.0, 1000.0])
    array([  -0.,    0., 1000.])
    >>> round(float(gelu(1.0)), 12)
    0.841344746069
    """
    z = as_floats(z, "z")
    return np.maximum(z, -_FAR) * _share_below(z)


def gelu_derivative(z: ArrayLike) -> Array:
    """φ′(z) = Φ(z) + z e^(−z²/2) / √(2π).

    Parameters
    ----------
    z : array_like

    Returns
    -------
    ndarray of the shape of `z`

    Examples
    --------
    >>> gelu_derivative([-1000.0, 0.0, 1000.0])
    array([0. , 0.5, 1. ])
    """
    z = as_floats(z, "z")
    cut = np.clip(z, -_FAR, _FAR)
    return _share_below(z) + cut * np.exp(-0.5 * cut * cut) / math.sqrt(2.0 * math.pi)


def gelu_tanh(z: ArrayLike) -> Array:
    """φ(z) = z (1 + tanh u) / 2 with u = √(2/π) (z + 0.044715 z³), close to `gelu` and cheaper.

    Parameters
    ----------
    z : array_like

    Returns
    -------
    ndarray of the shape of `z`

    Examples
    --------
    >>> z = np.linspace(-6, 6, 1001)
    >>> bool(np.abs(gelu_tanh(z) - gelu(z)).max() < 5e-4)
    True
    """
    z = as_floats(z, "z")
    return 0.5 * np.maximum(z, -_FAR) * (1.0 + np.tanh(_inner(z)))


def gelu_tanh_derivative(z: ArrayLike) -> Array:
    """φ′(z) = (1 + tanh u) / 2 + z (1 − tanh² u) u′ / 2.

    Parameters
    ----------
    z : array_like

    Returns
    -------
    ndarray of the shape of `z`

    Examples
    --------
    >>> gelu_tanh_derivative([-1000.0, 0.0, 1000.0])
    array([0. , 0.5, 1. ])
    """
    z = as_floats(z, "z")
    cut, t = np.clip(z, -_FAR, _FAR), np.tanh(_inner(z))
    slope = _SCALE * (1.0 + 3.0 * _CUBIC * cut * cut)  # u′
    return 0.5 * (1.0 + t) + 0.5 * cut * (1.0 - t * t) * slope


def _share_below(z: Array) -> Array:
    """Φ(z) = (1 + erf(z / √2)) / 2."""
    return 0.5 * (1.0 + erf(z / math.sqrt(2.0)))


def _inner(z: Array) -> Array:
    """Compute u = √(2/π) (z + 0.044715 z³)."""
    cut = np.clip(z, -_FAR, _FAR)
    return _SCALE * (cut + _CUBIC * cut * cut * cut)
