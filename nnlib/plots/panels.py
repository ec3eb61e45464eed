"""Small multiples: one small picture for each of several things, all to the same scale."""

import math
from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from nnlib.shapes import in_words

Panels = Axes | Sequence[Axes]


def check_axes(ax: object) -> None:
    """Refuse what cannot be drawn on.

    Raises
    ------
    TypeError
        If it is no axes of matplotlib.
    """
    if not isinstance(ax, Axes):
        raise TypeError(
            f"ax must be axes of matplotlib, but it is {in_words(ax)}. "
            "Write _, ax = plots.subplots(), and of several axes choose one."
        )


def read_panels(axes: Panels, n: int, reason: str) -> list[Axes]:
    """Take as many axes as are needed; those left over are switched off.

    Raises
    ------
    TypeError
        If something else is among them.
    ValueError
        If there are too few. `reason` says for what they are needed.
    """
    panels = list(np.ravel(np.asarray(axes, dtype=object)))
    n_columns = min(n, 4)
    advice = f"Write _, axes = plots.subplots({math.ceil(n / n_columns)}, {n_columns})."
    for panel in panels:
        if not isinstance(panel, Axes):
            raise TypeError(f"axes must hold only axes of matplotlib, not {panel!r}. {advice}")
    if len(panels) < n:
        raise ValueError(f"axes must hold {n}, {reason}, but it holds {len(panels)}. {advice}")
    for spare in panels[n:]:
        spare.set_axis_off()
    return panels[:n]


def label_outside(panels: Sequence[Axes], xlabel: str, ylabel: str) -> None:
    """Name the axes of the lowest and the leftmost panels; the others have the same.

    Ticks keep away from the ends, where their numbers would meet those of the next panel.
    """
    for panel in panels:
        others = [other for other in panels if other is not panel]
        is_lowest = not any(_stands(other, panel, below=True) for other in others)
        is_leftmost = not any(_stands(other, panel, below=False) for other in others)
        panel.xaxis.set_major_locator(MaxNLocator(4, steps=[1, 2, 5, 10], prune="both"))
        panel.tick_params(labelbottom=is_lowest, labelleft=is_leftmost)
        panel.set(xlabel=xlabel if is_lowest else "", ylabel=ylabel if is_leftmost else "")


def _stands(one: Axes, other: Axes, *, below: bool) -> bool:
    """Whether one panel stands below another in its column, or left of it in its row."""
    here, there = one.get_subplotspec(), other.get_subplotspec()
    if here is None or there is None or here.get_gridspec() is not there.get_gridspec():
        return False
    if below:
        return bool(here.colspan == there.colspan and here.rowspan.start > there.rowspan.start)
    return bool(here.rowspan == there.rowspan and here.colspan.start < there.colspan.start)
