"""Exercise 3c: the classic wrong answers about slopes that are measured, and what they show."""

import numpy as np

from nnlib.grading.exercise import Mistake

from . import measuring, sections
from .walking import gradient, sigmoid
from .wiggling import RIGHT, measured, share_wrong, slopes, surprise


def _both(measure):
    """Make an answer that measures in another way, ``measure(loss, X, y, w, b, wiggle)``."""
    return lambda *inputs: (measure(share_wrong, *inputs), measure(surprise, *inputs), RIGHT)


def _bias_first(loss, *inputs):
    return np.roll(measured(loss, *inputs), 1)


def _scaled(factor):
    """Make a measurement that is wrong by a factor of the wiggle."""
    return _both(lambda loss, *inputs: factor(inputs[-1]) * measured(loss, *inputs))


def _squared(X, y, w, b):
    return np.mean((sigmoid(X @ w + b) - y) ** 2)


def _points(X, y, w, b):
    return 1 - share_wrong(X, y, w, b)


def _derivative(X, y, w, b, wiggle):
    dw, db = gradient(X, y, w, b)
    flat = np.zeros(len(w) + 1)
    return flat, np.append(dw, db), RIGHT


def _is_argument(letter):
    """Recognise a letter where the numbers are right."""

    def when(case, outcome):
        if outcome.values is None or outcome.values[2].dtype.kind != "U":
            return False
        right = slopes(**case.inputs)[:2]
        is_right = all(
            came.shape == wanted.shape and came.dtype.kind in "biuf" and np.allclose(came, wanted)
            for came, wanted in zip(outcome.values[:2], right, strict=True)
        )
        return is_right and str(outcome.values[2]).strip().upper() == letter

    return when


def _argument(name, letter, why, read):
    return Mistake(
        name, lambda *inputs: (*slopes(*inputs)[:2], letter), why, read, when=_is_argument(letter)
    )


