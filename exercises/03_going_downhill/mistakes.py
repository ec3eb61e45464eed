"""Chapter 3, going downhill: the classic wrong answers, each with its own message."""

from .curve_mistakes import PICK
from .gradient_mistakes import GRADIENT
from .sgd_mistakes import SGD
from .wiggle_mistakes import SLOPES

MISTAKES = {"3a": GRADIENT, "3b": SGD, "3c": SLOPES, "3d": PICK}
