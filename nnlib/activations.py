"""Activation functions: what a neuron makes of its weighted sum, A = φ(Z).

Each acts on every entry by itself. Beside each stands its derivative with respect to z, written in
terms of z, which is what backpropagation multiplies by.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike

from nnlib.shapes import Array, as_floats, look_up


class ActivationFunction(NamedTuple):
    """A function φ and its derivative φ′, both of z."""

    function: Callable[[ArrayLike], Array]
    derivative: Callable[[ArrayLike], Array]


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
    return 4.0 * sigmoid_derivative(2.0 * as_floats(z, "z"))


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


ACTIVATIONS = {
    "identity": ActivationFunction(identity, identity_derivative),
    "step": ActivationFunction(step, step_derivative),
    "sigmoid": ActivationFunction(sigmoid, sigmoid_derivative),
    "tanh": ActivationFunction(tanh, tanh_derivative),
    "relu": ActivationFunction(relu, relu_derivative),
}


def get(name: str) -> ActivationFunction:
    """Find an activation function and its derivative by name.

    Parameters
    ----------
    name : str
        One of the keys of `ACTIVATIONS`.

    Returns
    -------
    ActivationFunction
        The pair (function, derivative).

    Raises
    ------
    ValueError
        If there is no such name.

    Examples
    --------
    >>> phi, phi_derivative = get("relu")
    >>> phi([-1.0, 2.0]), phi_derivative([-1.0, 2.0])
    (array([0., 2.]), array([0., 1.]))
    """
    return look_up(ACTIVATIONS, name, "activation")
