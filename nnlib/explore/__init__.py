"""Explorations: pictures that you move, in JupyterLab and on the site, each for one question."""

from nnlib.explore.cards import Checkpoint, Prediction, checkpoint, predict
from nnlib.explore.neuron import Neuron, neuron
from nnlib.explore.questions import choice, line, number, order

__all__ = [
    "Checkpoint",
    "Neuron",
    "Prediction",
    "checkpoint",
    "choice",
    "line",
    "neuron",
    "number",
    "order",
    "predict",
]
