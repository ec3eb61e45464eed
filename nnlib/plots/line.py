"""The picture of a neuron's border: the line where its sum is 0, and the weights across it."""

from __future__ import annotations

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from nnlib.plots.description import number, say
from nnlib.plots.look import EQUATION_COLOURS
from nnlib.plots.look import letter_size as _letter_size
from nnlib.plots.panels import check_axes
from nnlib.shapes import Array, ShapeError, as_floats, check_size


def boundary(
    ax: Axes,
    w: ArrayLike,
    b: float,
    *,
    arrow: bool = True,
    colour: str | None = None,
    label: str | None = "w",
    **style: Any,
) -> Axes:
    """Draw the line w·x + b = 0 on which a neuron is undecided, and w at right angles to it.

    The view stays as it is: draw the points first, or set the limits.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        Both directions get the same scale, because right angles show only then.
    w : array_like of shape (2,) or (2, 1)
        Weights.
    b : float
        Bias.
    arrow : bool
        Whether to draw w, from the point of the line nearest to the middle of the view. A w that is
        longer than a third of the view is cut to that third, so arrows tell directions; their
        lengths can be compared only where none is cut.
    colour : str, optional
        One colour for line and arrow, so that several neurons in one picture are told apart; left
        out, the line is black and the arrow has the colour of w.
    label : str or None
        What is written at the tip of the arrow, in bold; None for nothing.
    **style
        Handed on to the line, such as `linestyle="--"`.

    Returns
    -------
    matplotlib.axes.Axes
        The axes given.

    Raises
    ------
    ShapeError, ValueError, TypeError
        If `w` is not two finite numbers, both 0, or `b` not one finite number.

    Examples
    --------
    >>> from nnlib.plots import subplots
    >>> figure, ax = subplots()
    >>> ax = boundary(ax, [1.0, 0.0], -0.5)  # the vertical line x₁ = 0.5
    """
    check_axes(ax)
    w, b = _check_line(w, b)
    left, right, bottom, top = *ax.get_xlim(), *ax.get_ylim()
    middle = np.array([left + right, bottom + top]) / 2
    foot = middle - (w @ middle + b) / (w @ w) * w  # the point of the line nearest to the middle
    along = np.array([-w[1], w[0]]) / np.linalg.norm(w)
    ax.axline(
        tuple(foot),
        tuple(foot + along),
        **{"color": colour or "black", "linewidth": 1.5, "zorder": 4, **style},
    )
    is_visible = left <= foot[0] <= right and bottom <= foot[1] <= top
    if arrow and is_visible:
        length = min(1.0, min(right - left, top - bottom) / 3 / float(np.linalg.norm(w)))
        _draw_weights(ax, foot, foot + length * w, colour or EQUATION_COLOURS["w"], label)
    ax.set(xlim=(left, right), ylim=(bottom, top), aspect="equal")
    say(ax, f"The line {_equation(w, b)}; on its positive side lies the direction {_pair(w)}.")
    return ax


def _check_line(w: ArrayLike, b: float) -> tuple[Array, float]:
    """Read the two weights and the bias of a line."""
    weights = as_floats(w, "w")
    if weights.shape not in ((2,), (2, 1)):
        raise ShapeError(
            f"w must have shape (2,), one weight for each axis, but its shape is {weights.shape}. "
            "Take one column of W, for example W[:, 0]."
        )
    bias = as_floats(b, "b")
    check_size(weights, "w")
    check_size(bias, "b")
    if bias.size != 1:
        raise ShapeError(
            f"b must be one number, but its shape is {bias.shape}. Take one, for example b[0]."
        )
    if not weights.any():
        raise ValueError(
            "w must not be 0 in both entries, because then no line is left. Change one."
        )
    return weights.ravel(), float(bias.reshape(()))


def _pair(w: Array) -> str:
    return f"({number(w[0])}, {number(w[1])})"


def _equation(w: Array, b: float) -> str:
    """Write w1 x1 + w2 x2 + b = 0 with its numbers."""
    second, last = (f"{'−' if v < 0 else '+'} {number(abs(v))}" for v in (w[1], b))
    return f"{number(w[0])} x1 {second} x2 {last} = 0"


def _draw_weights(ax: Axes, start: Array, end: Array, colour: str, label: str | None) -> None:
    """Draw the weight vector as an arrow; its letter stands ahead of the tip."""
    shape = {"arrowstyle": "-|>", "color": colour, "linewidth": 2, "shrinkA": 0, "shrinkB": 0}
    ax.annotate("", xy=tuple(end), xytext=tuple(start), arrowprops=shape, zorder=5)
    if label is None:
        return
    size = _letter_size(ax) + 2
    ahead = (end - start) / np.linalg.norm(end - start)
    halo = {"boxstyle": "round,pad=0.1", "facecolor": "white", "edgecolor": "none", "alpha": 0.8}
    ax.annotate(
        rf"$\mathbf{{{label}}}$",
        xy=tuple(end),
        xytext=tuple(0.8 * size * ahead),
        textcoords="offset points",
        ha="center",
        va="center",
        color=colour,
        fontsize=size,
        bbox=halo,
        zorder=5,
    )
