"""The activation functions by name, each beside its derivative."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from numpy.typing import ArrayLike

from nnlib.activations import curved, gaussian, straight
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
    "leaky_relu": ActivationFunction(straight.leaky_relu, straight.leaky_relu_derivative),
    "gelu": ActivationFunction(gaussian.gelu, gaussian.gelu_derivative),
    "gelu_tanh": ActivationFunction(gaussian.gelu_tanh, gaussian.gelu_tanh_derivative),
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
        If there is no such name, or it is softmax, which does not act on single entries.

    Examples
    --------
    >>> phi, phi_derivative = get("relu")
    >>> phi([-1.0, 2.0]), phi_derivative([-1.0, 2.0])
    (array([0., 2.]), array([0., 1.]))
    """
    if isinstance(name, str) and name == "softmax":
        raise ValueError(
            "softmax is no activation of single entries: it mixes the classes of a row. Leave the "
            "last layer without it and train with CrossEntropy(), which takes logits; "
            "softmax(net.forward(X)) gives the probabilities."
        )
    return look_up(ACTIVATIONS, name, "activation")
