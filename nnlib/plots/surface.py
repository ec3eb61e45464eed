"""The loss surface: how high the loss lies over two parameters, and the way that training took."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LogNorm, Normalize
from numpy.typing import ArrayLike

from nnlib.plots.description import count, number, say, span
from nnlib.plots.look import letter_size, outlined
from nnlib.plots.panels import check_axes
from nnlib.plots.plane import Limits, grid_over, read_limits
from nnlib.shapes import Array, ShapeError, as_floats, as_matrix

PLACES = 61  # in each direction
N_LEVELS = 12
WIDE = 5.0  # from here on the highest loss is so many times the lowest that levels are ratios
FEW_STEPS = 60  # of a path, each marked by a dot
DEEPEST = 1e-4  # share of the highest loss, below which no level is drawn


def loss_surface(
    ax: Axes,
    value: Callable[[float, float], float],
    *,
    limits: Limits | None = None,
    path: ArrayLike | None = None,
    names: tuple[str, str] = ("first parameter $θ_1$", "second parameter $θ_2$"),
) -> Axes:
    """Draw the loss over two parameters as a map with lines of equal height, and a path on it.

    Dark is low. Where the highest loss is more than 5 times the lowest, one line is as many
    times as high as the one below it; otherwise it is higher by as much.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    value : callable
        Takes two numbers and returns the loss: a function of your own, or a `LossSlice`.
    limits : tuple (left, right, bottom, top), optional
        The part of the plane to draw; left out, the surroundings of `path`, or −3 to 3 without it.
    path : array_like of shape (n_steps, 2), optional
        Where training came by; its start is marked by a circle, its end by a star, and the steps
        between by dots if there are at most 60. For a `LossSlice` of a network with more than two
        parameters write `slice.project(history.parameters)`.
    names : tuple of two str
        What is written at the axes.

    Returns
    -------
    matplotlib.axes.Axes
        The axes given.

    Raises
    ------
    ShapeError, ValueError, TypeError
        If `value` does not give one finite number, or `limits` or `path` are not as described.

    Examples
    --------
    >>> from nnlib.plots import subplots
    >>> figure, ax = subplots()
    >>> ax = loss_surface(ax, lambda w, b: (w - 1) ** 2 + 4 * b**2, path=[[-2, 1], [0, 0.2]])
    """
    check_axes(ax)
    way = None if path is None else _read_path(path)
    frame = read_limits(limits, way)
    across, up, grid = grid_over(frame, PLACES)
    heights = _measure(value, grid)
    _draw_heights(ax, across, up, heights.reshape(PLACES, PLACES))
    if way is not None:
        _draw_path(ax, way)
    ax.set(xlim=frame[:2], ylim=frame[2:], xlabel=names[0], ylabel=names[1])
    say(ax, _in_words(heights, grid))
    if way is not None:
        ends = [number(float(value(*map(float, way[end])))) for end in (0, -1)]
        steps = count(len(way) - 1, "step")
        say(ax, f"A path of {steps} goes from loss {ends[0]} to loss {ends[1]}.")
    return ax


def _read_path(path: ArrayLike) -> Array:
    """Read the places of a path; one through all parameters must be projected first."""
    way = as_floats(path, "path")
    if way.ndim == 2 and way.shape[1] > 2:
        raise ShapeError(
            f"path must have 2 columns, one for each axis, but its shape is {way.shape}. "
            "Write path=slice.project(history.parameters), with the LossSlice that is drawn."
        )
    return as_matrix(way, "path", n_columns=2)


def _measure(value: Callable[[float, float], float], grid: Array) -> Array:
    """Compute the loss at each place."""
    heights = np.empty(len(grid))
    for i, (first, second) in enumerate(grid.tolist()):
        height = as_floats(value(first, second), "value(…)")
        if height.size != 1:
            raise ShapeError(
                f"value must return one number, but it returned shape {height.shape}. "
                "Return the mean over the examples."
            )
        heights[i] = height.item()
        if not np.isfinite(heights[i]):
            raise ValueError(
                f"value must return finite numbers, but value({first:.3g}, {second:.3g}) is "
                f"{heights[i]}. Choose narrower limits."
            )
    return heights


def _choose_levels(heights: Array) -> tuple[Array, Normalize]:
    """Choose the heights of the lines, and how height becomes colour."""
    low, high = float(heights.min()), float(heights.max())
    floor = max(low, DEEPEST * high)
    if low >= 0 and high > WIDE * floor:
        return np.geomspace(floor, high, N_LEVELS), LogNorm(floor, high)
    return np.linspace(low, high, N_LEVELS), Normalize(low, high)


def _draw_heights(ax: Axes, across: Array, up: Array, heights: Array) -> None:
    """Colour by height, draw lines of equal height, and write the height on some of them."""
    if heights.min() == heights.max():
        ax.set_facecolor("#21918C")  # a plain has no lines; the middle of the map of colours
        return
    levels, scale = _choose_levels(heights)
    seen = heights.clip(levels[0], levels[-1])
    ax.contourf(across, up, seen, levels=levels, norm=scale, cmap="viridis")
    style: dict[str, Any] = {"colors": "white", "linewidths": 0.6, "linestyles": "solid"}
    lines = ax.contour(across, up, seen, levels=levels[1:-1], **style)
    written = ax.clabel(
        lines, levels=levels[1:-1:3], fmt=number, fontsize=letter_size(ax), colors="black"
    )
    for text in written:
        text.set_path_effects(outlined())


def _draw_path(ax: Axes, path: Array) -> None:
    """Draw the path with its first and last place."""
    style: dict[str, Any] = {"path_effects": outlined(), "zorder": 5}
    dot = "." if len(path) <= FEW_STEPS else None  # where dots lie far apart, steps are large
    ax.plot(path[:, 0], path[:, 1], color="black", linewidth=1.5, marker=dot, **style)
    ends: dict[str, Any] = {"markeredgecolor": "black", "markerfacecolor": "white", "zorder": 6}
    ax.plot(path[0, 0], path[0, 1], "o", markersize=9, **ends)
    ax.plot(path[-1, 0], path[-1, 1], "*", markersize=15, **ends)


def _in_words(heights: Array, grid: Array) -> str:
    """Say how high the loss lies and where it is lowest."""
    first, second = grid[heights.argmin()]
    return (
        f"A map of the loss over two parameters: it lies {span(heights.min(), heights.max())} and "
        f"is lowest near ({number(first)}, {number(second)})."
    )
