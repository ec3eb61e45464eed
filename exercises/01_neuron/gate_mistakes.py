"""Exercise 1c: the classic wrong answers about AND, OR and the proof for XOR.

Many weights are right and many are wrong, so most of these are recognised by
what the neuron does at the four corners.
"""

from nnlib.grading.exercise import Mistake

from . import sections
from .gates import PATTERNS, corner_sums, is_neuron, outputs


def _no_bias(case, outcome):
    is_wrong = outputs(outcome.values) != PATTERNS[case.inputs["entry"]]
    return is_wrong and float(outcome.values[1]) == 0


def _opposite(case, outcome):
    wanted = PATTERNS[case.inputs["entry"]]
    return outputs(outcome.values) == tuple(1 - output for output in wanted)


def _other_gate(case, outcome):
    other = "OR" if case.inputs["entry"] == "AND" else "AND"
    return outputs(outcome.values) == PATTERNS[other]


def _bias_sign(case, outcome):
    (w, b), wanted = outcome.values, PATTERNS[case.inputs["entry"]]
    return outputs((w, -b)) == wanted != outputs((w, b))


def _zero_as_one(case, outcome):
    z = corner_sums(outcome.values)
    wanted = PATTERNS[case.inputs["entry"]]
    return tuple(int(each >= 0) for each in z) == wanted != outputs(outcome.values)


def _on_the_line(case, outcome):
    right = outputs(outcome.values) == PATTERNS[case.inputs["entry"]]
    return right and bool((corner_sums(outcome.values) == 0).any())


def _gate(test):
    """Ask the test only where two weights and a bias came for AND or OR."""
    return lambda case, outcome: (
        case.inputs["entry"] in PATTERNS and is_neuron(outcome.values) and test(case, outcome)
    )


_GATES = {"AND": ([1, 1], -1.5), "OR": ([1, 1], -0.5)}
GATES = (
    Mistake(
        "bias-zero",
        {"AND": ([1, 1], 0), "OR": ([1, -1], 0), "XOR": "C"},
        "With b = 0 the line goes through the corner (0, 0), whatever the weights are. Turn it as "
        "you like, it never leaves that corner. Give b a value first.",
        sections.BIAS,
        when=_gate(_no_bias),
    ),
    Mistake(
        "opposite-gate",
        {"AND": ([-1, -1], 1.5), "OR": ([-1, -1], 0.5), "XOR": "C"},
        "All four corners are answered the wrong way round: this is the gate's opposite, NAND or "
        "NOR. The line is in the right place; change the sign of w1, w2 and b.",
        sections.GATES,
        when=_gate(_opposite),
    ),
    Mistake(
        "bias-sign",
        {"AND": ([1, 1], 1.5), "OR": ([1, 1], 0.5), "XOR": "C"},
        "With −b in the place of b this is the gate. A threshold of 1.5 is passed where "
        "w · x > 1.5, that is where w · x − 1.5 > 0, so b = −1.5.",
        sections.BIAS,
        when=_gate(_bias_sign),
    ),
    Mistake(
        "counts-zero-as-one",
        {"AND": ([1, 1], -2), "OR": ([1, 1], -1), "XOR": "C"},
        "At one corner z is exactly 0, and the step is 0 there, not 1. Move b a little, so that "
        "the line runs between the corners.",
        sections.STEP,
        when=_gate(_zero_as_one),
    ),
    Mistake(
        "other-gate",
        {"AND": ([1, 1], -0.5), "OR": ([1, 1], -1.5), "XOR": "C"},
        "Your neuron is the other of the two gates. AND is 1 only if both inputs are, OR already "
        "if one is. The lines run parallel; the bias decides which corners lie above.",
        sections.GATES,
        when=_gate(_other_gate),
    ),
    Mistake(
        "corner-on-the-line",
        {"AND": ([1, 1], -1), "OR": ([1, 1], 0), "XOR": "C"},
        "All four outputs are right, but at a corner z is exactly 0: it lies on the line, and the "
        "smallest error of an input flips it. Move b so that the line runs between the corners.",
        sections.GATES,
        when=_gate(_on_the_line),
    ),
    Mistake(
        "search-as-proof",
        _GATES | {"XOR": "A"},
        "Argument A is a search. It speaks of the neurons that it tried, and there are infinitely "
        "many that it did not. A search can make you suspect; alone it cannot show that there is "
        "none.",
        sections.GATES,
    ),
    Mistake(
        "counts-unknowns",
        _GATES | {"XOR": "B"},
        "Argument B counts. But AND asks for four inequalities of the same three numbers, and you "
        "solved it. Inequalities leave room; only a contradiction between them proves anything.",
        sections.GATES,
    ),
    Mistake(
        "adds-the-bias-once",
        _GATES | {"XOR": "D"},
        "Argument D adds two conditions that hold b each, so their sum holds 2b. Try w1 = w2 = −2 "
        "and b = 3: both are 1 > 0, yet w1 + w2 + b = −1. The first condition, b ≤ 0, is needed.",
        sections.GATES,
    ),
    Mistake(
        "blames-the-step",
        _GATES | {"XOR": "E"},
        "Argument E blames the step. A sigmoid neuron says 1 where its output is above 0.5, and "
        "that is where z > 0: the same straight line. A smoother f does not bend it.",
        sections.STEP,
    ),
)
