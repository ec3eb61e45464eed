"""The picture of one neuron: inputs, weights, sum and bias, activation, output.

Each quantity has the colour that its symbol has in the equation below, so that picture and formula
can be read side by side.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from nnlib import activations
from nnlib.plots.description import count, number, say
from nnlib.plots.drawing import arrow, circle, edge_style, write
from nnlib.plots.equation import equation_rows, write_equation
from nnlib.plots.layout import (
    INPUT_RADIUS,
    PAD,
    RADIUS,
    SMALLEST_LETTER,
    Labels,
    Layout,
    arrange,
    letters_for,
    room,
    text_width,
)
from nnlib.plots.look import EQUATION_COLOURS, POINTS_PER_INCH
from nnlib.plots.panels import check_axes
from nnlib.shapes import Array, ShapeError, as_floats, check_shape, check_size


def neuron(
    ax: Axes,
    w: ArrayLike,
    b: float,
    x: ArrayLike | None = None,
    *,
    activation: str = "step",
    names: Sequence[str] | None = None,
) -> Axes:
    """Draw one neuron over its equation; with an input `x`, all its numbers too.

    The letters follow the width of the axes, and the rest takes the room that they leave. Edges are
    as wide as their weight is large; a positive weight is drawn solid and in the colour of w, a
    negative one dashed and in another colour.

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
    check_axes(ax)
    w, bias, inputs = _check_numbers(w, b, x)
    names = _check_names(names, len(w))
    z = None if inputs is None else float(inputs @ w + bias)
    labels = _labels(w, inputs, names, z, activation)
    inches = room(ax)
    size = letters_for(ax, inches[0])
    rows = equation_rows(len(w), size, inches[0])
    layout = arrange(inches, size, labels, n_rows=len(rows))
    _draw_inputs(ax, layout, labels)
    _draw_edges(ax, layout, w, labels.on_edges)
    _draw_sum(ax, layout, _labelled("b", bias), labels.on_wire)
    _draw_activation(ax, layout, activation, z, labels.at_end)
    write_equation(ax, rows, size)
    ax.set(xlim=layout.limits[:2], ylim=layout.limits[2:], aspect="equal")
    say(ax, _in_words(labels, bias, activation))
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
        check_size(inputs, "x")
    check_size(weights, "w")
    check_size(bias, "b")
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


def _labelled(symbol: str, value: float | None) -> str:
    """Write a symbol and, if it is known, its value."""
    return f"${symbol}$" if value is None else f"${symbol}$ = {number(value)}"


def _labels(
    w: Array, x: Array | None, names: list[str], z: float | None, activation: str
) -> Labels:
    """Write what stands in and beside the parts of the neuron."""
    symbols = [f"$x_{i + 1}$" for i in range(len(w))]
    a = None if z is None else float(activations.get(activation).function(z))
    return Labels(
        inside=symbols if x is None else [number(value) for value in x],
        beside=names or ([""] * len(w) if x is None else symbols),
        on_edges=[_labelled(f"w_{i + 1}", value) for i, value in enumerate(w)],
        on_wire=_labelled("z", z),
        at_end=_labelled("a", a),
    )


def _draw_inputs(ax: Axes, layout: Layout, labels: Labels) -> None:
    """Draw a circle for each input, with its symbol or number in it and its name beside it."""
    size = layout.size
    room_inside = 1.7 * INPUT_RADIUS * layout.unit
    for y, within, name in zip(layout.heights, labels.inside, labels.beside, strict=True):
        circle(ax, (0, y), INPUT_RADIUS, EQUATION_COLOURS["x"])
        fitted = size * min(1.0, room_inside / text_width(within, size))
        write(ax, (0, y), within, "x", max(SMALLEST_LETTER, fitted))
        write(ax, (-INPUT_RADIUS - 0.8 * PAD, y), name, "x", size, ha="right")


def _draw_edges(ax: Axes, layout: Layout, w: Array, labels: list[str]) -> None:
    """Draw an edge for each weight: sign by colour and dashes, size by width.

    It runs level below its label, so that no edge crosses a label, and then to the sum.
    """
    largest = float(np.abs(w).max())
    for y, weight, label in zip(layout.heights, w, labels, strict=True):
        across = layout.sum_x - layout.bend
        end = np.array([across, -y]) * (1 - RADIUS / np.hypot(across, y)) + [layout.bend, y]
        style = edge_style(weight, largest)
        xs, ys = [INPUT_RADIUS, layout.bend, end[0]], [y, y, end[1]]
        ax.plot(xs, ys, solid_joinstyle="round", zorder=1, **style)
        over = (style["linewidth"] / 2 + 1.5) / POINTS_PER_INCH / layout.unit
        write(ax, (INPUT_RADIUS + PAD, y + over), label, "w", layout.size, ha="left", va="bottom")


def _draw_sum(ax: Axes, layout: Layout, bias: str, total: str) -> None:
    """Draw the sum; the bias comes in from above, z goes out to the right."""
    x, size = layout.sum_x, layout.size
    arrow(ax, (x, layout.bias_y + layout.line), (x, RADIUS), EQUATION_COLOURS["b"])
    write(ax, (x + 0.4 * layout.line, layout.bias_y), bias, "b", size, ha="left", va="bottom")
    circle(ax, (x, 0), RADIUS, EQUATION_COLOURS["z"])
    fitted = min(1.6 * size, 1.3 * RADIUS * layout.unit * POINTS_PER_INCH)
    write(ax, (x, 0), "Σ", "z", max(SMALLEST_LETTER, fitted))
    arrow(ax, (x + RADIUS, 0), (layout.phi_x - RADIUS, 0), EQUATION_COLOURS["z"])
    middle = (x + layout.phi_x) / 2 - PAD / 2
    write(ax, (middle, 0.8 * PAD), total, "z", size, va="bottom")


def _draw_activation(ax: Axes, layout: Layout, name: str, z: float | None, output: str) -> None:
    """Draw the activation function in its circle, and the output."""
    phi = activations.get(name).function
    x, colour = layout.phi_x, EQUATION_COLOURS["a"]
    circle(ax, (x, 0), RADIUS, colour)
    sums = np.linspace(-3, 3, 301)
    scale = 0.34 / np.abs(phi(sums)).max()
    ax.plot(x + 0.13 * sums, scale * phi(sums), color=colour, linewidth=2, zorder=4)
    if z is not None:
        seen = np.clip(z, -3, 3)
        ax.plot(x + 0.13 * seen, scale * phi(seen), "o", color=EQUATION_COLOURS["z"], zorder=5)
    write(ax, (x, -RADIUS - PAD), name, "a", layout.size, va="top")
    arrow(ax, (x + RADIUS, 0), (layout.output_x, 0), colour)
    write(ax, (layout.output_x + PAD, 0), output, "a", layout.size, ha="left")


def _in_words(labels: Labels, bias: float, activation: str) -> str:
    """Say what the drawing shows."""
    weights, total, output = (
        text.replace("$", "").replace("_", "")
        for text in (", ".join(labels.on_edges), labels.on_wire, labels.at_end)
    )
    sentence = (
        f"A neuron with {count(len(labels.inside), 'input')}, weights {weights}, "
        f"bias b = {number(bias)} and activation {activation}."
    )
    if "=" not in total:
        return sentence
    return f"{sentence} For the inputs {', '.join(labels.inside)}: sum {total}, output {output}."
