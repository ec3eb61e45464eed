"""Layers: the parts a network is made of, each with a way forward and a way back.

Forward turns inputs into outputs and remembers the inputs. Backward takes the error signal, the
derivative of the loss with respect to the layer's outputs, fills in the derivatives with respect
to the layer's own parameters, and hands on those with respect to its inputs.
"""

from nnlib.layers.activation import Activation
from nnlib.layers.base import Layer
from nnlib.layers.batch_norm import BatchNorm
from nnlib.layers.dense import Dense
from nnlib.layers.dropout import Dropout
from nnlib.layers.flatten import Flatten
from nnlib.layers.layer_norm import LayerNorm
from nnlib.layers.plans import LAYERS
from nnlib.layers.residual import Residual
from nnlib.layers.standardize import Standardize

_KINDS = (Dense, Activation, Dropout, BatchNorm, LayerNorm, Flatten, Residual, Standardize)
LAYERS.update({kind.__name__: kind for kind in _KINDS})

__all__ = [
    "LAYERS",
    "Activation",
    "BatchNorm",
    "Dense",
    "Dropout",
    "Flatten",
    "Layer",
    "LayerNorm",
    "Residual",
    "Standardize",
]
