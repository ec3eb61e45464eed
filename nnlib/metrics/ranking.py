"""Ranking: how well does a score put class 1 before class 0, whatever the threshold?

A threshold turns a score into an answer, and each threshold is another trade: more of class 1
found, more of class 0 taken for it. A curve shows all trades at once.
"""

from __future__ import annotations

from math import sqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnlib.metrics.intervals import Proportion, quantile
from nnlib.metrics.labels import read_scores, read_truth
from nnlib.shapes import Array


class RocCurve(NamedTuple):
    """One point for each threshold, from the strictest to the most lenient.

    Attributes
    ----------
    false_positive_rate : ndarray of shape (n_thresholds,)
        Share of class 0 with a score of at least the threshold.
    true_positive_rate : ndarray of shape (n_thresholds,)
        Share of class 1 with a score of at least the threshold.
    thresholds : ndarray of shape (n_thresholds,)
        Falling; the first is infinite: nobody is called class 1.
    """

    false_positive_rate: Array
    true_positive_rate: Array
    thresholds: Array


class PrecisionRecallCurve(NamedTuple):
    """One point for each threshold, from the strictest to the most lenient.

    Attributes
    ----------
    precision : ndarray of shape (n_thresholds,)
        Share of class 1 among the examples with a score of at least the threshold.
    recall : ndarray of shape (n_thresholds,)
        Share of class 1 with a score of at least the threshold.
    thresholds : ndarray of shape (n_thresholds,)
        The scores that occur, falling.
    """

    precision: Array
    recall: Array
    thresholds: Array


def roc_curve(y: ArrayLike, score: ArrayLike) -> RocCurve:
    """Compute the receiver operating characteristic: hits against false alarms.

    Parameters
    ----------
    y : array_like of shape (n_samples,)
        True classes, 0 or 1; both must occur.
    score : array_like of shape (n_samples,)
        Higher for class 1: a probability, a logit or any other number.

    Returns
    -------
    RocCurve
        Examples with equal scores pass the threshold together, as one slanted step.

    Raises
    ------
    ShapeError, ValueError, TypeError
        If there is not one finite score for each example, a class is neither 0 nor 1, or one of
        the two is missing.

    Examples
    --------
    >>> curve = roc_curve([0, 1, 0, 1], [0.1, 0.4, 0.4, 0.8])
    >>> curve.thresholds.tolist()
    [inf, 0.8, 0.4, 0.1]
    >>> curve.true_positive_rate.tolist(), curve.false_positive_rate.tolist()
    ([0.0, 0.5, 1.0, 1.0], [0.0, 0.0, 0.5, 1.0])
    """
    hits, alarms, thresholds = _count_above(y, score)
    _check_both(hits, alarms)
    return RocCurve(
        np.append(0.0, alarms / alarms[-1]),
        np.append(0.0, hits / hits[-1]),
        np.append(np.inf, thresholds),
    )


def roc_auc(y: ArrayLike, score: ArrayLike, *, level: float = 0.95) -> Proportion:
    """Compute the area under the ROC curve.

    It is the share of all pairs, one example of class 1 and one of class 0, in which the former
    has the higher score; a tie counts one half. 0.5 is guessing.

    Parameters
    ----------
    y, score : array_like of shape (n_samples,)
        As for `roc_curve`.
    level : float
        Confidence level of the interval.

    Returns
    -------
    Proportion
        Its `n` is the number of examples, not of pairs. If examples belong together, as two
        pictures of one person do, the interval is too narrow.

    Raises
    ------
    ShapeError, ValueError, TypeError
        As `roc_curve` does.

    Notes
    -----
    With n₁ examples of class 1, n₀ of class 0, and h = (n₁ + n₀)/2 − 1, the standard error at a
    true area θ is √(θ (1 − θ) (1 + h (1 − θ)/(2 − θ) + h θ/(1 + θ)) / (n₁ n₀)). The interval holds
    every θ from which the measured area lies at most z standard errors away, so that it is not
    empty when the order is perfect.

    References
    ----------
    J. A. Hanley and B. J. McNeil (1982). The meaning and use of the area under a receiver
    operating characteristic (ROC) curve. Radiology 143, 29–36.
    doi:10.1148/radiology.143.1.7063747

    R. G. Newcombe (2006). Confidence intervals for an effect size measure based on the
    Mann–Whitney statistic. Part 2: asymptotic methods and evaluation (method 5). Statistics in
    Medicine 25, 559–573. doi:10.1002/sim.2324

    Examples
    --------
    >>> float(roc_auc([0, 1, 0, 1], [0.1, 0.4, 0.4, 0.8]))  # 3 pairs won, 1 tie: 3.5 of 4
    0.875
    """
    hits, alarms, _ = _count_above(y, score)
    _check_both(hits, alarms)
    n_1, n_0 = int(hits[-1]), int(alarms[-1])
    # Trapezia, counted in half pairs, so that the sum is exact.
    half_pairs = int(np.sum(np.diff(alarms, prepend=0) * (hits + np.append(0, hits[:-1]))))
    area = half_pairs / (2 * n_1 * n_0)
    z = quantile(level)
    low, high = (_end_of_interval(area, end, n_1, n_0, z) for end in (0.0, 1.0))
    return Proportion(area, low, high, n_1 + n_0, float(level))


