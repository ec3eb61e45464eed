"""The decision map: which class a network gives to every place of the plane, and how sure it is."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from numpy.typing import ArrayLike

from nnlib.plots.description import number, percent, say, span
from nnlib.plots.look import CLASS_COLOURS, PROBABILITY_MAP
from nnlib.plots.panels import check_axes
from nnlib.plots.plane import (
    IntArray,
    Limits,
    grid_over,
    label_axes,
    paint,
    points,
    read_limits,
    read_points,
    write_in_region,
)
from nnlib.shapes import Array, ShapeError, as_floats, check_finite

PIXELS = 200  # in each direction
FULL = 0.55  # how much of its colour a certain class shows; points still show on it


def decision_map(
    ax: Axes,
    predict: Callable[[Array], ArrayLike],
    X: ArrayLike | None = None,
    y: ArrayLike | None = None,
    *,
    limits: Limits | None = None,
    legend: bool = False,
) -> Axes:
    """Colour the plane by the most probable class, with a line where it changes.

    Of two classes the colour shows the probability of class 1. Of several it shows which is the
    most probable, and is the paler the less sure that is; without examples on top, each region
    carries the number of its class.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    predict : callable
        Takes points of shape (n, 2). Returns probabilities of class 1, of shape (n,) or (n, 1), or
        of all classes, at most 7, of shape (n, n_classes).
    X : array_like of shape (n_samples, 2), optional
        Examples to draw on top.
    y : array_like of shape (n_samples,), optional
        Their classes.
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
        If `predict` does not give numbers from 0 to 1 for each point, that add up to 1 over several
        classes, only one of `X` and `y` is given, or one of the arguments is not as described.

    Examples
    --------
    >>> from nnlib.activations import sigmoid, softmax
    >>> from nnlib.plots import subplots
    >>> figure, (left, right) = subplots(1, 2)
    >>> decision_map(left, lambda X: sigmoid(X[:, 0] - X[:, 1])) is left
    True
    >>> W = np.array([[1.0, -1.0, 0.0], [0.0, 0.0, 1.0]])  # of three classes
    >>> decision_map(right, lambda X: softmax(X @ W)) is right
    True
    """
    check_axes(ax)
    if not callable(predict):
        raise TypeError(
            f"predict must be a function from points to probabilities, but it is {predict!r}. "
            "Write lambda X: sigmoid(net.forward(X)), of several classes softmax."
        )
    examples = read_points(X, y)
    frame = read_limits(limits, None if examples is None else examples[0])
    across, up, grid = grid_over(frame, PIXELS)
    proba = _check_probabilities(predict(grid), len(grid))  # (PIXELS², 1 or n_classes)
    maps = proba.T.reshape(-1, PIXELS, PIXELS)
    if len(maps) == 1:
        _draw_two(ax, maps[0], across, up)
    else:
        _draw_several(ax, maps, across, up)
    label_axes(ax)
    say(ax, _in_words(proba, frame))
    if examples is not None:
        points(ax, *examples, legend=legend)
        right = _classes(_check_probabilities(predict(examples[0]), len(examples[0])))
        n_right = int(np.sum(right == examples[1]))
        say(ax, f"{n_right} of the {len(right)} points lie in the region of their class.")
    elif len(maps) > 1:
        for label in np.unique(_classes(proba)):
            write_in_region(ax, grid[_classes(proba) == label], str(label))
    ax.set(xlim=frame[:2], ylim=frame[2:])
    return ax


def _check_probabilities(values: ArrayLike, n: int) -> Array:
    """Check what `predict` returned; give one column for two classes, else one for each class."""
    proba = as_floats(values, "predict(X)")
    if proba.shape not in ((n,), *((n, k) for k in range(1, len(CLASS_COLOURS) + 1))):
        raise ShapeError(
            f"predict must return one probability for each of the {n} points, or one for each of "
            f"at most {len(CLASS_COLOURS)} classes, but it returned shape {proba.shape}. "
            "Return for example sigmoid(net.forward(X))."
        )
    check_finite(proba, "predict(X)")
    table = proba.reshape(n, -1)
    activation = "sigmoid" if table.shape[1] == 1 else "softmax"
    if table.min() < 0 or table.max() > 1:
        raise ValueError(
            f"predict must return probabilities from 0 to 1, but they go from {table.min():.3g} "
            f"to {table.max():.3g}. For logits write {activation}(net.forward(X))."
        )
    sums = table.sum(axis=1)
    if table.shape[1] > 1 and abs(sums - 1).max() > 1e-4:  # more than float32 rounds off
        raise ValueError(
            f"predict must return probabilities that add up to 1 over the classes, but they add "
            f"up to {sums.min():.3g} to {sums.max():.3g}. Write softmax(net.forward(X))."
        )
    return table[:, 1:] if table.shape[1] == 2 else table


def _classes(proba: Array) -> IntArray:
    """Choose the most probable class of each row."""
    return (proba[:, 0] >= 0.5).astype(int) if proba.shape[1] == 1 else proba.argmax(axis=1)


def _draw_two(ax: Axes, proba: Array, across: Array, up: Array) -> None:
    """Colour by the probability of class 1; draw the line where it is one half."""
    paint(ax, proba, across, up, cmap=PROBABILITY_MAP, vmin=0.0, vmax=1.0)
    if proba.min() < 0.5 < proba.max():
        ax.contour(across, up, proba, levels=[0.5], colors="black", linewidths=1.5)


def _draw_several(ax: Axes, maps: Array, across: Array, up: Array) -> None:
    """Mix the colour of the most probable class with white; draw the lines where it changes."""
    n_classes, best = len(maps), maps.max(axis=0)
    colours = np.array([to_rgb(colour) for colour in CLASS_COLOURS])[maps.argmax(axis=0)]
    sureness = (best - 1 / n_classes) / (1 - 1 / n_classes)  # 0 where all are equally probable
    image = 1 - FULL * sureness[..., None] * (1 - colours)  # (PIXELS, PIXELS, 3)
    paint(ax, image.clip(0, 1), across, up)
    for k in range(n_classes - 1):  # the last class has no border that is not another's
        lead = maps[k] - np.delete(maps, k, axis=0).max(axis=0)
        if lead.min() < 0 < lead.max():
            ax.contour(across, up, lead, levels=[0.0], colors="black", linewidths=1.5)


def _in_words(proba: Array, frame: Limits) -> str:
    """Say what the map shows and how much of it each class has."""
    place = f"over x1 {span(*frame[:2])} and x2 {span(*frame[2:])}"
    classes = _classes(proba)
    if proba.shape[1] == 1:
        return (
            f"A map of the probability of class 1 {place}: it runs "
            f"{span(proba.min(), proba.max())} and is at least one half "
            f"on {percent(classes.mean())} of the map."
        )
    shares = [f"class {k} on {percent(np.mean(classes == k))}" for k in range(proba.shape[1])]
    low = number(proba.max(axis=1).min())
    return (
        f"A map of the most probable of {proba.shape[1]} classes {place}: {', '.join(shares)} "
        f"of the map; its probability is nowhere below {low}."
    )
