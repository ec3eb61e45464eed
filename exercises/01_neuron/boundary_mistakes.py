"""Exercise 1d: the classic wrong answers about the boundary line.

Any point on the line and both directions are right, so these are recognised by
the property that the wrong answer has.
"""

import numpy as np

from nnlib.grading.exercise import Mistake

from . import sections


def _parts(case, outcome):
    """Give w, b, point and direction, or None where the outcome has other shapes."""
    values = outcome.values
    if values is None or len(values) != 2 or any(v.dtype.kind not in "biuf" for v in values):
        return None
    if any(value.shape != (2,) for value in values):
        return None
    w, b = np.asarray(case.inputs["w"], dtype=float), float(case.inputs["b"])
    return w, b, *(np.asarray(value, dtype=float) for value in values)


def _line(test):
    """Ask the test only where a finite point and direction came for weights that are not zero."""

    def when(case, outcome):
        parts = _parts(case, outcome)
        if parts is None or case.raises or not all(np.isfinite(part).all() for part in parts):
            return False
        return bool(test(*parts))

    return when


def _same(a, b):
    return np.allclose(a, b, rtol=1e-6, atol=1e-12)


def _direction(test):
    """Ask the test about the direction, and only where the point is right."""
    return _line(lambda w, b, point, direction: _same(w @ point, -b) and test(w, direction))


def _divides_by_zero(case, outcome):
    if case.raises or case.inputs["w"][1] != 0:
        return False
    if outcome.trouble is not None:
        return outcome.trouble.kind == "ZeroDivisionError"
    parts = _parts(case, outcome)
    return parts is not None and not all(np.isfinite(part).all() for part in parts)


def _accepts_zero(case, outcome):
    return bool(case.raises) and outcome.trouble is None


def _asks_an_array(case, outcome):
    return outcome.trouble is not None and "truth value of an array" in outcome.trouble.text


def _refuses(test):
    """Ask the test about weights that have a line and were refused with a ValueError."""

    def when(case, outcome):
        if case.raises or outcome.trouble is None or outcome.trouble.kind != "ValueError":
            return False
        return bool(test(case.inputs["w"])) and not _asks_an_array(case, outcome)

    return when


def _gives_the_distance(case, outcome):
    if case.raises or outcome.values is None or outcome.values[0].shape not in ((), (1,)):
        return False
    w, b, point = case.inputs["w"], case.inputs["b"], outcome.values[0]
    return point.dtype.kind in "biuf" and _same(np.abs(point), abs(b) / np.hypot(*w))


def _wrong(point=None, direction=None):
    """Make an answer that is right but for its point or its direction."""

    def answer(w, b):
        length = np.hypot(*w)
        if length == 0:
            raise ValueError("w must not be all zero")
        at = point(w, b) if point else -b * w / length**2
        along = direction(w) if direction else np.array([-w[1], w[0]]) / length
        return at, along

    return answer


def _refusing(test):
    """Make an answer that is right but refuses the weights that the test picks."""

    def answer(w, b):
        if test(w):
            raise ValueError("w must not be all zero")
        return _accepting(w, b)

    return answer


def _distance(w, b):
    _, direction = _refusing(lambda w: not np.any(w))(w, b)
    return -b / np.hypot(*w), direction


def _slope_and_intercept(w, b):
    if not np.any(w):
        raise ValueError("w must not be all zero")
    direction = np.array([1.0, -w[0] / w[1]])
    return np.array([0.0, -b / w[1]]), direction / np.hypot(*direction)


def _accepting(w, b):
    length = np.hypot(*w)
    return -b * w / length**2, np.array([-w[1], w[0]]) / length


