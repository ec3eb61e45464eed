"""Chapter 1, one neuron: the cases of exercises 1a to 1d and what is compared."""

import numpy as np

from nnlib.grading.comparing import equals
from nnlib.grading.exercise import Case, Exercise, Given

from . import sections
from .gates import PATTERNS, ROOM, compare_gates
from .given import GIVEN
from .lines import compare_boundary
from .mistakes import MISTAKES


# 1a: one neuron
def neuron(x, w, b, f):
    """Give the output of one neuron for one example or for each row of a batch."""
    return f(x @ w + b)


def neuron_case(name, x, w, b, f):
    """Make a case of exercise 1a."""
    inputs = {"x": np.array(x), "w": np.array(w), "b": b, "f": Given(f)}
    return Case(name, inputs, returns=("a",))


NEURON_PUBLIC = (
    neuron_case("one example", [2.0, -1.0, 0.5], [0.5, 1.0, -2.0], 1.5, "sigmoid"),
    neuron_case("a batch of two rows", [[2.0, -1.0], [0.0, -3.0]], [0.5, 1.0], 1.5, "sigmoid"),
    neuron_case("z is exactly 0", [1.0, 1.0], [1.0, 1.0], -2.0, "step"),
)


def hidden_neurons(rng):
    """Draw examples and batches of other sizes, other functions, whole numbers."""
    n, n_in = (int(size) for size in rng.integers(4, 8, size=2))
    w, b = rng.normal(size=n_in), float(rng.uniform(0.5, 1.5))
    whole = rng.integers(-3, 4, size=(3, n_in))
    return (
        neuron_case("one example, drawn at random", rng.normal(size=n_in), w, b, "sigmoid"),
        neuron_case("a batch, drawn at random", rng.normal(size=(n, n_in)), w, b, "sigmoid"),
        neuron_case("a batch with another function", rng.normal(size=(n, n_in)), w, b, "relu"),
        neuron_case("a batch of one row", rng.normal(size=(1, n_in)), w, b, "sigmoid"),
        neuron_case("a single input", rng.normal(size=1), rng.normal(size=1), b, "sigmoid"),
        neuron_case("a batch of whole numbers", whole, w, b, "sigmoid"),
    )


# 1b: from the loop to X @ W + b
def layer(X, W, b):
    """Give the pre-activations of a layer, one row for each example."""
    return X @ W + b


def layer_case(name, X, W, b):
    """Make a case of exercise 1b."""
    return Case(name, {"X": np.array(X), "W": np.array(W), "b": np.array(b)}, returns=("Z",))


LAYER_PUBLIC = (
    layer_case(
        "two examples, four inputs, three neurons",
        [[1.0, 2.0, 3.0, 2.5], [2.0, 0.0, -1.0, 0.5]],
        [[0.2, 0.5, -0.3], [0.8, -0.9, -0.3], [-0.5, 0.3, 0.2], [1.0, -0.5, 0.9]],
        [2.0, 3.0, 0.5],
    ),
    layer_case(
        "as many examples as inputs as neurons",
        [[1.0, 2.0], [3.0, 4.0]],
        [[0.5, -1.0], [2.0, 0.0]],
        [0.1, 0.2],
    ),
)


def hidden_layers(rng):
    """Draw layers of other sizes, also with one example, one input, one neuron."""

    def case(name, n, n_in, n_out):
        X, W = rng.normal(size=(n, n_in)), rng.normal(size=(n_in, n_out))
        return layer_case(name, X, W, rng.uniform(0.5, 1.5, size=n_out))

    n, n_in, n_out = (int(size) for size in rng.permutation([4, 5, 6, 7])[:3])
    wide = case("a layer, drawn at random", n, n_in, n_out).inputs
    whole = rng.integers(-3, 4, size=(n, n_in))
    return (
        case("a layer, drawn at random", n, n_in, n_out),
        case("one example", 1, n_in, n_out),
        case("one input", n, 1, n_out),
        case("one neuron", n, n_in, 1),
        layer_case("whole numbers in X", whole, wide["W"], wide["b"]),
    )


# 1c: gates by hand, and XOR
GATES = {"AND": ([1.0, 1.0], -1.5), "OR": ([1.0, 1.0], -0.5), "XOR": "C"}


