"""What drawings of neurons share: circles, letters, arrows, and edges that show a weight."""

from typing import Any

from matplotlib.axes import Axes
from matplotlib.patches import Circle

from nnlib.plots.look import EQUATION_COLOURS, NEGATIVE

Point = tuple[float, float]


def circle(ax: Axes, centre: Point, radius: float, colour: str) -> None:
    """Draw an empty circle that covers the ends of the edges."""
    shape = Circle(centre, radius, facecolor="white", edgecolor=colour, linewidth=2, zorder=3)
    ax.add_patch(shape)


def write(ax: Axes, place: Point, text: str, symbol: str, size: float, **style: Any) -> None:
    """Write a text in the colour that its symbol has in the equation."""
    style = {"ha": "center", "va": "center", "zorder": 4, **style}
    ax.text(*place, text, color=EQUATION_COLOURS[symbol], fontsize=size, **style)


def arrow(ax: Axes, start: Point, end: Point, colour: str) -> None:
    """Draw an arrow under the circles."""
    shape = {"arrowstyle": "-|>", "color": colour, "linewidth": 2, "shrinkA": 0, "shrinkB": 0}
    ax.annotate("", xy=end, xytext=start, arrowprops=shape, zorder=2)


def edge_style(weight: float, largest: float, *, widest: float = 5.0) -> dict[str, Any]:
    """Choose how the edge of a weight looks: sign by colour and dashes, size by width in points."""
    narrowest = 0.16 * widest
    return {
        "color": EQUATION_COLOURS["w"] if weight >= 0 else NEGATIVE,
        "linestyle": "-" if weight >= 0 else "--",
        "linewidth": narrowest + (widest - narrowest) * abs(weight) / (largest or 1.0),
    }