BOUNDARY = (
    Mistake(
        "array-in-an-if",
        _refusing(lambda w: w == [0, 0]),
        "w is an array, so w == [0, 0] gives two answers, one for each weight, and an if needs "
        "one. Write w[0] == 0 and w[1] == 0.",
        sections.BOUNDARY,
        when=_asks_an_array,
    ),
    Mistake(
        "refuses-weights-that-cancel",
        _refusing(lambda w: w[0] + w[1] == 0),
        "The weights cancel in your sum, but they are not both 0. Test each: w[0] == 0 and "
        "w[1] == 0.",
        sections.BOUNDARY,
        when=_refuses(lambda w: w[0] + w[1] == 0),
    ),
    Mistake(
        "refuses-the-vertical",
        _refusing(lambda w: w[1] == 0),
        "A vertical line is a line. Only w = (0, 0) has none.",
        sections.BOUNDARY,
        when=_refuses(lambda w: w[1] == 0),
    ),
    Mistake(
        "refuses-the-horizontal",
        _refusing(lambda w: w[0] == 0),
        "A horizontal line is a line. Only w = (0, 0) has none.",
        sections.BOUNDARY,
        when=_refuses(lambda w: w[0] == 0),
    ),
    Mistake(
        "distance-as-point",
        _distance,
        "−b / ‖w‖ is the distance. Walk it along w / ‖w‖ to get a point.",
        sections.BOUNDARY,
        when=_gives_the_distance,
    ),
    Mistake(
        "slope-and-intercept",
        _slope_and_intercept,
        "Here w2 is 0 and you divide by it. A slope and an intercept describe every line but the "
        "vertical ones. Go −b/‖w‖² along w to a point, then turn w by a right angle.",
        sections.BOUNDARY,
        when=_divides_by_zero,
    ),
    Mistake(
        "accepts-zero-weights",
        _accepting,
        "With w = (0, 0) no input matters and there is no line. Test for it first and raise "
        'ValueError("w must not be all zero").',
        sections.BOUNDARY,
        when=_accepts_zero,
    ),
    Mistake(
        "bias-sign-in-the-point",
        _wrong(point=lambda w, b: b * w / (w @ w)),
        "Your point lies on the mirror image, w · x = b. On the line w · x = −b, so the point is "
        "−b w / ‖w‖².",
        sections.BOUNDARY,
        when=_line(lambda w, b, point, direction: _same(w @ point, b)),
    ),
    Mistake(
        "forgets-the-square",
        _wrong(point=lambda w, b: -b * w / np.hypot(*w)),
        "The line lies at the distance |b| / ‖w‖ from the origin, but w itself is ‖w‖ long: one "
        "‖w‖ makes it a unit vector, the other makes the distance. Divide by ‖w‖².",
        sections.BOUNDARY,
        when=_line(lambda w, b, point, direction: _same(w @ point, -b * np.hypot(*w))),
    ),
    Mistake(
        "forgets-to-divide",
        _wrong(point=lambda w, b: -b * w),
        "The point −b w has the right direction from the origin and the wrong distance. Put it "
        "into w · x and see: −b ‖w‖² comes, −b is needed.",
        sections.BOUNDARY,
        when=_line(lambda w, b, point, direction: _same(w @ point, -b * (w @ w))),
    ),
    Mistake(
        "direction-is-w",
        _wrong(direction=lambda w: w / np.hypot(*w)),
        "Your direction is w itself, and w stands at a right angle to the line: along it z grows "
        "fastest. Turn it: (−w2, w1).",
        sections.BOUNDARY,
        when=_direction(lambda w, d: _same(d[0] * w[1], d[1] * w[0])),
    ),
    Mistake(
        "swaps-without-a-sign",
        _wrong(direction=lambda w: np.array([w[1], w[0]]) / np.hypot(*w)),
        "Swapping w1 and w2 mirrors the vector; turning it by a right angle also changes one "
        "sign: (−w2, w1). As a slope this is −w1 / w2.",
        sections.BOUNDARY,
        when=_direction(lambda w, d: _same(d[0] * w[0], d[1] * w[1])),
    ),
    Mistake(
        "not-unit",
        _wrong(direction=lambda w: np.array([-w[1], w[0]])),
        "The direction is right, its length is not 1. Divide it by its own length, "
        "np.hypot(direction[0], direction[1]).",
        sections.BOUNDARY,
        when=_direction(lambda w, d: _same(d @ w, 0)),
    ),
)
