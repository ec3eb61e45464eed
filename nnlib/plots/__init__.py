"""Plots: the pictures of the book, each drawn on the axes you give and nowhere else.

`figure, ax = plots.subplots()` makes axes in the book's look; any other matplotlib axes do as well.
`describe(ax)` says in words what they show, which is where a figure's alternative text begins.
"""

from nnlib.plots.confusion import confusion_matrix
from nnlib.plots.curves import loss_curve
from nnlib.plots.decisions import decision_map
from nnlib.plots.description import describe
from nnlib.plots.diagram import network_diagram
from nnlib.plots.functions import activation_curves, activation_gallery
from nnlib.plots.line import boundary
from nnlib.plots.look import (
    CLASS_COLOURS,
    CLASS_MARKERS,
    EQUATION_COLOURS,
    PROBABILITY_MAP,
    panel_label,
    subplots,
)
from nnlib.plots.one_neuron import neuron
from nnlib.plots.plane import points
from nnlib.plots.scores import calibration_curve, precision_recall_curve, roc_curve
from nnlib.plots.slices import LossSlice, principal_directions
from nnlib.plots.surface import loss_surface
from nnlib.plots.units import hidden_unit_maps
from nnlib.plots.warped import warped_space

__all__ = [
    "CLASS_COLOURS",
    "CLASS_MARKERS",
    "EQUATION_COLOURS",
    "PROBABILITY_MAP",
    "LossSlice",
    "activation_curves",
    "activation_gallery",
    "boundary",
    "calibration_curve",
    "confusion_matrix",
    "decision_map",
    "describe",
    "hidden_unit_maps",
    "loss_curve",
    "loss_surface",
    "network_diagram",
    "neuron",
    "panel_label",
    "points",
    "precision_recall_curve",
    "principal_directions",
    "roc_curve",
    "subplots",
    "warped_space",
]
