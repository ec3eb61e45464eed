"""The same activation functions, written into an array that is there already.

This is what training runs. Making a new array costs more than filling it, and where a = φ(z) is
known the derivative is often cheap: tanh′(z) = 1 − a². The formulas to read stand in the modules
beside this one. The two agree to rounding beside 1: far out, where σ(z), or a slope, is of the size
of that rounding (1e-16, or 6e-8 in float32), these have lost its digits or give 0.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from nnlib.activations import table
from nnlib.activations.straight import LEAK
from nnlib.shapes import Array


class InPlace(NamedTuple):
    """An activation function and its chain rule, each writing its result into `out`.

    Attributes
    ----------
    forward : callable
        forward(z, out) writes φ(z) and returns `out`.
    backward : callable
        backward(da, z, a, out) writes da ⊙ φ′(z), given a = φ(z), and returns `out`.
    """

    forward: Callable[[Array, Array], Array]
    backward: Callable[[Array, Array, Array, Array], Array]


def get_in_place(name: str) -> InPlace:
    """Find the form of an activation function that writes into a given array.

    Parameters
    ----------
    name : str
        One of the keys of `ACTIVATIONS`.

    Returns
    -------
    InPlace
        The pair (forward, backward).

    Raises
    ------
    ValueError
        As `get` does.

    Examples
    --------
    >>> z, out = np.array([-1.0, 2.0]), np.empty(2)
    >>> get_in_place("relu").forward(z, out)
    array([0., 2.])
    """
    phi, phi_derivative = table.get(name)
    if name in QUICK:
        return QUICK[name]

    def forward(z: Array, out: Array) -> Array:
        out[...] = phi(z)
        return out

    def backward(da: Array, z: Array, a: Array, out: Array) -> Array:
        return np.multiply(da, phi_derivative(z), out=out)

    return InPlace(forward, backward)


def _sigmoid(z: Array, out: Array) -> Array:
    """σ(z) = ½ + ½ tanh(z/2), which never overflows."""
    np.multiply(z, 0.5, out=out)
    np.tanh(out, out=out)
    out *= 0.5
    out += 0.5
    return out


def _sigmoid_backward(da: Array, z: Array, a: Array, out: Array) -> Array:
    """Da ⊙ a (1 − a)."""
    np.subtract(1.0, a, out=out)
    out *= a
    out *= da
    return out


def _tanh_backward(da: Array, z: Array, a: Array, out: Array) -> Array:
    """Da ⊙ (1 − a²)."""
    np.square(a, out=out)
    np.subtract(1.0, out, out=out)
    out *= da
    return out


def _relu(z: Array, out: Array) -> Array:
    """max(0, z); against an array of zeros NumPy is faster than against the number 0."""
    out.fill(0.0)
    return np.maximum(z, out, out=out)


def _relu_backward(da: Array, z: Array, a: Array, out: Array) -> Array:
    """Da where a > 0, else 0."""
    np.greater(a, 0.0, out=out)
    out *= da
    return out


def _leaky_relu(z: Array, out: Array) -> Array:
    """max(z, 0.01 z)."""
    np.multiply(z, LEAK, out=out)
    return np.maximum(z, out, out=out)


def _leaky_relu_backward(da: Array, z: Array, a: Array, out: Array) -> Array:
    """Da where a > 0, else 0.01 da."""
    np.greater(a, 0.0, out=out)
    out *= 1.0 - LEAK
    out += LEAK
    out *= da
    return out


QUICK = {
    "sigmoid": InPlace(_sigmoid, _sigmoid_backward),
    "tanh": InPlace(lambda z, out: np.tanh(z, out=out), _tanh_backward),
    "relu": InPlace(_relu, _relu_backward),
    "leaky_relu": InPlace(_leaky_relu, _leaky_relu_backward),
}
