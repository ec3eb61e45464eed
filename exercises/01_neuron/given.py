"""Functions that are inputs of the exercises. No answer stands here."""

import numpy as np


def identity(z):
    """Return z."""
    return z


def step(z):
    """Return 1 where z > 0 and 0 elsewhere."""
    return np.where(np.asarray(z) > 0, 1.0, 0.0)


def sigmoid(z):
    """Return 1 / (1 + exp(-z))."""
    return 1 / (1 + np.exp(-np.asarray(z)))


def relu(z):
    """Return the larger of z and 0."""
    return np.maximum(z, 0.0)


GIVEN = {function.__name__: function for function in (identity, step, sigmoid, relu)}
