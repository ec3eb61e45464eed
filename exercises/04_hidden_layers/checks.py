"""Chapter 4, hidden layers: what exercises 4a to 4f ask for and how it is compared."""

from nnlib.grading.comparing import equals
from nnlib.grading.exercise import Exercise

from . import sections
from .chains import (
    COLLAPSE_PUBLIC,
    FORWARD_PUBLIC,
    collapse,
    forward,
    hidden_chains,
    hidden_forwards,
)
from .counting import COUNT_PUBLIC, count, hidden_counts
from .given import GIVEN
from .losing import LOSING_PUBLIC, hidden_losses, how_many
from .mistakes import MISTAKES
from .triangles import NETWORKS, TRIANGLE_PUBLIC, compare_networks, hidden_triangles
from .twins import PRUNE_PUBLIC, compare_prunings, hidden_prunings, prune

EXERCISES = (
    Exercise(
        id="4a",
        title="Any chain is one layer",
        name="collapse",
        form="collapse(layers)",
        public=COLLAPSE_PUBLIC,
        hidden=hidden_chains,
        compare=equals(collapse, {}),
        reference=collapse,
        mistakes=MISTAKES["4a"],
        read=sections.COLLAPSE,
        then="Next: put the same X through the chain and through your W and b, then go on to 4b.",
    ),
    Exercise(
        id="4b",
        title="The way through a network",
        name="forward",
        form="forward(X, layers, f)",
        public=FORWARD_PUBLIC,
        hidden=hidden_forwards,
        compare=equals(forward, GIVEN),
        reference=forward,
        mistakes=MISTAKES["4b"],
        read=sections.COLLAPSE,
        then="Next: call it with lambda z: z for f and compare with 4a, then go on to 4c.",
        given=GIVEN,
    ),
    Exercise(
        id="4c",
        title="Layers, neurons, parameters",
        name="count",
        form="count(sizes)",
        public=COUNT_PUBLIC,
        hidden=hidden_counts,
        compare=equals(count, {}),
        reference=count,
        mistakes=MISTAKES["4c"],
        read=sections.COUNT,
        then="Next: which has more parameters, 2–40–1 or 2–10–10–1? Guess first. Then go on to 4d.",
    ),
    Exercise(
        id="4d",
        title="Inside and outside a triangle",
        name="networks",
        form='{"inside": (W1, b1, W2, b2), "outside": (W1, b1, W2, b2)}',
        public=TRIANGLE_PUBLIC,
        hidden=hidden_triangles,
        compare=compare_networks,
        reference=NETWORKS,
        mistakes=MISTAKES["4d"],
        read=sections.UNITS,
        then="Next: how many units would a ring need, a square without a smaller square? Then go "
        "on to 4e.",
        is_table=True,
    ),
    Exercise(
        id="4e",
        title="One unit in the place of twins",
        name="prune",
        form="prune(W1, b1, W2, b2)",
        public=PRUNE_PUBLIC,
        hidden=hidden_prunings,
        compare=compare_prunings,
        reference=prune,
        mistakes=MISTAKES["4e"],
        read=sections.TWINS,
        then="Next: which units could be merged if f were the ReLU? Then go on to 4f.",
    ),
    Exercise(
        id="4f",
        title="How many may go, on evidence",
        name="how_many",
        form="how_many(n_gone, right, most)",
        public=LOSING_PUBLIC,
        hidden=hidden_losses,
        compare=equals(how_many, {}),
        reference=how_many,
        mistakes=MISTAKES["4f"],
        read=sections.TWINS,
        then="Next: let the chapter's ten networks of 50 units through it, with most = 0.5.",
    ),
)
