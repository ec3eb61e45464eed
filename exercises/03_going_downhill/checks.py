"""Chapter 3, going downhill: what exercises 3a to 3d ask for and how it is compared."""

from nnlib.grading.comparing import equals
from nnlib.grading.exercise import Exercise

from . import sections
from .curves import PICK_PUBLIC, hidden_picks, pick
from .mistakes import MISTAKES
from .walking import (
    GRADIENT_PUBLIC,
    SGD_PUBLIC,
    gradient,
    hidden_gradients,
    hidden_walks,
    sgd,
)
from .wiggling import SLOPES_PUBLIC, compare_slopes, hidden_slopes, slopes

EXERCISES = (
    Exercise(
        id="3a",
        title="The gradient",
        name="gradient",
        form="gradient(X, y, w, b)",
        public=GRADIENT_PUBLIC,
        hidden=hidden_gradients,
        compare=equals(gradient, {}),
        reference=gradient,
        mistakes=MISTAKES["3a"],
        read=sections.GRADIENT,
        then="Next: find a w at which dw is 0 and the loss is not, then go on to 3b.",
    ),
    Exercise(
        id="3b",
        title="Mini-batches",
        name="sgd",
        form="sgd(X, y, orders, batch_size, learning_rate)",
        public=SGD_PUBLIC,
        hidden=hidden_walks,
        compare=equals(sgd, {}),
        reference=sgd,
        mistakes=MISTAKES["3b"],
        read=sections.WALKING,
        then="Next: draw the loss after each epoch for batches of 1, 10 and all, then go on to 3c.",
    ),
    Exercise(
        id="3c",
        title="Two slopes and an argument",
        name="slopes",
        form="slopes(X, y, w, b, wiggle)",
        public=SLOPES_PUBLIC,
        hidden=hidden_slopes,
        compare=compare_slopes,
        reference=slopes,
        mistakes=MISTAKES["3c"],
        read=sections.POINTS,
        then="Next: compare of_surprise with your gradient of 3a, then go on to 3d.",
    ),
    Exercise(
        id="3d",
        title="Which learning rate",
        name="pick",
        form="pick(curves)",
        public=PICK_PUBLIC,
        hidden=hidden_picks,
        compare=equals(pick, {}),
        reference=pick,
        mistakes=MISTAKES["3d"],
        read=sections.STEP,
        then="Next: run your sgd of 3b at five learning rates and let pick choose.",
    ),
)
