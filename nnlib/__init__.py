"""The library of the book: neural networks in NumPy, small enough to read."""

from nnlib import (
    activations,
    autodiff,
    datasets,
    initializers,
    losses,
    metrics,
    optimizers,
    regularizers,
)
from nnlib.gradcheck import GradientError, check_gradients, numerical_gradient
from nnlib.layers import (
    Activation,
    BatchNorm,
    Dense,
    Dropout,
    Flatten,
    Layer,
    LayerNorm,
    Residual,
    Standardize,
)
from nnlib.losses import BinaryCrossEntropy, CrossEntropy, MeanSquaredError
from nnlib.network import Network
from nnlib.optimizers import SGD, Adam, AdamW, RMSProp
from nnlib.regularizers import L1, L2
from nnlib.shapes import ShapeError
from nnlib.training import EarlyStopping, History, train, train_many

__all__ = [
    "L1",
    "L2",
    "SGD",
    "Activation",
    "Adam",
    "AdamW",
    "BatchNorm",
    "BinaryCrossEntropy",
    "CrossEntropy",
    "Dense",
    "Dropout",
    "EarlyStopping",
    "Flatten",
    "GradientError",
    "History",
    "Layer",
    "LayerNorm",
    "MeanSquaredError",
    "Network",
    "RMSProp",
    "Residual",
    "ShapeError",
    "Standardize",
    "activations",
    "autodiff",
    "check_gradients",
    "datasets",
    "initializers",
    "losses",
    "metrics",
    "numerical_gradient",
    "optimizers",
    "regularizers",
    "train",
    "train_many",
]
