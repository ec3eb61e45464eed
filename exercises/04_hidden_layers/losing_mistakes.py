"""Exercise 4f: the classic wrong readings of measured losses."""

import numpy as np

from nnlib.grading.exercise import Mistake

from . import sections
from .losing import how_many


def _losses(losses):
    """Make an answer that is right but for its losses, ``losses(right)``, one row a network."""

    def answer(n_gone, right, most):
        found = losses(right)
        mean, worst = found.mean(axis=0), found.max(axis=0)
        return mean, worst, n_gone[worst <= most].max(initial=0)

    return answer


def _worst(worst):
    """Make an answer that is right but for its largest losses, ``worst(right)``."""

    def answer(n_gone, right, most):
        mean, found = how_many(n_gone, right, most)[0], worst(right)
        return mean, found, n_gone[found <= most].max(initial=0)

    return answer


def _chosen(choose):
    """Make an answer that is right but for its choice, ``choose(n_gone, mean, worst, most)``."""

    def answer(n_gone, right, most):
        mean, worst, _ = how_many(n_gone, right, most)
        return mean, worst, choose(n_gone, mean, worst, most)

    return answer


def _across_numbers(n_gone, right, most):
    losses = right[:, :1] - right
    return losses.mean(axis=1), losses.max(axis=1), how_many(n_gone, right, most)[2]


def _as_shapes(case, outcome):
    if outcome.values is None:
        return False
    n_networks, n_numbers = case.inputs["right"].shape
    shapes = [value.shape for value in outcome.values[:2]]
    return n_networks != n_numbers and (n_networks,) in shapes


def _other_order(n_gone, right, most):
    mean, worst, chosen = how_many(n_gone, right, most)
    return worst, mean, chosen


def _one_too_many(n_gone, mean, worst, most):
    is_too_many = np.append(worst[1:] > most, False)
    return n_gone[np.argmax(is_too_many) + 1] if is_too_many.any() else n_gone[-1]


LOSING = (
    Mistake(
        "one-number-a-network",
        _across_numbers,
        "There is one number for each network. Asked for is one for each entry of n_gone: a row of "
        "right is a network, so the mean and the largest go down the rows, axis=0.",
        sections.TWINS,
        when=_as_shapes,
    ),
    Mistake(
        "gains-for-losses",
        _losses(lambda right: right - right[:, :1]),
        "The signs are turned: a loss is what was right before minus what is right after.",
        sections.TWINS,
    ),
    Mistake(
        "shares-for-points",
        _losses(lambda right: (right[:, :1] - right) / right[:, :1] * 100),
        "These are losses in per cent of what each network had at the start. Points are plain "
        "differences: from 96 % to 95 % is 1 point.",
        sections.TWINS,
    ),
    Mistake(
        "from-one-hundred",
        _losses(lambda right: 100 - right),
        "These are the errors, 100 − right. They were there before any unit went. The loss is the "
        "difference from the same network with nothing taken away, right[:, 0].",
        sections.TWINS,
    ),
    Mistake(
        "from-step-to-step",
        _losses(lambda right: -np.diff(right, axis=1, prepend=right[:, :1])),
        "These are losses from one number of units to the next. Take each from the start, "
        "right[:, 0]: that is what was promised.",
        sections.TWINS,
    ),
    Mistake(
        "from-the-mean-start",
        _losses(lambda right: right[:, 0].mean() - right),
        "Each network was held against the mean of all at the start. The mean loss is the same "
        "either way and the largest is not: a network that began below the mean seems to have lost "
        "before it lost anything. Hold each against itself: right[:, :1] − right.",
        sections.TWINS,
    ),
    Mistake(
        "from-the-first-network",
        _losses(lambda right: right[0] - right),
        "right[0] is the first network, a row, and the others were held against it. The start of "
        "each is the first column: right[:, :1] − right.",
        sections.TWINS,
    ),
    Mistake(
        "from-the-best-start",
        _losses(lambda right: right[:, 0].max() - right),
        "Each network was held against the best of all at the start. Hold each against itself: "
        "right[:, :1] − right.",
        sections.TWINS,
    ),
    Mistake(
        "worst-against-worst",
        _worst(lambda right: right[:, 0].min() - right.min(axis=0)),
        "The mean loss is right. The largest compares the least network before with the least one "
        "after, and those may be two. Take the differences in each network first, then the "
        "largest.",
        sections.TWINS,
    ),
    Mistake(
        "smallest-loss",
        _worst(lambda right: (right[:, :1] - right).min(axis=0)),
        "This is the smallest loss of any network, not the largest.",
        sections.TWINS,
    ),
    Mistake(
        "spread-for-worst",
        _worst(lambda right: (right[:, :1] - right).std(axis=0)),
        "This is the standard deviation of the losses. It says how far they lie apart, not how "
        "large the largest is.",
        sections.TWINS,
    ),
    Mistake(
        "other-order",
        _other_order,
        "Mean and largest loss stand in the other order: first the mean.",
        sections.TWINS,
    ),
    Mistake(
        "decides-by-the-mean",
        _chosen(lambda n_gone, mean, worst, most: n_gone[mean <= most].max()),
        "Both losses are right, and the choice went by the mean. The promise was about the one "
        "network that the customer gets, and you do not know which: with this many units gone, one "
        "of them loses more than allowed.",
        sections.TWINS,
    ),
    Mistake(
        "one-too-many",
        _chosen(_one_too_many),
        "This is the first number with which a network loses too much. Choose the last one with "
        "which none does.",
        sections.TWINS,
    ),
    Mistake(
        "takes-nothing-away",
        _chosen(lambda n_gone, mean, worst, most: n_gone[0]),
        "With none taken away nothing is lost; but more may go. Choose the largest number that "
        "keeps the promise.",
        sections.TWINS,
    ),
    Mistake(
        "gives-the-place",
        _chosen(lambda n_gone, mean, worst, most: np.flatnonzero(worst <= most)[-1]),
        "This is the place in n_gone. Return the number of units that stands there.",
        sections.TWINS,
    ),
    Mistake(
        "gives-the-loss",
        _chosen(lambda n_gone, mean, worst, most: worst[worst <= most].max()),
        "This is the largest loss at your choice. Return the number of units.",
        sections.TWINS,
    ),
)
