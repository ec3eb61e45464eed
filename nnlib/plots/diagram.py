"""The picture of a whole network: a circle for each unit, a line for each weight."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from matplotlib.axes import Axes

from nnlib.network import Network
from nnlib.plots.columns import Column, check_names, largest_number, read_columns
from nnlib.plots.description import count, number, say
from nnlib.plots.drawing import circle, edge_style, write
from nnlib.plots.hidden import check_network
from nnlib.plots.layout import SMALLEST_LETTER, letters_for, room, text_width
from nnlib.plots.look import EQUATION_COLOURS, POINTS_PER_INCH
from nnlib.plots.panels import check_axes
from nnlib.shapes import Array, check_count

WIDEST = 4.0  # of a line, in points
MANY = 16  # lines between two columns, of which each may be so wide
LARGEST = 0.36  # of a radius, in inches
LINE = 1.35  # height of a line of letters, in letters


class Places(NamedTuple):
    """Where the units of the drawing stand, in inches from its lower left corner.

    Attributes
    ----------
    x : ndarray of shape (n_columns,)
    y : list of ndarray of shape (n_shown,)
        One for each column; the first unit on top.
    radius, size : float
        Of a circle in inches, of the letters in points.
    below : float
        Height up to which the captions reach.
    """

    x: Array
    y: list[Array]
    radius: float
    size: float
    below: float


def network_diagram(
    ax: Axes,
    net: Network,
    *,
    input_names: Sequence[str] | None = None,
    output_names: Sequence[str] | None = None,
    max_units: int = 8,
) -> Axes:
    """Draw the units of a network as circles, column by column, and its weights as lines.

    A line is as wide as its weight is large, compared with the largest number of the network; a
    positive weight is drawn solid and in the colour of w, a negative one dashed and in another
    colour. In each circle stands the unit's bias, or its sign alone where there is no room. Below
    each column stands how many units it has and what happens to their sums.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    net : Network
        Of Dense layers; between them, layers without weights or with one scale for each unit.
    input_names, output_names : sequence of str, optional
        What the inputs and the outputs are called, one for each.
    max_units : int
        A column of more units, at least 3, shows its first and its last, and dots between.

    Returns
    -------
    matplotlib.axes.Axes
        The axes given.

    Raises
    ------
    ShapeError, ValueError, TypeError
        If the network has other layers with weights or numbers that are not finite, there is not
        one name for each input or output, or `max_units` is below 3.

    See Also
    --------
    neuron : one neuron with all its numbers.

    Examples
    --------
    >>> from nnlib import Activation, Dense
    >>> from nnlib.plots import describe, subplots
    >>> rng = np.random.default_rng(0)
    >>> net = Network([Dense(2, 12, rng=rng), Activation("tanh"), Dense(12, 1, rng=rng)])
    >>> figure, ax = subplots()
    >>> ax = network_diagram(ax, net, input_names=["size", "brightness"])
    >>> describe(ax).split(";")[0]
    'A network: 2 inputs, 12 units (tanh), 1 output'
    """
    check_axes(ax)
    check_network(net)
    columns = read_columns(net)
    input_names = check_names(input_names, columns[0].n, "input_names")
    output_names = check_names(output_names, columns[-1].n, "output_names")
    if check_count(max_units, "max_units") < 3:
        raise ValueError(f"max_units must be at least 3, but it is {max_units}. Write max_units=8.")
    inches = room(ax)
    shown = [column.shown(max_units) for column in columns]
    places = _arrange(inches, letters_for(ax, inches[0]), columns, shown, input_names, output_names)
    largest, inside = largest_number(columns), _inside(columns, shown, places)
    for k, column in enumerate(columns):
        if column.W is not None:
            _draw_weights(ax, places, k, column.W[np.ix_(shown[k - 1], shown[k])], largest)
        _draw_units(ax, places, k, inside[k], column.n)
        for i, line in enumerate(_caption(columns, k)):
            height = places.below - (i + 0.8) * LINE * places.size / POINTS_PER_INCH
            write(ax, (places.x[k], height), line, "a", places.size, va="baseline")
    _write_names(ax, places, 0, input_names, shown[0], "left")
    _write_names(ax, places, len(columns) - 1, output_names, shown[-1], "right")
    ax.set(xlim=(0, inches[0]), ylim=(0, inches[1]), aspect="equal")
    say(ax, _in_words(columns, largest))
    return ax


def _arrange(
    inches: tuple[float, float], size: float, columns: list[Column], shown: list[list[int]],
    input_names: list[str], output_names: list[str],
) -> Places:  # fmt: skip
    """Find places: letters first, the circles take the rest."""
    line = LINE * size / POINTS_PER_INCH
    captions = [_caption(columns, k) for k in range(len(columns))]
    below = line * max(len(caption) for caption in captions)
    halves = [max(text_width(text, size) for text in captions[k]) / 2 for k in (0, -1)]
    slots = max(len(units) + (len(units) < c.n) for units, c in zip(shown, columns, strict=True))
    slot = (inches[1] - below - 0.1) / slots
    radius = min(LARGEST, 0.42 * slot, 0.24 * inches[0] / len(columns))
    margins = [
        max(half, radius + 0.1 + max([text_width(text, size) for text in names], default=0.0))
        for half, names in zip(halves, (input_names, output_names), strict=True)
    ]
    x = np.linspace(margins[0], inches[0] - margins[1], len(columns))
    step = min(slot, 3.5 * radius)
    middle = (inches[1] + below) / 2
    y = []
    for units, column in zip(shown, columns, strict=True):
        slots_here = np.arange(len(units) + (len(units) < column.n))
        heights = middle + step * (slots_here.mean() - slots_here)
        y.append(heights if len(units) == column.n else np.delete(heights, -2))
    return Places(x, y, radius, size, below)


def _caption(columns: list[Column], k: int) -> list[str]:
    """Write how many units a column has, and a line for each thing that happens to their sums."""
    kind = {0: "input", len(columns) - 1: "output"}.get(k, "unit")
    return [count(columns[k].n, kind), *columns[k].steps]


def _draw_weights(ax: Axes, places: Places, k: int, W: Array, largest: float) -> None:
    """Draw a line from each unit of the column before to each of column k; circles cover its ends.

    Many lines are drawn thinner, all by the same factor.
    """
    widest = WIDEST * min(1.0, (MANY / max(len(a) * len(b) for a, b in pairwise(places.y))) ** 0.5)
    for i, j in np.ndindex(*W.shape):
        heights = [places.y[k - 1][i], places.y[k][j]]
        style = edge_style(float(W[i, j]), largest, widest=widest)
        ax.plot(places.x[k - 1 : k + 1], heights, zorder=1, **style)


def _draw_units(ax: Axes, places: Places, k: int, texts: list[str], n: int) -> None:
    """Draw the circles of a column of n units, a text in each if it fits, and dots for the rest."""
    x, y = places.x[k], places.y[k]
    symbol, colour = ("x", "x") if k == 0 else ("b", "z")
    for height, text in zip(y, texts, strict=True):
        circle(ax, (x, height), places.radius, EQUATION_COLOURS[colour])
        if _fits(text, places):
            write(ax, (x, height), text, symbol, _inner_size(places))
    if len(texts) < n:
        write(ax, (x, (y[-1] + y[-2]) / 2), "⋮", "a", 1.3 * places.size)


def _inner_size(places: Places) -> float:
    """Choose the size of the letters in a circle, in points."""
    return max(SMALLEST_LETTER, 0.85 * places.size)


def _fits(text: str, places: Places) -> bool:
    return text_width(text, _inner_size(places)) < 1.7 * places.radius


def _inside(columns: list[Column], shown: list[list[int]], places: Places) -> list[list[str]]:
    """Write the symbols of the inputs, then the biases: numbers if all of them fit, else signs."""
    biases = [c.b[units] for c, units in zip(columns, shown, strict=True) if c.b is not None]
    numbers = [[number(b, 2) for b in column] for column in biases]
    if not all(_fits(text, places) for column in numbers for text in column):
        numbers = [[{-1: "−", 0: "0", 1: "+"}[int(np.sign(b))] for b in c] for c in biases]
    return [[f"$x_{{{unit + 1}}}$" for unit in shown[0]], *numbers]


def _write_names(
    ax: Axes, places: Places, k: int, names: list[str], shown: list[int], side: str
) -> None:
    """Write the names of the units of a column to its left or right."""
    away = (places.radius + 0.06) * (-1 if side == "left" else 1)
    symbol, align = ("x", "right") if side == "left" else ("a", "left")
    for height, unit in zip(places.y[k], shown, strict=True) if names else ():
        write(ax, (places.x[k] + away, height), names[unit], symbol, places.size, ha=align)


def _in_words(columns: list[Column], largest: float) -> str:
    """Say what the drawing shows."""
    words = []
    for k in range(len(columns)):
        units, *steps = _caption(columns, k)
        words.append(f"{units} ({', '.join(steps)})" if steps else units)
    weights = np.concatenate([column.W.ravel() for column in columns if column.W is not None])
    return (
        f"A network: {', '.join(words)}; {count(len(weights), 'weight')}, of which "
        f"{int(np.sum(weights < 0))} negative (dashed); largest weight or bias "
        f"{number(largest)} in size."
    )
