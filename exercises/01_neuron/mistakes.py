"""Chapter 1, one neuron: the classic wrong answers, each with its own message."""

from .boundary_mistakes import BOUNDARY
from .gate_mistakes import GATES
from .layer_mistakes import LAYER
from .neuron_mistakes import NEURON

MISTAKES = {"1a": NEURON, "1b": LAYER, "1c": GATES, "1d": BOUNDARY}
