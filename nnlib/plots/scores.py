"""What a score is worth: does it put class 1 first, and does it mean what it says?

The numbers are those of `nnlib.metrics`, with their intervals: with few examples, a curve that
looks better than another one may not be.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from nnlib import metrics
from nnlib.plots.description import count, number, say
from nnlib.plots.look import CLASS_MARKERS, letter_size, line_style, n_curves
from nnlib.plots.panels import check_axes
from nnlib.shapes import Array

GREY = "#6B6B6B"
MARGIN = 0.03
COUNTS = 0.09  # height of a line of counts, on the scale of the shares


def roc_curve(ax: Axes, y: ArrayLike, score: ArrayLike, *, label: str | None = None) -> Axes:
    """Draw the share of class 1 that is found over the share of class 0 that is taken for it.

    The legend gives the area below with its 95 % interval; guessing follows the dashed line.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        May hold curves of earlier calls; the next colour is taken.
    y : array_like of shape (n_samples,)
        True classes, 0 or 1; both must occur.
    score : array_like of shape (n_samples,)
        Higher for class 1.
    label : str, optional
        What the curve is called.

    Returns
    -------
    matplotlib.axes.Axes
        The axes given.

    Raises
    ------
    ShapeError, ValueError, TypeError
        As `metrics.roc_curve` does.

    Examples
    --------
    >>> from nnlib.plots import subplots
    >>> figure, ax = subplots()
    >>> ax = roc_curve(ax, [0, 1, 0, 1], [0.1, 0.4, 0.4, 0.8])
    """
    check_axes(ax)
    curve, area = metrics.roc_curve(y, score), metrics.roc_auc(y, score)
    _draw_guess(ax, [0, 1], [0, 1])
    text = f"area {area.value:.2f} ({area.low:.2f} to {area.high:.2f})"
    _draw_curve(ax, curve.false_positive_rate, curve.true_positive_rate, label, text)
    ax.legend(fontsize=letter_size(ax), frameon=False, loc="lower right")
    _frame(ax, "false positive rate", "true positive rate")
    say(ax, f"ROC curve{_named(label)}: {text}, from {count(area.n, 'example')}; guessing has 0.5.")
    return ax


def precision_recall_curve(
    ax: Axes, y: ArrayLike, score: ArrayLike, *, label: str | None = None
) -> Axes:
    """Draw which share of the examples called class 1 is right, over the share that is found.

    The curve goes in steps, so that the area below it is the average precision, which the legend
    gives; guessing follows the dashed line, the share of class 1.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        May hold curves of earlier calls; the next colour is taken.
    y : array_like of shape (n_samples,)
        True classes, 0 or 1; class 1 must occur.
    score : array_like of shape (n_samples,)
        Higher for class 1.
    label : str, optional
        What the curve is called.

    Returns
    -------
    matplotlib.axes.Axes
        The axes given.

    Raises
    ------
    ShapeError, ValueError, TypeError
        As `metrics.precision_recall_curve` does.

    Examples
    --------
    >>> from nnlib.plots import subplots
    >>> figure, ax = subplots()
    >>> ax = precision_recall_curve(ax, [0, 1, 0, 1], [0.1, 0.4, 0.4, 0.8])
    """
    check_axes(ax)
    curve, mean = metrics.precision_recall_curve(y, score), metrics.average_precision(y, score)
    base = float(curve.precision[-1])  # everybody is called class 1
    _draw_guess(ax, [0, 1], [base, base])
    text = f"average precision {mean:.2f}"
    recall, precision = np.append(0.0, curve.recall), np.append(curve.precision[0], curve.precision)
    _draw_curve(ax, recall, precision, label, text, drawstyle="steps-pre")
    ax.legend(fontsize=letter_size(ax), frameon=False, loc="lower left")
    _frame(ax, "recall", "precision")
    say(ax, f"Precision over recall{_named(label)}: {text}; guessing has {number(base)}.")
    return ax


def calibration_curve(
    ax: Axes, y: ArrayLike, probability: ArrayLike, *, n_bins: int = 10, label: str | None = None
) -> Axes:
    """Draw the observed share of class 1 over the predicted probability, bin by bin.

    The bars are 95 % intervals, the numbers below say how many examples each bin holds. What can
    be trusted follows the dashed line.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        May hold curves of earlier calls; the next colour is taken.
    y : array_like of shape (n_samples,)
        True classes, 0 or 1.
    probability : array_like of shape (n_samples,)
        Predicted probabilities of class 1.
    n_bins : int
        Number of bins of equal width from 0 to 1.
    label : str, optional
        What the curve is called.

    Returns
    -------
    matplotlib.axes.Axes
        The axes given.

    Raises
    ------
    ShapeError, ValueError, TypeError
        As `metrics.calibration_curve` does.

    Examples
    --------
    >>> from nnlib.plots import subplots
    >>> figure, ax = subplots()
    >>> ax = calibration_curve(ax, [0, 0, 1, 1], [0.1, 0.3, 0.3, 0.9], n_bins=2)
    """
    check_axes(ax)
    curve = metrics.calibration_curve(y, probability, n_bins=n_bins)
    row = len(ax.containers) + 1
    _draw_guess(ax, [0, 1], [0, 1])
    marker = CLASS_MARKERS[(row - 1) % len(CLASS_MARKERS)]
    style = {**line_style(row - 1), "linewidth": 1.2, "marker": marker, "capsize": 3}
    errors = np.maximum([curve.observed - curve.low, curve.high - curve.observed], 0.0)
    ax.errorbar(curve.predicted, curve.observed, errors, label=label, **style)
    _write_counts(ax, curve, n_bins, -COUNTS * row, style["color"], marker)
    _frame(ax, "predicted probability", "observed share of class 1")
    ax.set(
        xlim=(-4 * MARGIN, 1 + MARGIN),
        yticks=np.linspace(0, 1, 6),
        ylim=(-COUNTS * (row + 0.7), 1 + MARGIN),
    )
    if label is not None:
        ax.legend(fontsize=letter_size(ax), frameon=False, loc="upper left")
    outside = int(np.sum((curve.predicted < curve.low) | (curve.predicted > curve.high)))
    say(
        ax,
        f"Observed share over predicted probability{_named(label)}: "
        f"{count(int(curve.n.sum()), 'example')} in {count(len(curve.n), 'bin')}; in {outside} the "
        "prediction lies outside the 95 % interval of the share.",
    )
    return ax


def _named(label: str | None) -> str:
    return "" if label is None else f" ({label})"


def _draw_guess(ax: Axes, x: list[float], y: list[float]) -> None:
    """Draw the dashed line to compare with, once for all curves of one place."""
    ax.plot(x, y, color=GREY, linestyle="--", linewidth=1, zorder=1)


def _draw_curve(ax: Axes, x: Array, y: Array, label: str | None, text: str, **style: Any) -> None:
    """Draw a curve; its name and number are for the legend."""
    name = text if label is None else f"{label}: {text}"
    ax.plot(x, y, label=name, **line_style(n_curves(ax)), **style)


def _frame(ax: Axes, xlabel: str, ylabel: str) -> None:
    """Show all shares from 0 to 1."""
    ends = (-MARGIN, 1 + MARGIN)
    ax.set(xlim=ends, ylim=ends, xlabel=xlabel, ylabel=ylabel)


def _write_counts(
    ax: Axes, curve: metrics.CalibrationCurve, n_bins: int, height: float, colour: str, marker: str
) -> None:
    """Write under each bin how many examples it holds; upright where bins are narrow.

    The line begins with the marker of its curve.
    """
    style: dict[str, Any] = {"ha": "center", "va": "center", "fontsize": letter_size(ax)}
    edges = np.linspace(0.0, 1.0, n_bins + 1)
    places = np.searchsorted(edges[1:-1], curve.predicted)
    for place, n in zip(places, curve.n, strict=True):
        middle = (edges[place] + edges[place + 1]) / 2
        rotation = 90 if n_bins > 10 else 0
        ax.text(middle, height, str(n), color=colour, rotation=rotation, **style)
    ax.plot(-3 * MARGIN, height, marker, color=colour, label="_")
    ax.text(-1.5 * MARGIN, height, "$n$", color=colour, **style)
