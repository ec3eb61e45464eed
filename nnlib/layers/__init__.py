"""Layers: the parts a network is made of, each with a way forward and a way back.

Forward turns inputs into outputs and remembers the inputs. Backward takes the error signal, the
derivative of the loss with respect to the layer's outputs, fills in the derivatives with respect
to the layer's own parameters, and hands on those with respect to its inputs.
"""

from nnlib.layers.activation import Activation
from nnlib.layers.base import Layer
from nnlib.layers.dense import Dense

LAYERS: dict[str, type[Layer]] = {"Dense": Dense, "Activation": Activation}

__all__ = ["LAYERS", "Activation", "Dense", "Layer"]
