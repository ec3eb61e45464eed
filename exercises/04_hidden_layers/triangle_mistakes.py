"""Exercise 4d: the classic wrong networks, recognised by what they answer on a grid."""

import numpy as np

from nnlib.grading.exercise import Mistake

from . import sections
from .triangles import AT, ENTRIES, GRID, SIDES, answers, as_network, distances, is_right, wanted

_AND = (np.ones((3, 1)), np.array([-2.5]))
_OR = (-np.ones((3, 1)), np.array([2.5]))


def _table(inside=(SIDES, AT, *_AND), outside=(SIDES, AT, *_OR)):
    return dict(zip(ENTRIES, (inside, outside), strict=True))


def _asked(test, entries=ENTRIES):
    """Ask ``test(entry, network)`` only where a network came for one of the entries."""

    def when(case, outcome):
        network = as_network(outcome.values)
        entry = case.inputs["entry"]
        return network is not None and entry in entries and bool(test(entry, network))

    return when


def _mended(*changes):
    """Recognise a network that one of the changes makes right."""
    return _asked(lambda entry, net: any(is_right(entry, change(*net)) for change in changes))


def _turned_side(j):
    turn = np.where(np.arange(3) == j, -1.0, 1.0)
    return lambda W1, b1, W2, b2: (W1 * turn, b1 * turn, W2, b2)


def _other_bias(j):
    turn = np.where(np.arange(3) == j, -1.0, 1.0)
    return lambda W1, b1, W2, b2: (W1, b1 * turn, W2, b2)


def _threshold(test):
    """Ask about the sums of the last neuron where some bias would make the network right.

    ``test(ones, zeros, b2)`` gets the sums without bias where 1 and where 0 is the answer.
    """

    def ask(entry, network):
        _, A = answers(network, GRID)
        sums, right = (A @ network[2])[:, 0], wanted(entry, GRID)
        ones, zeros = sums[right == 1], sums[right == 0]
        return ones.min() > zeros.max() + 1e-9 and test(ones, zeros, float(network[3][0]))

    return ask


def _is_or(ones, zeros, b2):
    """Whether all are answered with 1, also those that a single side accepts."""
    return zeros.min() + b2 > 1e-9


def _is_too_high(ones, zeros, b2):
    return zeros.max() + b2 > 1e-9


def _is_never(ones, zeros, b2):
    return ones.min() + b2 <= 1e-9


def _is_opposite(entry, network):
    return bool((answers(network, GRID)[0] != wanted(entry, GRID)).all())


def _unguarded(entry, network):
    """Whether all is wrong beyond one side only, as if no unit stood there."""
    came, right = answers(network, GRID)[0], wanted(entry, GRID)
    is_beyond = distances(GRID) < 0  # (n, 3)
    without = np.array([~np.delete(is_beyond, j, axis=1).any(axis=1) for j in range(3)])
    as_inside = came == (entry == "inside")
    return any((as_inside == region).all() for region in without) and (came != right).any()


def _nothing_but_zero(entry, network):
    return not answers(network, GRID)[0].any()


