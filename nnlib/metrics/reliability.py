"""Reliability: of the days with a forecast of 70 % rain, does it rain on 70 %?

A probability can put all examples in the right order and still be too sure of itself. To see it,
put examples with similar probabilities into one bin and count.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnlib.metrics.intervals import proportion
from nnlib.metrics.labels import read_probabilities, read_truth
from nnlib.shapes import Array, check_count


class CalibrationCurve(NamedTuple):
    """One entry for each bin that holds examples, from low to high probabilities.

    Attributes
    ----------
    predicted : ndarray of shape (n_filled_bins,)
        Mean probability of class 1 that was predicted in the bin.
    observed : ndarray of shape (n_filled_bins,)
        Share of class 1 among its examples.
    low, high : ndarray of shape (n_filled_bins,)
        Ends of the interval of that share.
    n : ndarray of int of shape (n_filled_bins,)
        How many examples it holds.
    """

    predicted: Array
    observed: Array
    low: Array
    high: Array
    n: NDArray[np.int64]


def calibration_curve(
    y: ArrayLike, probability: ArrayLike, *, n_bins: int = 10, level: float = 0.95
) -> CalibrationCurve:
    """Compare predicted probabilities with what happened, bin by bin.

    Parameters
    ----------
    y : array_like of shape (n_samples,)
        True classes, 0 or 1.
    probability : array_like of shape (n_samples,)
        Predicted probabilities of class 1.
    n_bins : int
        Number of bins of equal width from 0 to 1; each includes its upper end, the first both.
    level : float
        Confidence level of the intervals, which are those of `proportion`.

    Returns
    -------
    CalibrationCurve

    Raises
    ------
    ShapeError, ValueError, TypeError
        If there is not one probability for each example, one lies outside 0 to 1, a class is
        neither 0 nor 1, or `n_bins` is not a whole number of at least 1.

    Examples
    --------
    >>> curve = calibration_curve([0, 0, 1, 1], [0.1, 0.3, 0.3, 0.9], n_bins=2)
    >>> curve.predicted.round(2).tolist(), curve.observed.round(2).tolist(), curve.n.tolist()
    ([0.23, 0.9], [0.33, 1.0], [3, 1])
    """
    is_one = read_truth(y)
    probabilities = read_probabilities(probability, len(is_one))
    n_bins = check_count(n_bins, "n_bins")
    inner_edges = np.linspace(0.0, 1.0, n_bins + 1)[1:-1]
    place = np.searchsorted(inner_edges, probabilities)  # (n_samples,), bin 0 to n_bins − 1
    n = np.bincount(place)
    filled = np.flatnonzero(n)
    n, hits = n[filled], np.bincount(place, weights=is_one)[filled]
    shares = [
        proportion(int(k), int(all_in_bin), level=level)
        for k, all_in_bin in zip(hits, n, strict=True)
    ]
    return CalibrationCurve(
        np.bincount(place, weights=probabilities)[filled] / n,
        np.array([share.value for share in shares]),
        np.array([share.low for share in shares]),
        np.array([share.high for share in shares]),
        n.astype(np.int64),
    )


def calibration_error(y: ArrayLike, probability: ArrayLike, *, n_bins: int = 10) -> float:
    """Compute the mean distance between predicted probability and observed share, over the bins.

    Each bin counts by its number of examples. Chance alone makes the number larger than 0: with
    few examples in a bin even perfect probabilities miss the share, so compare only numbers from
    as many examples and bins.

    Parameters
    ----------
    y, probability : array_like of shape (n_samples,)
        As for `calibration_curve`.
    n_bins : int
        Number of bins of equal width.

    Returns
    -------
    float
        From 0 to 1.

    Raises
    ------
    ShapeError, ValueError, TypeError
        As `calibration_curve` does.

    References
    ----------
    M. Pakdaman Naeini, G. F. Cooper and M. Hauskrecht (2015). Obtaining well calibrated
    probabilities using Bayesian binning. Proceedings of the 29th AAAI Conference on Artificial
    Intelligence, 2901–2907.

    Examples
    --------
    >>> calibration_error([0, 0, 1, 1], [0.5, 0.5, 0.5, 0.5])  # half of them are class 1
    0.0
    >>> calibration_error([0, 0, 1, 1], [1.0, 1.0, 1.0, 1.0])  # sure, and wrong half the time
    0.5
    """
    curve = calibration_curve(y, probability, n_bins=n_bins)
    gaps = np.abs(curve.observed - curve.predicted)
    return float(np.sum(curve.n * gaps) / np.sum(curve.n))
