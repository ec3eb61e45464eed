"""Where the parts of a drawn neuron stand: letters first, lines and circles take the rest.

A label needs inches, for it must stay readable; a circle needs only a share of the picture. So the
room for the letters is taken off first, and what is left gives the length of one unit.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.textpath import TextPath

from nnlib.plots.look import PIXELS_OF_A_LETTER, POINTS_PER_INCH, TELEPHONE, letter_size
from nnlib.shapes import Array

RADIUS, INPUT_RADIUS = 0.55, 0.42
SMALLEST_LETTER = 9.0  # points
FAN = 1.3  # across which the edges run together
PAD = 0.15  # beside a label
ARROW = 0.7  # the output's
ACROSS = 2 * INPUT_RADIUS + 4 * RADIUS + FAN + ARROW + 8 * PAD  # all that is not letters


@dataclass(frozen=True)
class Labels:
    """What is written in and beside the inputs, on the edges, before and behind the activation."""

    inside: list[str]  # n_in of them, as of the next two
    beside: list[str]
    on_edges: list[str]
    on_wire: str
    at_end: str


@dataclass(frozen=True)
class Layout:
    """Places in units; the centres of the inputs stand at 0, those of sum and activation at y = 0.

    `size` is that of the letters in points, `line` the height of a line of them in units, `unit`
    the length of a unit in inches, at least. `bend` is where the edges leave the horizontal.
    """

    size: float
    unit: float
    line: float
    heights: Array  # (n_in,)
    bend: float
    sum_x: float
    phi_x: float
    output_x: float
    bias_y: float
    limits: tuple[float, float, float, float]  # left, right, bottom, top


def room(ax: Axes) -> tuple[float, float]:
    """Width and height that the axes have without ticks and labels, in inches."""
    ax.set_axis_off()
    figure = ax.figure.canvas.figure
    figure.draw_without_rendering()  # places the axes
    box = ax.get_window_extent()  # in dots
    return float(box.width / figure.dpi), float(box.height / figure.dpi)


def letters_for(ax: Axes, width: float) -> float:
    """Size of letters, in points, that follows from the width of axes in inches."""
    followed = PIXELS_OF_A_LETTER * POINTS_PER_INCH * width / TELEPHONE
    return max(SMALLEST_LETTER, min(letter_size(ax), followed))


def text_width(text: str, size: float) -> float:
    """Width of a text in inches."""
    if not text.strip():
        return 0.0
    return float(TextPath((0, 0), text, size=size).get_extents().width) / POINTS_PER_INCH


def _widest(texts: Sequence[str], size: float) -> float:
    return max(text_width(text, size) for text in texts)


def arrange(inches: tuple[float, float], size: float, labels: Labels, *, n_rows: int) -> Layout:
    """Find places for parts and labels; leave `n_rows` rows of letters free at the bottom."""
    line_inches = 1.35 * size / POINTS_PER_INCH
    name, label = _widest(labels.beside, size), _widest(labels.on_edges, size) + 0.3 * line_inches
    wire, end = text_width(labels.on_wire, size), text_width(labels.at_end, size)
    gap = 1.15 if len(labels.on_edges) <= 4 else 0.95
    heights = gap * (
        np.arange(len(labels.on_edges))[::-1] - (len(labels.on_edges) - 1) / 2
    )  # (n_in,)
    high = float(heights[0] + max(heights[0] + 2 * INPUT_RADIUS, 3 * RADIUS))
    up = (inches[1] - (3.2 + 1.1 * n_rows) * line_inches) / high
    unit = max(0.1, min(up, (inches[0] - name - label - wire - end) / ACROSS))
    line = line_inches / unit
    heights *= max(1.0, 1.5 * line / gap)  # a label fits between two edges
    bend = INPUT_RADIUS + 2 * PAD + label / unit
    sum_x = bend + FAN + RADIUS
    phi_x = sum_x + 2 * RADIUS + 3 * PAD + wire / unit
    output_x = phi_x + RADIUS + ARROW
    bias_y = max(RADIUS + PAD, PAD + 1.05 * line)
    reach = float(heights[0]) + INPUT_RADIUS
    bottom = -max(reach, RADIUS + 1.1 * line) - (0.3 + 1.1 * n_rows) * line
    top = max(reach, bias_y + line) + PAD / 2
    left, right = -INPUT_RADIUS - PAD - name / unit, output_x + 2 * PAD + end / unit
    limits = (left, right, bottom, top)
    return Layout(size, unit, line, heights, bend, sum_x, phi_x, output_x, bias_y, limits)
