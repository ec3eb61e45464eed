"""The picture of one neuron: inputs, weights, sum and bias, activation, output.

Each quantity has the colour that its symbol has in the equations, so that picture and formula can
be read side by side.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Circle
from numpy.typing import ArrayLike

from nnlib import activations
from nnlib.plots.look import EQUATION_COLOURS
from nnlib.plots.look import letter_size as _letter_size
from nnlib.shapes import Array, ShapeError, as_floats, check_finite, check_shape

NEGATIVE = "#5A5A9E"  # an edge that holds back; one that drives has the colour of w
INPUT_X, SUM_X, PHI_X, OUTPUT_X = 0.0, 3.0, 4.6, 5.9
RADIUS, INPUT_RADIUS = 0.55, 0.42


def neuron(
    ax: Axes,
    w: ArrayLike,
    b: float,
    x: ArrayLike | None = None,
    *,
    activation: str = "step",
    names: Sequence[str] | None = None,
) -> Axes:
    """Draw one neuron; with an input `x`, all its numbers too.

    Edges are as wide as their weight is large; a positive weight is drawn solid and in the colour
    of w, a negative one dashed and in another colour.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    w : array_like of shape (n_in,) or (n_in, 1)
        Weights, at most 6.
    b : float
        Bias.
    x : array_like of shape (n_in,), optional
        One input; the picture then shows z and a for it.
    activation : str
        Name of the activation function.
    names : sequence of str, optional
        What the inputs are called, one for each; x₁, x₂, … if it is left out.

    Returns
    -------
    matplotlib.axes.Axes
        The axes given.

    Raises
    ------
    ShapeError, ValueError, TypeError
        If the numbers are not finite, there are none or too many, or `x` or `names` does not have
        one entry for each weight.

    Examples
    --------
    >>> from nnlib.plots import subplots
    >>> figure, ax = subplots(size=(6, 3.2))
    >>> ax = neuron(ax, [1.5, -2.0], 0.5, x=[1.0, 0.3], activation="sigmoid")
    """
    w, bias, inputs = _check_numbers(w, b, x)
    names = _check_names(names, len(w))
    size = _letter_size(ax)
    heights = _heights(len(w))
    _draw_inputs(ax, heights, inputs, names, size)
    _draw_edges(ax, heights, w, size)
    z = None if inputs is None else float(inputs @ w + bias)
    _draw_sum(ax, bias, z, size)
    _draw_activation(ax, activation, z, size)
    bottom, top = min(-1.2, heights[-1] - 0.6), max(1.8, heights[0] + 0.6)
    left = -1.0 if inputs is None and not names else -0.75 - 0.28 * max(map(len, names or ["x"]))
    right = OUTPUT_X + (0.5 if z is None else 1.7)
    ax.set(xlim=(left, right), ylim=(bottom, top), aspect="equal")
    ax.set_axis_off()
    return ax


def _check_numbers(
    w: ArrayLike, b: float, x: ArrayLike | None
) -> tuple[Array, float, Array | None]:
    """Read the numbers of a neuron."""
    weights = as_floats(w, "w")
    if weights.shape == (len(np.atleast_1d(weights)), 1):
        weights = weights.ravel()
    if weights.ndim != 1 or not 1 <= weights.size <= 6:
        raise ShapeError(
            f"w must have shape (n_in,) with 1 to 6 weights, but its shape is {weights.shape}. "
            "For one neuron of a layer take a column, for example W[:, 0]."
        )
    bias = as_floats(b, "b")
    if bias.size != 1:
        raise ShapeError(
            f"b must be one number, but its shape is {bias.shape}. Take one, for example b[0]."
        )
    inputs = None if x is None else as_floats(x, "x")
    if inputs is not None:
        check_shape(inputs, "x", weights.shape, "It needs one input for each weight.")
        check_finite(inputs, "x")
    check_finite(weights, "w")
    check_finite(bias, "b")
    return weights, float(bias.reshape(())), inputs


def _check_names(names: Sequence[str] | None, n_in: int) -> list[str]:
    """Read the names of the inputs; none are an empty list."""
    if names is None:
        return []
    if isinstance(names, str) or len(names) != n_in:
        raise ShapeError(
            f"names must be a list of {n_in} names, one for each weight, but it is {names!r}. "
            f"Write for example names={[f'x{i + 1}' for i in range(n_in)]}."
        )
    return [str(name) for name in names]


def _heights(n_in: int) -> Array:
    """Where the inputs stand, from top to bottom."""
    gap = 1.15 if n_in <= 4 else 0.95
    return gap * (np.arange(n_in)[::-1] - (n_in - 1) / 2)  # (n_in,)


def _number(value: float) -> str:
    """Write a number with three digits and a real minus sign."""
    return f"{value:.3g}".replace("-", "−")


def _circle(ax: Axes, x: float, y: float, radius: float, colour: str) -> None:
    ax.add_patch(Circle((x, y), radius, facecolor="white", edgecolor=colour, linewidth=2, zorder=3))


def _write(ax: Axes, x: float, y: float, text: str, symbol: str, size: float, **style: Any) -> None:
    style = {"ha": "center", "va": "center", "zorder": 4, **style}
    ax.text(x, y, text, color=EQUATION_COLOURS[symbol], fontsize=size, **style)


def _arrow(ax: Axes, start: tuple[float, float], end: tuple[float, float], colour: str) -> None:
    shape = {"arrowstyle": "-|>", "color": colour, "linewidth": 2, "shrinkA": 0, "shrinkB": 0}
    ax.annotate("", xy=end, xytext=start, arrowprops=shape, zorder=2)


def _draw_inputs(ax: Axes, heights: Array, x: Array | None, names: list[str], size: float) -> None:
    """Draw a circle for each input, with its symbol or number in it and its name beside it."""
    for i, y in enumerate(heights):
        symbol = f"$x_{i + 1}$"
        _circle(ax, INPUT_X, y, INPUT_RADIUS, EQUATION_COLOURS["x"])
        inside = symbol if x is None else _number(x[i])
        _write(ax, INPUT_X, y, inside, "x", size)
        beside = names[i] if names else symbol if x is not None else ""
        _write(ax, INPUT_X - INPUT_RADIUS - 0.12, y, beside, "x", size, ha="right")


def _draw_edges(ax: Axes, heights: Array, w: Array, size: float) -> None:
    """Draw an edge for each weight: sign by colour and dashes, size by width."""
    largest = np.abs(w).max() or 1.0
    for i, y in enumerate(heights):
        direction = np.array([SUM_X - INPUT_X, -y]) / np.hypot(SUM_X - INPUT_X, y)
        start = np.array([INPUT_X, y]) + INPUT_RADIUS * direction
        end = np.array([SUM_X, 0.0]) - RADIUS * direction
        ax.plot(
            *zip(start, end, strict=True),
            color=EQUATION_COLOURS["w"] if w[i] >= 0 else NEGATIVE,
            linestyle="-" if w[i] >= 0 else "--",
            linewidth=0.8 + 4.2 * abs(w[i]) / largest,
            zorder=1,
        )
        across, up = start + 0.42 * (end - start)
        paper = {"boxstyle": "round,pad=0.05", "facecolor": "white", "edgecolor": "none"}
        _write(ax, across, up, f"$w_{i + 1}$ = {_number(w[i])}", "w", 0.9 * size, bbox=paper)


def _draw_sum(ax: Axes, bias: float, z: float | None, size: float) -> None:
    """Draw the sum and, coming in from above, the bias."""
    _arrow(ax, (SUM_X, 1.35), (SUM_X, RADIUS), EQUATION_COLOURS["b"])
    _write(ax, SUM_X, 1.55, f"$b$ = {_number(bias)}", "b", size)
    _circle(ax, SUM_X, 0, RADIUS, EQUATION_COLOURS["z"])
    _write(ax, SUM_X, 0, "Σ", "z", 1.6 * size)
    text = "$z$" if z is None else f"$z$ = {_number(z)}"
    _write(ax, SUM_X, -RADIUS - 0.3, text, "z", size)


def _draw_activation(ax: Axes, name: str, z: float | None, size: float) -> None:
    """Draw the activation function in its circle, and the output."""
    phi = activations.get(name).function
    colour = EQUATION_COLOURS["a"]
    _arrow(ax, (SUM_X + RADIUS, 0), (PHI_X - RADIUS, 0), EQUATION_COLOURS["z"])
    _circle(ax, PHI_X, 0, RADIUS, colour)
    sums = np.linspace(-3, 3, 301)
    scale = 0.34 / np.abs(phi(sums)).max()
    ax.plot(PHI_X + 0.13 * sums, scale * phi(sums), color=colour, linewidth=2, zorder=4)
    if z is not None:
        seen = np.clip(z, -3, 3)
        ax.plot(PHI_X + 0.13 * seen, scale * phi(seen), "o", color=EQUATION_COLOURS["z"], zorder=5)
    _write(ax, PHI_X, -RADIUS - 0.3, name, "a", size)
    _arrow(ax, (PHI_X + RADIUS, 0), (OUTPUT_X, 0), colour)
    text = "$a$" if z is None else f"$a$ = {_number(float(phi(z)))}"
    _write(ax, OUTPUT_X + 0.1, 0, text, "a", size, ha="left")