def gate_case(entry, name):
    """Make a case of exercise 1c."""
    returns = ("one letter",) if entry == "XOR" else ("two weights in a list", "a bias")
    return Case(name, {"entry": entry}, returns=returns)


GATES_PUBLIC = tuple(gate_case(entry, f"{entry}, the four corners") for entry in PATTERNS)


def hidden_gates(rng):
    """Ask for room around the line and for the proof; nothing is left to draw."""
    margins = tuple(gate_case(entry, f"{entry}, {ROOM}") for entry in PATTERNS)
    return (*margins, gate_case("XOR", "XOR, the argument that is a proof"))


# 1d: the boundary line
def boundary(w, b):
    """Give a point on the line w · x + b = 0 and a unit vector along it."""
    length = np.hypot(w[0], w[1])
    if length == 0:
        raise ValueError("w must not be all zero: then there is no line.")
    return -b * w / length**2, np.array([-w[1], w[0]]) / length


def boundary_case(name, w, b, raises=""):
    """Make a case of exercise 1d."""
    inputs = {"w": np.array(w), "b": b}
    return Case(name, inputs, returns=("point", "direction"), raises=raises)


BOUNDARY_PUBLIC = (
    boundary_case("a falling line", [3.0, 4.0], -10.0),
    boundary_case("a vertical line", [2.0, 0.0], -3.0),
    boundary_case("opposite weights", [1.0, -1.0], 2.0),
    boundary_case("no line: w is all zero", [0.0, 0.0], 1.0, raises="ValueError"),
)


def hidden_boundaries(rng):
    """Draw lines in all positions, also through the origin, and weights of all sizes."""
    w = rng.uniform(0.5, 2.0, size=2) * rng.choice([-1.0, 1.0], size=2)
    b = float(rng.uniform(0.5, 2.0))
    return (
        boundary_case("a line, drawn at random", w, b),
        boundary_case("a horizontal line", [0.0, w[0]], b),
        boundary_case("a vertical line left of the origin", [abs(w[1]), 0.0], b),
        boundary_case("a line through the origin", -w, 0.0),
        boundary_case("small weights", w * 1e-4, b * 1e-4),
        boundary_case("whole numbers", rng.integers(1, 9, size=2), -7),
    )


EXERCISES = (
    Exercise(
        id="1a",
        title="One neuron",
        name="neuron",
        form="neuron(x, w, b, f)",
        public=NEURON_PUBLIC,
        hidden=hidden_neurons,
        compare=equals(neuron, GIVEN),
        reference=neuron,
        mistakes=MISTAKES["1a"],
        read=sections.SUM,
        then="Next: call it with f = np.tanh, then go on to 1b.",
        given=GIVEN,
    ),
    Exercise(
        id="1b",
        title="From the loop to X @ W + b",
        name="layer",
        form="layer(X, W, b)",
        public=LAYER_PUBLIC,
        hidden=hidden_layers,
        compare=equals(layer, {}),
        reference=layer,
        mistakes=MISTAKES["1b"],
        read=sections.BATCH,
        then="Next: time both versions with %timeit on 1000 rows, then go on to 1c.",
        allows_loops=False,
    ),
    Exercise(
        id="1c",
        title="AND, OR and the limit",
        name="gates",
        form='{"AND": ([w1, w2], b), "OR": ([w1, w2], b), "XOR": "one of A to E"}',
        public=GATES_PUBLIC,
        hidden=hidden_gates,
        compare=compare_gates,
        reference=GATES,
        mistakes=MISTAKES["1c"],
        read=sections.GATES,
        then="Next: find w and b for NAND from your AND by changing three signs, then go on to 1d.",
        is_table=True,
    ),
    Exercise(
        id="1d",
        title="The boundary line",
        name="boundary",
        form="boundary(w, b)",
        public=BOUNDARY_PUBLIC,
        hidden=hidden_boundaries,
        compare=compare_boundary,
        reference=boundary,
        mistakes=MISTAKES["1d"],
        read=sections.BOUNDARY,
        then="Next: draw the lines of your AND and OR from 1c with it.",
    ),
)
