"""Losses: one number that says how wrong the network is.

Its derivative with respect to the network's outputs, dZ, says which way is better; that is where
backpropagation starts.
"""

from nnlib.losses.base import Loss, as_weights
from nnlib.losses.cross_entropy import BinaryCrossEntropy, CrossEntropy
from nnlib.losses.squared import MeanSquaredError

__all__ = ["BinaryCrossEntropy", "CrossEntropy", "Loss", "MeanSquaredError", "as_weights"]
