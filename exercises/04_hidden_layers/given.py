"""Activation functions that are inputs of the exercises. No answer stands here."""

import numpy as np


def tanh(z):
    """Return the hyperbolic tangent."""
    return np.tanh(z)


def sigmoid(z):
    """Return 1 / (1 + exp(-z))."""
    return 1 / (1 + np.exp(-np.asarray(z)))


def relu(z):
    """Return the larger of z and 0."""
    return np.maximum(z, 0.0)


GIVEN = {function.__name__: function for function in (tanh, sigmoid, relu)}
