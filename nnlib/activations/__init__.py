"""Activation functions: what a neuron makes of its weighted sum, A = φ(Z).

Each acts on every entry by itself, softmax apart, which mixes the entries of a row. Beside each
stands its derivative with respect to z, written in terms of z, which is what backpropagation
multiplies by.
"""

from nnlib.activations.curved import sigmoid, sigmoid_derivative, tanh, tanh_derivative
from nnlib.activations.error_function import erf
from nnlib.activations.gaussian import gelu, gelu_derivative, gelu_tanh, gelu_tanh_derivative
from nnlib.activations.in_place import InPlace, get_in_place
from nnlib.activations.probabilities import (
    log_softmax,
    log_softmax_derivative,
    softmax,
    softmax_derivative,
)
from nnlib.activations.straight import (
    identity,
    identity_derivative,
    leaky_relu,
    leaky_relu_derivative,
    relu,
    relu_derivative,
    step,
    step_derivative,
)
from nnlib.activations.table import ACTIVATIONS, ActivationFunction, get

__all__ = [
    "ACTIVATIONS",
    "ActivationFunction",
    "InPlace",
    "erf",
    "gelu",
    "gelu_derivative",
    "gelu_tanh",
    "gelu_tanh_derivative",
    "get",
    "get_in_place",
    "identity",
    "identity_derivative",
    "leaky_relu",
    "leaky_relu_derivative",
    "log_softmax",
    "log_softmax_derivative",
    "relu",
    "relu_derivative",
    "sigmoid",
    "sigmoid_derivative",
    "softmax",
    "softmax_derivative",
    "step",
    "step_derivative",
    "tanh",
    "tanh_derivative",
]
