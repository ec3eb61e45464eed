"""Exercise 2b: the classic wrong answers about the cross-entropy."""

import numpy as np

from nnlib.grading.exercise import Mistake

from . import sections
from .losses import binary_cross_entropy, sigmoid

_FAR = 16.0  # from here on 1 − p keeps few digits or none


def _is_far(case):
    return bool((np.abs(case.inputs["z"]) > _FAR).any())


def _number(outcome):
    """Give the one number that came, or None."""
    if outcome.values is None or outcome.values[0].shape != ():
        return None
    return float(outcome.values[0]) if outcome.values[0].dtype.kind in "biuf" else None


def _logarithm_of_zero(case, outcome):
    came = _number(outcome)
    return came is not None and _is_far(case) and not np.isfinite(came)


def _takes_z_for_p(case, outcome):
    came = _number(outcome)
    return came is not None and not _is_far(case) and np.isnan(came)


def _stops_growing(case, outcome):
    came, right = _number(outcome), binary_cross_entropy(**case.inputs)
    if came is None or not np.isfinite(came):
        return False
    if _is_far(case):
        return came < right or abs(came - right) < 1e-3
    return bool(np.isclose(came, right, rtol=0.01))


def _from_p(z, y, log=np.log):
    p = sigmoid(z)
    return -np.mean(y * log(p) + (1 - y) * log(1 - p))


def _clipped(z, y):
    p = np.clip(sigmoid(z), 1e-12, 1 - 1e-12)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))


def _z_as_p(z, y):
    return -np.mean(y * np.log(z) + (1 - y) * np.log(1 - z))


def _each(z, y):
    return np.logaddexp(0.0, z) - y * z


def _one_minus(z, y):
    return np.mean(y * np.logaddexp(0.0, -z) - (1 - y) * np.logaddexp(0.0, z))


def _class_means(z, y):
    """Give the mean loss of each class that is there."""
    return [np.mean(_each(z, y)[y == k]) for k in (0, 1) if (y == k).any()]


