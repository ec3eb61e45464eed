"""Chapter 2, logistic regression: what exercises 2a to 2e ask for and how it is compared."""

from nnlib.grading.comparing import equals
from nnlib.grading.exercise import Exercise

from . import sections
from .costs import THRESHOLD_PUBLIC, hidden_thresholds, threshold
from .featuring import FEATURES_PUBLIC, compare_features, features, hidden_features
from .fitting import FIT_PUBLIC, compare_fit, fit, hidden_fits
from .losses import (
    LOSS_PUBLIC,
    SIGMOID_PUBLIC,
    TINY,
    binary_cross_entropy,
    hidden_losses,
    hidden_sigmoids,
    sigmoid,
)
from .mistakes import MISTAKES

EXERCISES = (
    Exercise(
        id="2a",
        title="A sigmoid that never overflows",
        name="sigmoid",
        form="sigmoid(z)",
        public=SIGMOID_PUBLIC,
        hidden=hidden_sigmoids,
        compare=equals(sigmoid, {}, atol=TINY),
        reference=sigmoid,
        mistakes=MISTAKES["2a"],
        read=sections.ODDS,
        then="Next: undo it. Which function of p gives z back? Then go on to 2b.",
    ),
    Exercise(
        id="2b",
        title="The loss from the logits",
        name="binary_cross_entropy",
        form="binary_cross_entropy(z, y)",
        public=LOSS_PUBLIC,
        hidden=hidden_losses,
        compare=equals(binary_cross_entropy, {}),
        reference=binary_cross_entropy,
        mistakes=MISTAKES["2b"],
        read=sections.FIT,
        then="Next: compute it for z = 0 everywhere and say why it is 0.693, then go on to 2c.",
    ),
    Exercise(
        id="2c",
        title="Fit by descent",
        name="fit",
        form="fit(X, y, learning_rate, n_steps)",
        public=FIT_PUBLIC,
        hidden=hidden_fits,
        compare=compare_fit,
        reference=fit,
        mistakes=MISTAKES["2c"],
        read=sections.FIT,
        then="Next: give it two classes that a line can divide, and watch w, then go on to 2d.",
    ),
    Exercise(
        id="2d",
        title="A threshold, on evidence",
        name="threshold",
        form="threshold(p, y, cost_false_accept, cost_false_reject)",
        public=THRESHOLD_PUBLIC,
        hidden=hidden_thresholds,
        compare=equals(threshold, {}),
        reference=threshold,
        mistakes=MISTAKES["2d"],
        read=sections.COSTS,
        then="Next: draw the mean cost against all thresholds from 0 to 1, then go on to 2e.",
    ),
    Exercise(
        id="2e",
        title="Features for three data sets",
        name="features",
        form="features(X, name)",
        public=FEATURES_PUBLIC,
        hidden=hidden_features,
        compare=compare_features,
        reference=features,
        mistakes=MISTAKES["2e"],
        read=sections.BENT,
        then="Next: find one table for all three, as small as you can.",
    ),
)
