"""Words beside a picture: what is plotted and what to see, with numbers from the data itself.

Each function that draws leaves a sentence on its axes, and `describe` reads them. The alternative
text of a figure starts from there; what only the author knows, why to look, is added by hand.
"""

from collections.abc import Sequence

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes


class Sentence(Artist):
    """An artist that draws nothing, so that words go with their axes: cleared, copied, stored."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text


def say(ax: Axes, sentence: str) -> None:
    """Leave a sentence on the axes."""
    ax.add_artist(Sentence(sentence))


def describe(axes: Axes | Sequence[Axes]) -> str:
    """Say what is drawn on the axes, and what is to be seen there.

    Parameters
    ----------
    axes : matplotlib.axes.Axes, or sequence or array of them
        On which functions of `nnlib.plots` have drawn. Axes without such a drawing are passed over.

    Returns
    -------
    str
        One sentence or more for each drawing, in the order of drawing; of several axes, each
        begins with its number.

    Raises
    ------
    ValueError
        If nothing was drawn on any of them.

    Examples
    --------
    >>> from nnlib.plots import points, subplots
    >>> figure, ax = subplots()
    >>> ax = points(ax, [[0, 0], [1, 1], [2, 1]], [0, 1, 1])
    >>> describe(ax)
    '3 points: 1 of class 0 (circle), 2 of class 1 (triangles).'
    """
    panels = list(np.ravel(np.asarray(axes, dtype=object)))
    texts = [" ".join(child.text for child in ax.findobj(Sentence)) for ax in panels]
    if not any(texts):
        raise ValueError(
            "axes must hold a drawing of nnlib.plots, but there is none. Draw first, for example "
            "plots.points(ax, X, y)."
        )
    if len(panels) == 1:
        return texts[0]
    return " ".join(f"Panel {i + 1}: {text}" for i, text in enumerate(texts) if text)


def number(value: float, digits: int = 3) -> str:
    """Write a number with so many digits and a real minus sign; thousands without an exponent."""
    form = ".0f" if 10**digits <= abs(value) < 1e6 else f".{digits}g"
    return f"{value:{form}}".replace("-", "−")


def span(low: float, high: float) -> str:
    """Write from where to where."""
    return f"from {number(low)} to {number(high)}"


def percent(share: float) -> str:
    """Write a share as a percentage, without decimals."""
    return f"{100 * share:.0f} %"


def count(n: int, one: str, many: str | None = None) -> str:
    """Write how many of something, in the singular or plural."""
    return f"{n} {one if n == 1 else many or one + 's'}"
