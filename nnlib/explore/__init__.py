"""Explorations: pictures that you move, in JupyterLab and on the site, each for one question."""

from nnlib.explore.bayes import Bayes, bayes
from nnlib.explore.cards import Checkpoint, Prediction, checkpoint, predict
from nnlib.explore.descent import Descent, descent
from nnlib.explore.features import Features, features
from nnlib.explore.hidden_units import HiddenUnits, hidden_units
from nnlib.explore.neuron import Neuron, neuron
from nnlib.explore.playground import Playground, playground
from nnlib.explore.questions import choice, line, number, order

__all__ = [
    "Bayes",
    "Checkpoint",
    "Descent",
    "Features",
    "HiddenUnits",
    "Neuron",
    "Playground",
    "Prediction",
    "bayes",
    "checkpoint",
    "choice",
    "descent",
    "features",
    "hidden_units",
    "line",
    "neuron",
    "number",
    "order",
    "playground",
    "predict",
]
