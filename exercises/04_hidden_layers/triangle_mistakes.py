"""Exercise 4d: the classic wrong networks, recognised by what they answer on a grid."""

import numpy as np

from nnlib.grading.exercise import Mistake

from . import sections
from .triangle_faults import (
    adds_up,
    asked,
    has_turned_sides,
    is_never,
    is_opposite,
    is_or,
    is_too_high,
    mended,
    nothing_but_zero,
    other_bias,
    takes_off,
    threshold,
    turn_the_bias,
    turn_the_sides,
    turn_the_weights,
    turned_side,
    unguarded,
)
from .triangles import AT, ENTRIES, SIDES

_AND = (np.ones((3, 1)), np.array([-2.5]))
_OR = (-np.ones((3, 1)), np.array([2.5]))


def _table(inside=(SIDES, AT, *_AND), outside=(SIDES, AT, *_OR)):
    return dict(zip(ENTRIES, (inside, outside), strict=True))


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
        when=asked(is_opposite),
    ),
    Mistake(
        "no-point-is-beyond-all",
        _table(outside=(*_TURNED, *_AND)),
        "You turned all sides and asked for all three again. No point lies beyond three sides at "
        "once. Outside means beyond at least one: not (A and B and C) is (not A) or (not B) or "
        "(not C).",
        sections.XOR,
        when=asked(
            lambda entry, net: (
                has_turned_sides(net)
                and nothing_but_zero(entry, net)
                and threshold(is_never)(entry, net)
            ),
            entries=("outside",),
        ),
    ),
    Mistake(
        "last-bias-with-the-other-sign",
        _table(inside=(SIDES, AT, np.ones((3, 1)), np.array([2.5]))),
        "With −b2 in the place of b2 this is right. Three ones sum to 3; to ask for more than 2.5 "
        "is to ask for 3 − 2.5 > 0, so b2 = −2.5.",
        sections.XOR,
        when=mended(turn_the_bias, entries=("inside",), where=adds_up),
    ),
    Mistake(
        "bias-not-turned",
        _table(outside=(SIDES, AT, -np.ones((3, 1)), np.array([-2.5]))),
        "W2 has turned and b2 has not. NOT turns the whole sum: −(a1 + a2 + a3 − 2.5) is "
        "−a1 − a2 − a3 + 2.5.",
        sections.XOR,
        when=mended(turn_the_bias, entries=("outside",), where=takes_off),
    ),
    Mistake(
        "none-of-the-turned-sides",
        _table(inside=(*_TURNED, -np.ones((3, 1)), np.array([-0.5]))),
        "Inside, none of your three units says 1, so z is b2 alone, and 1 is asked for there: b2 "
        "has to be above 0, and less than a single unit takes off.",
        sections.XOR,
        when=mended(turn_the_bias, entries=("inside",), where=takes_off),
    ),
    Mistake(
        "weights-not-turned",
        _table(outside=(SIDES, AT, np.ones((3, 1)), np.array([2.5]))),
        "b2 has turned and W2 has not. NOT turns the whole sum, the weights with the bias: "
        "−(a1 + a2 + a3 − 2.5) is −a1 − a2 − a3 + 2.5.",
        sections.XOR,
        when=mended(turn_the_weights, where=adds_up, entries=("outside",)),
    ),
    Mistake(
        "or-for-and",
        _table(inside=(SIDES, AT, np.ones((3, 1)), np.array([-0.5]))),
        "One side alone is enough for your last neuron: that is OR. It answers 1 everywhere, "
        "because no point lies beyond all three sides. Inside means all three at once: lower b2.",
        sections.XOR,
        when=asked(threshold(is_or), entries=("inside",)),
    ),
    Mistake(
        "two-of-three",
        _table(inside=(SIDES, AT, np.ones((3, 1)), np.array([-1.5]))),
        "Your last neuron answers 1 already where two of the three sides say yes. Add up what it "
        "gets from two and from three, and put b2 between.",
        sections.XOR,
        when=asked(threshold(is_too_high), entries=("inside",)),
    ),
    Mistake(
        "one-inside-too",
        _table(outside=(SIDES, AT, -np.ones((3, 1)), np.array([3.5]))),
        "Your last neuron answers 1 inside too: there, where 0 is asked for, its z is above 0. "
        "The three sides are right; lower b2.",
        sections.XOR,
        when=asked(threshold(is_too_high), entries=("outside",)),
    ),
    Mistake(
        "never-above-zero",
        _table(inside=(SIDES, AT, np.ones((3, 1)), np.array([-3.0]))),
        "At some point that should get 1, the sum of your last neuron does not come above 0, and "
        "the step is 1 only above 0. The three sides are right; b2 is too low.",
        sections.XOR,
        when=asked(threshold(is_never)),
    ),
    Mistake(
        "all-biases-with-the-other-sign",
        _table((SIDES, -AT, *_AND), (SIDES, -AT, *_OR)),
        "With −b1 in the place of b1 this is right. Where w · x > 1 is wanted, the unit asks for "
        "w · x − 1 > 0, so its bias is −1.",
        sections.UNITS,
        when=mended(lambda W1, b1, W2, b2: (W1, -b1, W2, b2)),
    ),
    Mistake(
        "all-sides-turned",
        _table(inside=(*_TURNED, *_AND)),
        "Each of your units says 1 beyond its side and 0 on the triangle's. The lines are right; "
        "change the signs of W1 and b1.",
        sections.UNITS,
        when=mended(turn_the_sides, entries=("inside",)),
    ),
    Mistake(
        "or-of-unturned-sides",
        _table(outside=(SIDES, AT, np.ones((3, 1)), np.array([-0.5]))),
        "Your last neuron asks for at least one yes, and your units say yes on the triangle's "
        "side. Turn all three (the signs of W1 and b1), or keep them and turn W2 and b2.",
        sections.XOR,
        when=mended(turn_the_sides, entries=("outside",), where=adds_up),
    ),
    Mistake(
        "turned-twice",
        _table(outside=(*_TURNED, *_OR)),
        "You turned the units and the last neuron too, and two NOTs cancel. Turn the units, with "
        "an OR after them, or turn the last neuron alone.",
        sections.XOR,
        when=mended(turn_the_sides, entries=("outside",), where=takes_off),
    ),
    Mistake(
        "rows-of-w1-swapped",
        _table((SIDES[::-1], AT, *_AND), (SIDES[::-1], AT, *_OR)),
        "The rows of W1 are swapped. The first row holds what x1 is multiplied by, one number for "
        "each unit, the second what x2 is.",
        sections.UNITS,
        when=mended(lambda W1, b1, W2, b2: (W1[::-1], b1, W2, b2)),
    ),
    Mistake(
        "one-side-turned",
        _table(inside=(SIDES * [1, 1, -1], AT * [1, 1, -1], *_AND)),
        "One unit looks the wrong way: its line is right, and it says 1 on the far side. Put a "
        "point of the inside into each z; where z comes below 0, change the signs of that column "
        "of W1 and of its bias.",
        sections.UNITS,
        when=mended(*(turned_side(j) for j in range(3))),
    ),
    Mistake(
        "one-bias-with-the-other-sign",
        _table(inside=(SIDES, AT * [1, -1, 1], *_AND)),
        "One of the three biases has the wrong sign. Put a corner into each z: two of the three "
        "sides meet there, and their z must come out as 0.",
        sections.UNITS,
        when=mended(*(other_bias(j) for j in range(3))),
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
        when=asked(unguarded),
    ),
)
