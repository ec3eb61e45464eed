"""What each hidden unit sees: its output over the plane, one small map for each."""

from __future__ import annotations

import numpy as np
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from nnlib.network import Network
from nnlib.plots.description import say, span
from nnlib.plots.hidden import check_network, read_hidden
from nnlib.plots.look import PROBABILITY_MAP, panel_label
from nnlib.plots.panels import Panels, label_outside, read_panels
from nnlib.plots.plane import (
    Limits,
    draw_points,
    grid_over,
    paint,
    read_limits,
    read_points,
    write_in_region,
)
from nnlib.shapes import Array

PIXELS = 120  # in each direction; the maps are small
AREA = 7.0  # of a marker, in square points
VISIBLE = 0.1  # share of the full colour that is seen as a colour


def hidden_unit_maps(
    axes: Panels,
    net: Network,
    X: ArrayLike | None = None,
    y: ArrayLike | None = None,
    *,
    layer: int = 0,
    limits: Limits | None = None,
) -> Panels:
    """Colour the plane by the output of each hidden unit, one small map for each.

    A dark line runs where the unit's sum z is 0: there tanh and GELU give 0, sigmoid one half, and
    ReLU has its kink. Units without an activation function give 0 there. All maps have one scale of
    colours: white is the output on the line, the full colour the largest distance from it in any of
    the maps. Signs tell the side above from the side below without colour.

    Parameters
    ----------
    axes : sequence or array of matplotlib.axes.Axes
        One for each unit; those left over are switched off.
    net : Network
        With two inputs.
    X : array_like of shape (n_samples, 2), optional
        Examples to draw on top.
    y : array_like of shape (n_samples,), optional
        Their classes.
    layer : int
        Which hidden layer, counted from 0; −1 is the last.
    limits : tuple (left, right, bottom, top), optional
        The part of the plane to draw; left out, the surroundings of `X`, or −3 to 3 without it.

    Returns
    -------
    sequence or array of matplotlib.axes.Axes
        The axes given.

    Raises
    ------
    ShapeError, ValueError, TypeError
        If `net` does not take two inputs or has no such hidden layer, there are fewer axes than
        units, or another argument is not as described.

    Examples
    --------
    >>> from nnlib import Activation, Dense
    >>> from nnlib.plots import subplots
    >>> rng = np.random.default_rng(0)
    >>> net = Network([Dense(2, 4, rng=rng), Activation("tanh"), Dense(4, 1, rng=rng)])
    >>> figure, axes = subplots(2, 2)
    >>> axes = hidden_unit_maps(axes, net)
    """
    check_network(net, n_in=2)
    examples = read_points(X, y)
    frame = read_limits(limits, None if examples is None else examples[0])
    across, up, grid = grid_over(frame, PIXELS)
    hidden = read_hidden(net, grid, layer)
    panels = read_panels(axes, hidden.A.shape[1], "one for each hidden unit")
    reach = float(np.abs(hidden.A - hidden.middle).max()) or 1.0
    for j, ax in enumerate(panels):
        A, Z = (values[:, j].reshape(PIXELS, PIXELS) for values in (hidden.A, hidden.Z))
        colours = {"vmin": hidden.middle - reach, "vmax": hidden.middle + reach}
        paint(ax, A, across, up, cmap=PROBABILITY_MAP, **colours)
        if Z.min() < 0 < Z.max():
            ax.contour(across, up, Z, levels=[0.0], colors="black", linewidths=1.5)
        if examples is not None:
            draw_points(ax, *examples, area=AREA)
        _write_signs(ax, grid, hidden.A[:, j] - hidden.middle, reach)
        ax.set(xlim=frame[:2], ylim=frame[2:])
        panel_label(ax, f"$a_{{{j + 1}}}$")
        say(ax, _in_words(j, A, Z))
    label_outside(panels, "feature $x_1$", "feature $x_2$")
    return axes


def _write_signs(ax: Axes, grid: Array, A: Array, reach: float) -> None:
    """Write a sign in the parts whose colour can be seen."""
    for sign, inside in (("+", VISIBLE * reach < A), ("−", -VISIBLE * reach > A)):
        if inside.any():
            write_in_region(ax, grid[inside], sign)


def _in_words(j: int, A: Array, Z: Array) -> str:
    """Say what a map shows."""
    line = "with a line where its sum is 0" if Z.min() < 0 < Z.max() else "its sum is nowhere 0"
    return f"The output of hidden unit {j + 1} over the plane {span(A.min(), A.max())}, {line}."