def precision_recall_curve(y: ArrayLike, score: ArrayLike) -> PrecisionRecallCurve:
    """Compute precision and recall at every threshold.

    Where class 1 is rare, this shows what the ROC curve hides: a few per cent of a large class 0
    may be more than all of class 1.

    Parameters
    ----------
    y : array_like of shape (n_samples,)
        True classes, 0 or 1; class 1 must occur.
    score : array_like of shape (n_samples,)
        Higher for class 1.

    Returns
    -------
    PrecisionRecallCurve
        Only points that were measured: none is added at recall 0, where nobody is called class 1
        and precision is not defined.

    Raises
    ------
    ShapeError, ValueError, TypeError
        If there is not one finite score for each example, a class is neither 0 nor 1, or class 1
        is missing.

    Examples
    --------
    >>> curve = precision_recall_curve([0, 1, 0, 1], [0.1, 0.4, 0.4, 0.8])
    >>> curve.recall.tolist(), curve.precision.round(2).tolist()
    ([0.5, 1.0, 1.0], [1.0, 0.67, 0.5])
    """
    hits, alarms, thresholds = _count_above(y, score)
    if hits[-1] == 0:
        raise ValueError("y must hold class 1, but it holds only 0. Measure on examples of both.")
    return PrecisionRecallCurve(hits / (hits + alarms), hits / hits[-1], thresholds)


def average_precision(y: ArrayLike, score: ArrayLike) -> float:
    """Compute the mean precision over the recalls that are reached: Σ (Rᵢ − Rᵢ₋₁) Pᵢ.

    Guessing gives about the share of class 1. There is no interval: a simple formula for it does
    not exist, so draw the examples again with replacement and look how far the number moves.

    Parameters
    ----------
    y, score : array_like of shape (n_samples,)
        As for `precision_recall_curve`.

    Returns
    -------
    float

    Raises
    ------
    ShapeError, ValueError, TypeError
        As `precision_recall_curve` does.

    Examples
    --------
    >>> round(average_precision([0, 1, 0, 1], [0.1, 0.4, 0.4, 0.8]), 4)  # (1 + 2/3) / 2
    0.8333
    """
    curve = precision_recall_curve(y, score)
    return float(np.sum(np.diff(curve.recall, prepend=0.0) * curve.precision))


def _count_above(
    y: ArrayLike, score: ArrayLike
) -> tuple[NDArray[np.int64], NDArray[np.int64], Array]:
    """Count class 1 and class 0 with at least each score that occurs, the highest score first."""
    is_one = read_truth(y)
    scores = read_scores(score, "score", len(is_one))
    thresholds, place = np.unique(-scores, return_inverse=True)  # equal scores share one place
    hits = np.bincount(place, weights=is_one).astype(np.int64)
    alarms = np.bincount(place, weights=~is_one).astype(np.int64)
    return np.cumsum(hits), np.cumsum(alarms), -thresholds


def _check_both(hits: NDArray[np.int64], alarms: NDArray[np.int64]) -> None:
    if hits[-1] == 0 or alarms[-1] == 0:
        raise ValueError(
            f"y must hold both classes, but it holds only {int(alarms[-1] == 0)}. "
            "Measure on examples of both."
        )


def _end_of_interval(area: float, end: float, n_1: int, n_0: int, z: float) -> float:
    """Find the area furthest towards `end` that is within z standard errors, by bisection."""
    h = (n_1 + n_0) / 2 - 1

    def is_within(theta: float) -> bool:
        pairs_in_common = h * (1 - theta) / (2 - theta) + h * theta / (1 + theta)
        variance = theta * (1 - theta) * (1 + pairs_in_common) / (n_1 * n_0)
        return abs(area - theta) <= z * sqrt(variance)

    inside, outside = area, end
    for _ in range(60):  # halves the distance each time, down to rounding
        middle = (inside + outside) / 2
        inside, outside = (middle, outside) if is_within(middle) else (inside, middle)
    return inside
