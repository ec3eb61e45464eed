"""The activation functions by name, each beside its derivative."""

from collections.abc import Callable
from typing import NamedTuple

from numpy.typing import ArrayLike

from nnlib.activations import curved, straight
from nnlib.shapes import Array, look_up


class ActivationFunction(NamedTuple):
    """A function φ and its derivative φ′, both of z."""

    function: Callable[[ArrayLike], Array]
    derivative: Callable[[ArrayLike], Array]


ACTIVATIONS = {
    "identity": ActivationFunction(straight.identity, straight.identity_derivative),
    "step": ActivationFunction(straight.step, straight.step_derivative),
    "sigmoid": ActivationFunction(curved.sigmoid, curved.sigmoid_derivative),
    "tanh": ActivationFunction(curved.tanh, curved.tanh_derivative),
    "relu": ActivationFunction(straight.relu, straight.relu_derivative),
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