LOSS = (
    Mistake(
        "z-for-p",
        _z_as_p,
        "NaN comes from the logarithm of a negative number: z, or 1 − z, stands where a "
        "probability belongs. z is the logit, from −∞ to ∞; p = sigmoid(z).",
        sections.LOG_ODDS,
        when=_takes_z_for_p,
    ),
    Mistake(
        "without-the-logarithm",
        lambda z, y: np.mean(np.maximum(z, 0) - y * z),
        "max(z, 0) stands for log(1 + exp(z)). Far out they agree; at z = 0 the one is 0 and the "
        "other 0.693.",
        sections.FIT,
    ),
    Mistake(
        "sign-of-y",
        lambda z, y: np.mean(np.logaddexp(0.0, z) + y * z),
        "The sign before y z: for class 1, log(1 + exp(z)) − z is left.",
        sections.FIT,
    ),
    Mistake(
        "minus-before-one-term",
        _one_minus,
        "The minus stands before the first term alone. It belongs before both: put them in "
        "brackets.",
        sections.FIT,
    ),
    Mistake(
        "sum-for-mean",
        lambda z, y: np.sum(_each(z, y)),
        "This is the sum over the examples. The mean loss divides it by their number, so that a "
        "loss says the same for 10 examples and for 10 000.",
        sections.FIT,
    ),
    Mistake(
        "sum-of-class-means",
        lambda z, y: sum(_class_means(z, y)),
        "This is the mean over class 1 plus the mean over class 0. Each example counts alike, "
        "whatever its class: add all losses and divide by the number of examples.",
        sections.FIT,
    ),
    Mistake(
        "mean-of-class-means",
        lambda z, y: np.mean(_class_means(z, y)),
        "This is the mean of two means, one for each class. Each example counts alike, whatever "
        "its class: add all losses and divide by the number of examples.",
        sections.FIT,
    ),
    Mistake(
        "one-less-than-all",
        lambda z, y: np.sum(_each(z, y)) / max(len(z) - 1, 1),
        "The sum is divided by n − 1. That is for the variance; the mean divides by n.",
        sections.FIT,
    ),
    Mistake(
        "doubled",
        lambda z, y: 2 * np.mean(_each(z, y)),
        "This is twice the loss. The mean divides by the number of examples and by nothing else, "
        "and nothing stands in front of it.",
        sections.FIT,
    ),
    Mistake(
        "no-mean",
        _each,
        "Each example has its loss here. Return one number, their mean.",
        sections.FIT,
    ),
    Mistake(
        "only-class-1",
        lambda z, y: np.mean(y * np.logaddexp(0.0, -z)),
        "Examples of class 0 cost nothing here, so the cheapest answer is 1 for everybody. They "
        "pay −log(1 − p): the part with 1 − y is missing.",
        sections.FIT,
    ),
    Mistake(
        "only-class-0",
        lambda z, y: np.mean((1 - y) * np.logaddexp(0.0, z)),
        "Examples of class 1 cost nothing here, so the cheapest answer is 0 for everybody. They "
        "pay −log p: the part with y is missing.",
        sections.FIT,
    ),
    Mistake(
        "forgets-y",
        lambda z, y: np.mean(np.logaddexp(0.0, z)),
        "The labels play no part: this is −log(1 − p) for everybody. For class 1 subtract z, "
        "so that −log p is left: log(1 + exp(z)) − y z.",
        sections.FIT,
    ),
    Mistake(
        "sign",
        lambda z, y: -np.mean(_each(z, y)),
        "The sign is turned round. A logarithm of a probability is never above 0, and a loss is "
        "never below: the minus belongs in front.",
        sections.FIT,
    ),
    Mistake(
        "swapped-classes",
        lambda z, y: binary_cross_entropy(z, 1 - y),
        "The classes are swapped: p is the probability of class 1, so an example with y = 1 pays "
        "−log p and one with y = 0 pays −log(1 − p).",
        sections.FIT,
    ),
    Mistake(
        "forgets-y-the-other-way",
        lambda z, y: np.mean(np.logaddexp(0.0, -np.asarray(z))),
        "The labels play no part: this is −log p for everybody. Examples of class 0 pay "
        "−log(1 − p), which is log(1 + exp(z)).",
        sections.FIT,
    ),
    Mistake(
        "squared-error",
        lambda z, y: np.mean((sigmoid(z) - y) ** 2),
        "This is the squared error of p. However wrong an example is, it pays at most 1; the "
        "cross-entropy grows without an end.",
        sections.FIT,
    ),
    Mistake(
        "counts-errors",
        lambda z, y: np.mean((np.asarray(z) > 0) != y),
        "This is the share of wrong decisions. The loss asks how sure each answer was.",
        sections.FIT,
    ),
    Mistake(
        "bits",
        lambda z, y: binary_cross_entropy(z, y) / np.log(2),
        "This is the loss in bits, with the logarithm to the base 2. The book uses the natural "
        "one, np.log, whose slope needs no factor.",
        sections.FIT,
    ),
    Mistake(
        "logarithm-of-zero",
        _from_p,
        "p or 1 − p is exactly 0 in floating point here, or exp(z) is beyond the largest number, "
        "and infinity or NaN comes out. Take the logarithm and the exponential together: "
        "−log(1 − p) = log(1 + exp(z)), which np.logaddexp(0, z) computes for any z.",
        sections.FIT,
        when=_logarithm_of_zero,
    ),
    Mistake(
        "stops-growing",
        _clipped,
        "The loss stops growing here: from some z on a wrong answer costs no more, however sure it "
        "is. Clipping p, adding a small number inside the logarithm and cutting z all do that, and "
        "on the flat part the slope is 0, so training cannot mend the worst examples. Compute from "
        "z: log(1 + exp(z)) − y z, with np.logaddexp(0, z).",
        sections.FIT,
        when=_stops_growing,
    ),
)
