"""Activation functions: what a neuron makes of its weighted sum, A = φ(Z).

Each acts on every entry by itself. Beside each stands its derivative with respect to z, written in
terms of z, which is what backpropagation multiplies by.
"""

from nnlib.activations.curved import sigmoid, sigmoid_derivative, tanh, tanh_derivative
from nnlib.activations.straight import (
    identity,
    identity_derivative,
    relu,
    relu_derivative,
    step,
    step_derivative,
)
from nnlib.activations.table import ACTIVATIONS, ActivationFunction, get

__all__ = [
    "ACTIVATIONS",
    "ActivationFunction",
    "get",
    "identity",
    "identity_derivative",
    "relu",
    "relu_derivative",
    "sigmoid",
    "sigmoid_derivative",
    "step",
    "step_derivative",
    "tanh",
    "tanh_derivative",
]
