"""The plane of two features: points with their classes, the part of it that is shown, a grid."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike, NDArray

from nnlib.plots.description import count, say
from nnlib.plots.look import CLASS_COLOURS, CLASS_MARKERS, MARKER_NAMES, outlined
from nnlib.plots.look import letter_size as _letter_size
from nnlib.plots.panels import check_axes
from nnlib.shapes import (
    Array,
    as_classes,
    as_floats,
    as_matrix,
    check_finite,
    check_shape,
)

IntArray = NDArray[np.int64]
Limits = tuple[float, float, float, float]
AREA = 32.0  # of a marker, in square points


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
    check_axes(ax)
    X = as_matrix(X, n_columns=2)
    labels = as_classes(y, len(X), len(CLASS_COLOURS)).astype(int)
    draw_points(ax, X, labels)
    label_axes(ax)
    if legend:
        ax.legend(fontsize=_letter_size(ax), framealpha=1.0)
    say(ax, _in_words(labels))
    return ax


def draw_points(ax: Axes, X: Array, labels: IntArray, *, area: float = AREA) -> None:
    """Draw points as `points` does, the markers with an area in square points."""
    for label in np.unique(labels):
        inside = labels == label
        ax.scatter(
            X[inside, 0],
            X[inside, 1],
            s=area,
            c=CLASS_COLOURS[label],
            marker=CLASS_MARKERS[label],
            edgecolors="white",
            linewidths=0.7 * (area / AREA) ** 0.5,
            label=f"class {label}",
            zorder=3,
        )


def _in_words(labels: IntArray) -> str:
    """Say how many points of each class there are."""
    classes = (
        f"{n} of class {label} ({MARKER_NAMES[label]}{'' if n == 1 else 's'})"
        for label, n in zip(*np.unique(labels, return_counts=True), strict=True)
    )
    return f"{count(len(labels), 'point')}: {', '.join(classes)}."


def read_points(X: ArrayLike | None, y: ArrayLike | None) -> tuple[Array, IntArray] | None:
    """Read examples that may be left out, but only with their classes."""
    if (X is None) != (y is None):
        raise TypeError("X and y must come together, but one is missing. Give both, or neither.")
    if X is None or y is None:
        return None
    table = as_matrix(X, n_columns=2)
    return table, as_classes(y, len(table), len(CLASS_COLOURS)).astype(int)


def grid_over(limits: Limits, n: int) -> tuple[Array, Array, Array]:
    """Lay n × n places over a part of the plane: along x₁, along x₂, and all, of shape (n², 2)."""
    left, right, bottom, top = limits
    across, up = np.linspace(left, right, n), np.linspace(bottom, top, n)
    return across, up, np.stack(np.meshgrid(across, up), axis=-1).reshape(-1, 2)


def paint(ax: Axes, image: Array, across: Array, up: Array, **colours: Any) -> None:
    """Fill the plane with a value or a colour for each place of the grid, the lowest row first."""
    extent = (float(across[0]), float(across[-1]), float(up[0]), float(up[-1]))
    ax.imshow(image, origin="lower", extent=extent, aspect="auto", **colours)


def write_in_region(ax: Axes, places: Array, text: str) -> None:
    """Write inside a region, given by its places, what must not hang on colour alone."""
    middle = np.median(places, axis=0)  # may lie outside, of a ring for example
    x, y = places[np.argmin(((places - middle) ** 2).sum(axis=1))]
    style: dict[str, Any] = {"ha": "center", "va": "center", "path_effects": outlined()}
    ax.text(x, y, text, fontsize=_letter_size(ax), zorder=4, **style)


def read_limits(limits: Limits | None, X: Array | None) -> Limits:
    """Read limits as four finite numbers in order; left out, they surround the examples."""
    if limits is None:
        return surroundings(X)
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


def surroundings(X: Array | None) -> Limits:
    """Frame the examples with a margin of a tenth, or of 1 where they do not spread."""
    if X is None:
        return -3.0, 3.0, -3.0, 3.0
    low, high = X.min(axis=0), X.max(axis=0)
    margin = np.where(high > low, 0.1 * (high - low), 1.0)
    (left, bottom), (right, top) = low - margin, high + margin
    return float(left), float(right), float(bottom), float(top)


def label_axes(ax: Axes) -> None:
    """Name both axes, unless they have names already."""
    if not ax.get_xlabel():
        ax.set_xlabel("first feature $x_1$")
    if not ax.get_ylabel():
        ax.set_ylabel("second feature $x_2$")