SLOPES = (
    Mistake(
        "no-bias",
        _both(lambda loss, *inputs: measured(loss, *inputs)[:-1]),
        "There is a slope for each weight and none for the bias. Wiggle b too, and put its slope "
        "at the end.",
        sections.POINTS,
    ),
    Mistake(
        "derivative-for-measurement",
        _derivative,
        "These are the derivatives themselves, 0 and p − y times x, or a wiggle of your own "
        "measured them. Use the wiggle that is handed over: a wide one meets the edges of the "
        "staircase.",
        sections.GRADIENT,
    ),
    Mistake(
        "one-sided",
        _both(measuring.one_sided(1)),
        "You compare the wiggled place with the place itself. Wiggle to both sides and divide by "
        "the whole way, 2 wiggle: the errors of the two sides then nearly cancel.",
        sections.POINTS,
    ),
    Mistake(
        "one-sided-below",
        _both(measuring.one_sided(-1)),
        "You compare the place itself with the one below it. Wiggle to both sides and divide by "
        "the whole way, 2 wiggle: the errors of the two sides then nearly cancel.",
        sections.POINTS,
    ),
    Mistake(
        "stays-moved",
        _both(measuring.stays_moved(1)),
        "The first slope is right. Then that weight stays where the wiggle left it, and the next "
        "slope is measured at another place. Put each parameter back before you move the next.",
        sections.POINTS,
    ),
    Mistake(
        "stays-moved-below",
        _both(measuring.stays_moved(-1)),
        "The first slope is right. Then that weight stays below its place, and the next slope is "
        "measured elsewhere. After += wiggle and −= 2 wiggle one += wiggle is missing.",
        sections.POINTS,
    ),
    Mistake(
        "divides-by-one-wiggle",
        _scaled(lambda wiggle: 2.0),
        "Your slopes are twice too steep. From one side to the other the way is 2 wiggle.",
        sections.POINTS,
    ),
    Mistake(
        "no-division",
        _scaled(lambda wiggle: 2 * wiggle),
        "This is the change of the loss. A slope is the change divided by the way, 2 wiggle.",
        sections.POINTS,
    ),
    Mistake(
        "backwards",
        _scaled(lambda wiggle: -1.0),
        "All signs are turned round: you subtract the loss on the upper side from the one on the "
        "lower side.",
        sections.POINTS,
    ),
    Mistake(
        "counts-points",
        lambda *inputs: (measured(_points, *inputs), measured(surprise, *inputs), RIGHT),
        "You count the right answers. A loss counts the wrong ones, so this slope has the wrong "
        "sign.",
        sections.POINTS,
    ),
    Mistake(
        "counts-mistakes",
        lambda *inputs: (
            len(inputs[0]) * measured(share_wrong, *inputs),
            measured(surprise, *inputs),
            RIGHT,
        ),
        "The first loss is a number of mistakes here. The 0–1 loss is their share: divide by the "
        "number of examples.",
        sections.LOSS,
    ),
    Mistake(
        "zeros-for-the-first",
        lambda *inputs: (np.zeros(len(inputs[2]) + 1), measured(surprise, *inputs), RIGHT),
        "The first slopes are 0 whatever the wiggle. Measure them: a wide wiggle reaches over an "
        "edge.",
        sections.POINTS,
    ),
    Mistake(
        "all-parameters-at-once",
        _both(measuring.all_together),
        "All parameters move together here, so each number is the same. Move one and hold the "
        "others: a slope belongs to one parameter.",
        sections.GRADIENT,
    ),
    Mistake(
        "all-weights-at-once",
        _both(measuring.all_at_once),
        "w + wiggle moves all weights together. Move one and hold the others: a slope belongs to "
        "one parameter.",
        sections.GRADIENT,
    ),
    Mistake(
        "squared-error",
        lambda *inputs: (measured(share_wrong, *inputs), measured(_squared, *inputs), RIGHT),
        "The second loss is the squared error of p here. The cross-entropy is the mean of "
        "log(1 + exp(z)) − y z.",
        sections.LOSS,
    ),
    Mistake(
        "bias-first",
        _both(_bias_first),
        "The slope of the bias stands first. The weights come first, in their order, then the "
        "bias.",
        sections.POINTS,
    ),
    Mistake(
        "swapped-losses",
        lambda *inputs: (*slopes(*inputs)[1::-1], RIGHT),
        "The two losses are swapped: first the slopes of the share of mistakes, then those of the "
        "cross-entropy.",
        sections.LOSS,
    ),
    Mistake(
        "sum-for-mean",
        _both(lambda loss, X, *inputs: len(X) * measured(loss, X, *inputs)),
        "These are the slopes of sums over the examples. Both losses are means.",
        sections.LOSS,
    ),
    _argument(
        "measurement-as-proof",
        "A",
        "Argument A has looked at a few places with a few wiggles. It makes you suspect; it does "
        "not say why the slope is 0, nor what holds between those places. And your own second case "
        "measured a slope that is not 0.",
        sections.POINTS,
    ),
    _argument(
        "many-valleys",
        "B",
        "Argument B speaks of valleys in which a walk ends. A walk ends in a valley after going "
        "down into it, and on a staircase of flat stairs no step goes down at all. The walk stays "
        "at its first place, in a valley or not.",
        sections.POINTS,
    ),
    _argument(
        "flat-means-lowest",
        "C",
        "Argument C turns a rule round. Where there is a lowest place inside, the slope is 0; "
        "where the slope is 0, the place need not be the lowest. The stair on which 30 of 40 "
        "answers are wrong is as flat as the best one.",
        sections.POINTS,
    ),
    _argument(
        "endless-edges",
        "E",
        "Argument E waits for the edges. There the loss jumps and has no slope, not an endless "
        "one, and a walk that starts at a random place stands on none. What stops training is the "
        "stair between them.",
        sections.POINTS,
    ),
)
