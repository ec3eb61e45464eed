"""Pictures of the plane: points with their classes, and what a network says about every place."""

from collections.abc import Callable

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from nnlib.plots.look import CLASS_COLOURS, CLASS_MARKERS, PROBABILITY_MAP
from nnlib.plots.look import letter_size as _letter_size
from nnlib.shapes import (
    Array,
    ShapeError,
    as_classes,
    as_floats,
    as_matrix,
    check_finite,
    check_shape,
)

Limits = tuple[float, float, float, float]
PIXELS = 200  # of a decision map, in each direction


def points(ax: Axes, X: ArrayLike, y: ArrayLike, *, legend: bool = False) -> Axes:
    """Draw examples with two features, each class with its own colour and marker.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    X : array_like of shape (n_samples, 2)
    y : array_like of shape (n_samples,) or (n_samples, 1)
        Class numbers from 0 to 6.
    legend : bool
        Whether to say which marker is which class.

    Returns
    -------
    matplotlib.axes.Axes
        The axes given.

    Raises
    ------
    ShapeError, ValueError, TypeError
        If `X` does not have two columns of finite numbers, or `y` not one class for each row.

    Examples
    --------
    >>> from nnlib.plots import subplots
    >>> figure, ax = subplots()
    >>> points(ax, [[0, 0], [1, 1]], [0, 1], legend=True) is ax
    True
    """
    X = as_matrix(X, n_columns=2)
    labels = as_classes(y, len(X), len(CLASS_COLOURS))
    for label in np.unique(labels).astype(int):
        inside = labels == label
        ax.scatter(
            X[inside, 0],
            X[inside, 1],
            s=32,
            c=CLASS_COLOURS[label],
            marker=CLASS_MARKERS[label],
            edgecolors="white",
            linewidths=0.7,
            label=f"class {label}",
            zorder=3,
        )
    _label_axes(ax)
    if legend:
        ax.legend(fontsize=_letter_size(ax), framealpha=1.0)
    return ax


def decision_map(
    ax: Axes,
    predict: Callable[[Array], ArrayLike],
    X: ArrayLike | None = None,
    y: ArrayLike | None = None,
    *,
    limits: Limits | None = None,
    legend: bool = False,
) -> Axes:
    """Colour the plane by the probability of class 1, with a line where it is one half.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    predict : callable
        Takes points of shape (n, 2), returns probabilities of shape (n,) or (n, 1).
    X : array_like of shape (n_samples, 2), optional
        Examples to draw on top.
    y : array_like of shape (n_samples,), optional
        Their classes, 0 or 1.
    limits : tuple (left, right, bottom, top), optional
        The part of the plane to draw; left out, the surroundings of `X`, or −3 to 3 without it.
    legend : bool
        Whether to say which marker is which class.

    Returns
    -------
    matplotlib.axes.Axes
        The axes given.

    Raises
    ------
    ShapeError, ValueError, TypeError
        If `predict` does not give one number from 0 to 1 for each point, only one of `X` and `y`
        is given, or one of the arguments is not as described.

    Examples
    --------
    >>> from nnlib.activations import sigmoid
    >>> from nnlib.plots import subplots
    >>> figure, ax = subplots()
    >>> decision_map(ax, lambda X: sigmoid(X[:, 0] - X[:, 1])) is ax
    True
    """
    if (X is None) != (y is None):
        raise TypeError("X and y must come together, but one is missing. Give both, or neither.")
    left, right, bottom, top = _check_limits(limits) if limits else _surroundings(X)
    across, up = np.linspace(left, right, PIXELS), np.linspace(bottom, top, PIXELS)
    grid = np.stack(np.meshgrid(across, up), axis=-1).reshape(-1, 2)  # (PIXELS², 2)
    proba = _check_probabilities(predict(grid), len(grid)).reshape(PIXELS, PIXELS)
    extent = (left, right, bottom, top)
    ax.imshow(
        proba, PROBABILITY_MAP, origin="lower", extent=extent, aspect="auto", vmin=0.0, vmax=1.0
    )
    if proba.min() < 0.5 < proba.max():
        ax.contour(across, up, proba, levels=[0.5], colors="black", linewidths=1.5)
    _label_axes(ax)
    if X is not None and y is not None:
        points(ax, X, y, legend=legend)
    ax.set(xlim=(left, right), ylim=(bottom, top))
    return ax


def _check_probabilities(values: ArrayLike, n: int) -> Array:
    """Check what `predict` returned."""
    proba = as_floats(values, "predict(X)")
    if proba.shape not in ((n,), (n, 1)):
        raise ShapeError(
            f"predict must return one probability for each of the {n} points, "
            f"but it returned shape {proba.shape}. Return for example sigmoid(net.forward(X))."
        )
    check_finite(proba, "predict(X)")
    if proba.min() < 0 or proba.max() > 1:
        raise ValueError(
            f"predict must return probabilities from 0 to 1, but they go from {proba.min():.3g} "
            f"to {proba.max():.3g}. For logits write sigmoid(net.forward(X))."
        )
    return proba


def _check_limits(limits: Limits) -> Limits:
    """Read limits as four finite numbers in order."""
    values = as_floats(limits, "limits")
    check_shape(values, "limits", (4,), "Write limits=(left, right, bottom, top).")
    check_finite(values, "limits")
    left, right, bottom, top = (float(value) for value in values)
    if not (left < right and bottom < top):
        raise ValueError(
            f"limits must be (left, right, bottom, top) with left < right and bottom < top, "
            f"but they are {(left, right, bottom, top)}. Write for example limits=(-1, 2, -1, 2)."
        )
    return left, right, bottom, top


def _surroundings(X: ArrayLike | None) -> Limits:
    """Frame the examples with a margin of a tenth, or of 1 where they do not spread."""
    if X is None:
        return -3.0, 3.0, -3.0, 3.0
    table = as_matrix(X, n_columns=2)
    low, high = table.min(axis=0), table.max(axis=0)
    margin = np.where(high > low, 0.1 * (high - low), 1.0)
    (left, bottom), (right, top) = low - margin, high + margin
    return float(left), float(right), float(bottom), float(top)


def _label_axes(ax: Axes) -> None:
    """Name both axes, unless they have names already."""
    if not ax.get_xlabel():
        ax.set_xlabel("first feature $x_1$")
    if not ax.get_ylabel():
        ax.set_ylabel("second feature $x_2$")