_TURNED = (-SIDES, -AT)
_OPEN = np.array([1.0, 1.0, 0.0])
TRIANGLE = (
    Mistake(
        "a-row-for-each-unit",
        _table((SIDES.T, AT, *_AND), (SIDES.T, AT, *_OR)),
        "W1 is turned round: a row for each unit. In this book a column belongs to a unit, so W1 "
        "has a row for each input and the shape (2, 3).",
        sections.UNITS,
        when=lambda case, outcome: outcome.values is not None and outcome.values[0].shape == (3, 2),
    ),
    Mistake(
        "opposite-answers",
        _table(inside=(SIDES, AT, *_OR), outside=(SIDES, AT, *_AND)),
        "Every point gets the opposite answer. The three sides are right; change the sign of W2 "
        "and of b2.",
        sections.XOR,
        when=_asked(_is_opposite),
    ),
    Mistake(
        "no-point-is-beyond-all",
        _table(outside=(*_TURNED, *_AND)),
        "You turned all sides and asked for all three again. No point lies beyond three sides at "
        "once. Outside means beyond at least one: not (A and B and C) is (not A) or (not B) or "
        "(not C).",
        sections.XOR,
        when=_asked(
            lambda entry, net: _nothing_but_zero(entry, net) and _threshold(_is_never)(entry, net),
            entries=("outside",),
        ),
    ),
    Mistake(
        "last-bias-with-the-other-sign",
        _table(inside=(SIDES, AT, np.ones((3, 1)), np.array([2.5]))),
        "With −b2 in the place of b2 this is right. Three ones sum to 3; to ask for more than 2.5 "
        "is to ask for 3 − 2.5 > 0, so b2 = −2.5.",
        sections.XOR,
        when=_mended(lambda W1, b1, W2, b2: (W1, b1, W2, -b2)),
    ),
    Mistake(
        "or-for-and",
        _table(inside=(SIDES, AT, np.ones((3, 1)), np.array([-0.5]))),
        "One side alone is enough for your last neuron: that is OR. It answers 1 everywhere, "
        "because no point lies beyond all three sides. Inside means all three at once: lower b2.",
        sections.XOR,
        when=_asked(_threshold(_is_or), entries=("inside",)),
    ),
    Mistake(
        "two-of-three",
        _table(inside=(SIDES, AT, np.ones((3, 1)), np.array([-1.5]))),
        "Your last neuron answers 1 already where two of the three sides say yes. Add up what it "
        "gets from two and from three, and put b2 between.",
        sections.XOR,
        when=_asked(_threshold(_is_too_high), entries=("inside",)),
    ),
    Mistake(
        "one-inside-too",
        _table(outside=(SIDES, AT, -np.ones((3, 1)), np.array([3.5]))),
        "Your last neuron answers 1 inside too: there, where 0 is asked for, its z is above 0. "
        "The three sides are right; lower b2.",
        sections.XOR,
        when=_asked(_threshold(_is_too_high), entries=("outside",)),
    ),
    Mistake(
        "never-above-zero",
        _table(inside=(SIDES, AT, np.ones((3, 1)), np.array([-3.0]))),
        "At some point that should get 1, the sum of your last neuron does not come above 0, and "
        "the step is 1 only above 0. The three sides are right; b2 is too low.",
        sections.XOR,
        when=_asked(_threshold(_is_never)),
    ),
    Mistake(
        "all-biases-with-the-other-sign",
        _table((SIDES, -AT, *_AND), (SIDES, -AT, *_OR)),
        "With −b1 in the place of b1 this is right. Where w · x > 1 is wanted, the unit asks for "
        "w · x − 1 > 0, so its bias is −1.",
        sections.UNITS,
        when=_mended(lambda W1, b1, W2, b2: (W1, -b1, W2, b2)),
    ),
    Mistake(
        "all-sides-turned",
        _table(inside=(*_TURNED, *_AND)),
        "Each of your units says 1 beyond its side and 0 on the triangle's. The lines are right; "
        "change the signs of W1 and b1.",
        sections.UNITS,
        when=_mended(lambda W1, b1, W2, b2: (-W1, -b1, W2, b2)),
    ),
    Mistake(
        "rows-of-w1-swapped",
        _table((SIDES[::-1], AT, *_AND), (SIDES[::-1], AT, *_OR)),
        "The rows of W1 are swapped. The first row holds what x1 is multiplied by, one number for "
        "each unit, the second what x2 is.",
        sections.UNITS,
        when=_mended(lambda W1, b1, W2, b2: (W1[::-1], b1, W2, b2)),
    ),
    Mistake(
        "one-side-turned",
        _table(inside=(SIDES * [1, 1, -1], AT * [1, 1, -1], *_AND)),
        "One unit looks the wrong way: its line is right, and it says 1 on the far side. Put a "
        "point of the inside into each z; where z comes below 0, change the signs of that column "
        "of W1 and of its bias.",
        sections.UNITS,
        when=_mended(*(_turned_side(j) for j in range(3))),
    ),
    Mistake(
        "one-bias-with-the-other-sign",
        _table(inside=(SIDES, AT * [1, -1, 1], *_AND)),
        "One of the three biases has the wrong sign. Put a corner into each z: two of the three "
        "sides meet there, and their z must come out as 0.",
        sections.UNITS,
        when=_mended(*(_other_bias(j) for j in range(3))),
    ),
    Mistake(
        "one-side-open",
        _table(
            (SIDES * _OPEN, AT * _OPEN, np.ones((3, 1)), np.array([-1.5])),
            (SIDES * _OPEN, AT * _OPEN, -np.ones((3, 1)), np.array([1.5])),
        ),
        "Your region is bounded by two of the sides and open at the third: there is no unit for "
        "it, or the last neuron does not listen to it. Two lines make a wedge, three a triangle.",
        sections.UNITS,
        when=_asked(_unguarded),
    ),
)
