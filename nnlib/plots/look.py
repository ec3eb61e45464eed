"""The look of the book's pictures: colours that every eye tells apart, letters that stay large.

Classes use the palette of Okabe and Ito, and a marker each, because colour alone is not enough. The
symbols of the neuron's equation have one dark colour each, in pictures as in formulas.
"""

from typing import Any

import matplotlib
import matplotlib.pyplot as plt
from cycler import cycler
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure
from matplotlib.patheffects import AbstractPathEffect, withStroke

from nnlib.plots.panels import check_axes
from nnlib.shapes import check_count, check_positive

CLASS_COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000")
CLASS_MARKERS = ("o", "^", "s", "D", "v", "P", "X")
MARKER_NAMES = (
    "circle",
    "triangle",
    "square",
    "diamond",
    "upturned triangle",
    "plus sign",
    "cross",
)
LINE_STYLES = ("-", "--", "-.", ":", (0, (5, 1, 1, 1, 1, 1)), (0, (8, 3)), (0, (1, 1)))

# Each has a contrast of at least 4.5 to 1 on white, so that it can be the colour of a letter.
EQUATION_COLOURS = {
    "x": "#0072B2",
    "w": "#B84A00",
    "b": "#00755A",
    "z": "#8F3F8F",
    "a": "#1A1A1A",
}
NEGATIVE = "#5A5A9E"  # an edge that holds back; one that drives has the colour of w

# From class 0 over white at the boundary to class 1; pale enough for points to show on it.
PROBABILITY_MAP = LinearSegmentedColormap.from_list(
    "probability", ["#7DB8DC", "#CFE4F1", "#FFFFFF", "#F9DEC9", "#EFA56C"]
)

PIXELS_OF_A_LETTER = 9  # at least, when the picture is as wide as a small telephone
TELEPHONE = 320  # pixels
POINTS_PER_INCH = 72
ABOVE_ALL = 10  # the place of words that nothing drawn later may cross


def subplots(
    n_rows: int = 1, n_columns: int = 1, *, size: tuple[float, float] | None = None, **options: Any
) -> tuple[Figure, Any]:
    """Make a figure with axes in the book's look; the settings of matplotlib stay as they are.

    Parameters
    ----------
    n_rows, n_columns : int
        How many axes below and beside each other.
    size : tuple (width, height), optional
        In inches; left out, it follows from the number of axes and is at most 6 wide. A wider
        figure has larger letters, so that it can be shrunk to the same page, and no more room:
        give panels that need room a row each, or a figure each.
    **options
        Handed on to `matplotlib.pyplot.subplots`, such as `sharey=True`.

    Returns
    -------
    figure : matplotlib.figure.Figure
    axes : matplotlib.axes.Axes, or ndarray of them
        As `matplotlib.pyplot.subplots` gives them. Letters are large enough to be read when the
        picture is shown 320 pixels wide.

    Raises
    ------
    TypeError, ValueError
        If a number is not above 0.

    Examples
    --------
    >>> figure, ax = subplots()
    >>> figure, (left, right) = subplots(1, 2, size=(6, 3))
    >>> plt.close("all")
    """
    n_rows, n_columns = check_count(n_rows, "n_rows"), check_count(n_columns, "n_columns")
    width, height = size or _size(n_rows, n_columns)
    check_positive(width, "width"), check_positive(height, "height")
    with plt.rc_context(_settings(width)):
        figure, axes = plt.subplots(n_rows, n_columns, figsize=(width, height), **options)
        is_interactive = plt.isinteractive()
    # The first figure of a notebook loads its backend, which turns this on; the line above would
    # turn it off again, and Jupyter would show no further figure.
    matplotlib.interactive(is_interactive)
    return figure, axes


def _size(n_rows: int, n_columns: int) -> tuple[float, float]:
    """Choose width and height in inches: 4.2 × 3.2 for one, 6 wide for more beside each other."""
    width = 4.2 if n_columns == 1 else 6.0
    return width, n_rows * (0.3 + 0.7 * width / n_columns)


def _settings(width: float) -> Any:
    """Choose matplotlib's settings for a figure of this width in inches."""
    letter = max(10.0, PIXELS_OF_A_LETTER * POINTS_PER_INCH * width / TELEPHONE)
    return {
        "font.size": letter,
        "axes.labelsize": letter,
        "xtick.labelsize": letter,
        "ytick.labelsize": letter,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.linewidth": 0.8,
        "axes.prop_cycle": cycler(color=list(CLASS_COLOURS)),
        "figure.constrained_layout.use": True,
        "figure.dpi": 100,
        "savefig.dpi": 150,
    }


def letter_size(ax: Axes) -> float:
    """Find the size of the letters that these axes were made with, in points, 9 at least."""
    return max(9.0, float(ax.xaxis.label.get_fontsize()))


def outlined() -> list[AbstractPathEffect]:
    """Give letters or lines a white rim, so that they are seen on every ground."""
    return [withStroke(linewidth=3, foreground="white")]


def line_style(index: int) -> dict[str, Any]:
    """Choose colour and dashes of the line with this number, told apart without colour too."""
    rounds = index // len(CLASS_COLOURS)  # the same colours again, with other dashes
    return {
        "color": CLASS_COLOURS[index % len(CLASS_COLOURS)],
        "linestyle": LINE_STYLES[(index + rounds) % len(LINE_STYLES)],
        "linewidth": 2,
    }


def n_curves(ax: Axes) -> int:
    """Count the curves on the axes that have a name; the next one gets the style of this number."""
    return sum(not str(line.get_label()).startswith("_") for line in ax.get_lines())


def panel_label(ax: Axes, text: str) -> Axes:
    """Name one of several panels, in its upper left corner.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    text : str
        A few words, such as "only b doubled".

    Returns
    -------
    matplotlib.axes.Axes

    Examples
    --------
    >>> figure, (left, right) = subplots(1, 2)
    >>> [label.get_text() for label in panel_label(left, "before").texts]
    ['before']
    >>> plt.close(figure)
    """
    check_axes(ax)
    box = {"facecolor": "white", "edgecolor": "none", "pad": 2.0}
    ax.annotate(
        text, (0.03, 0.97), xycoords="axes fraction", ha="left", va="top",
        fontsize=letter_size(ax), bbox=box, zorder=ABOVE_ALL,
    )  # fmt: skip
    return ax
