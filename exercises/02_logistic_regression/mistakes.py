"""Chapter 2, logistic regression: the classic wrong answers, each with its own message."""

from .cost_mistakes import THRESHOLD
from .feature_mistakes import FEATURES
from .fit_mistakes import FIT
from .loss_mistakes import LOSS
from .sigmoid_mistakes import SIGMOID

MISTAKES = {
    "2a": SIGMOID,
    "2b": LOSS,
    "2c": FIT,
    "2d": THRESHOLD,
    "2e": FEATURES,
}
