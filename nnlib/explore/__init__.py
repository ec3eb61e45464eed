"""Explorations: pictures that you move, in JupyterLab and on the site, each for one question."""

from nnlib.explore.neuron import Neuron, neuron

__all__ = ["Neuron", "neuron"]
