"""The library of the book: neural networks in NumPy, small enough to read.

A network is a list of layers. `train` changes its weights until the loss is small. For classes its
outputs are logits, of which `sigmoid`, or `softmax` for more than two, makes probabilities.

Pictures, progress bars, real data and networks for scikit-learn are loaded when you ask for them:
`from nnlib import plots, progress, bundled, estimators`.

Examples
--------
>>> import numpy as np
>>> import nnlib
>>> rng = np.random.default_rng(0)
>>> X, y = nnlib.datasets.parabola(400, rng=rng)
>>> net = nnlib.Network(
...     [nnlib.Dense(2, 12, rng=rng), nnlib.Activation("tanh"), nnlib.Dense(12, 1, rng=rng)]
... )
>>> history = nnlib.train(
...     net, X, y, loss=nnlib.BinaryCrossEntropy(), optimizer=nnlib.Adam(0.03), n_epochs=200,
...     rng=rng,
... )
>>> probability = nnlib.activations.sigmoid(net.forward(X))  # (400, 1)
>>> accuracy = nnlib.metrics.accuracy(y, probability > 0.5)
>>> bool(accuracy.value > 0.95)
True
"""

from importlib.util import find_spec
from typing import TYPE_CHECKING, NoReturn

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
from nnlib.xoshiro import Xoshiro128

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
    "Xoshiro128",
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

if not TYPE_CHECKING:  # a type checker would take it for leave to use any name

    def __getattr__(name: str) -> NoReturn:
        """Say where something is that `import nnlib` does not give."""
        parts = (activations, autodiff, datasets, losses, metrics, optimizers)
        homes = [part.__name__ for part in parts if name in part.__all__]
        if find_spec(f"nnlib.{name}"):
            homes = ["nnlib"]
        advice = f" Write from {homes[0]} import {name}." if homes else ""
        raise AttributeError(f"nnlib itself has no {name}.{advice}")
