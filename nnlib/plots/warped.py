"""The space of a hidden layer: where it puts the examples, and how it bends the plane on the way.

The layers before it have one aim: to move the examples so that a straight cut tells the classes
apart. Here you see whether they got there.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from numpy.typing import ArrayLike

from nnlib.layers import Activation, Dense, Layer
from nnlib.network import Network
from nnlib.plots.description import percent, say
from nnlib.plots.hidden import check_network, read_hidden
from nnlib.plots.look import CLASS_COLOURS
from nnlib.plots.panels import check_axes
from nnlib.plots.plane import draw_points, grid_over, surroundings
from nnlib.shapes import Array, ShapeError, as_classes, as_matrix

N_LINES = 21  # of the grid, in each direction
STEPS = 5  # from one crossing to the next, so that lines bend
GRID = "#9A9A9A"
RISING = ("identity", "step", "sigmoid", "tanh")  # keep the border of a logit where it is


class View(NamedTuple):
    """Two directions in which to look at a space: s = (A − centre) @ axes.

    Attributes
    ----------
    centre : ndarray of shape (n_hidden,)
    axes : ndarray of shape (n_hidden, 2)
        At right angles, of length 1.
    names : tuple of two str
        What is written at the axes.
    """

    centre: Array
    axes: Array
    names: tuple[str, str]

    def look(self, A: Array) -> Array:
        """Turn outputs of shape (n, n_hidden) into places of shape (n, 2)."""
        places: Array = (A - self.centre) @ self.axes
        return places


def warped_space(
    ax: Axes,
    net: Network,
    X: ArrayLike,
    y: ArrayLike,
    *,
    layer: int = -1,
    units: tuple[int, int] | None = None,
) -> Axes:
    """Draw the examples where a hidden layer puts them.

    Of two units the outputs themselves are the axes; of more, those of two chosen units, or the
    two principal components: the directions in which the outputs spread the most. If the network
    takes two inputs, a grid over their plane is drawn as the layer bends it.

    If the next layer gives the answer, its border, the outputs where the logit is 0, is a line
    among two units: drawn solid. Among more units it is a plane or more, of which principal
    components show a cut: drawn dashed, and a few points may lie on the other side of it than the
    network says.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    net : Network
    X : array_like of shape (n_samples, n_in)
    y : array_like of shape (n_samples,)
        Class numbers from 0 to 6.
    layer : int
        Which hidden layer, counted from 0; −1 is the last.
    units : tuple (i, j), optional
        Two units to look at, counted from 0.

    Returns
    -------
    matplotlib.axes.Axes
        The axes given.

    Raises
    ------
    ShapeError, ValueError, TypeError
        If there is no such hidden layer, it has only one unit or gives all examples the same
        outputs, `units` are not two of its units, or `X` and `y` are not as described.

    Examples
    --------
    >>> from nnlib import Activation, datasets
    >>> from nnlib.plots import subplots
    >>> rng = np.random.default_rng(0)
    >>> net = Network([Dense(2, 2, rng=rng), Activation("tanh"), Dense(2, 1, rng=rng)])
    >>> figure, ax = subplots()
    >>> ax = warped_space(ax, net, *datasets.xor(40, rng=rng))
    """
    check_axes(ax)
    check_network(net)
    X = as_matrix(X, n_columns=net.n_in)
    labels = as_classes(y, len(X), len(CLASS_COLOURS)).astype(int)
    hidden = read_hidden(net, X, layer)
    view = _choose_view(hidden.A, units)
    if X.shape[1] == 2:
        _draw_grid(ax, net, X, layer, view)
    places = view.look(hidden.A)
    draw_points(ax, places, labels)
    left, right, bottom, top = surroundings(places)
    ax.set(xlim=(left, right), ylim=(bottom, top), xlabel=view.names[0], ylabel=view.names[1])
    shown = " and ".join(re.sub(r"[${}_]", "", name) for name in view.names)
    say(ax, f"{len(X)} points where {hidden.A.shape[1]} hidden units put them: {shown}.")
    border = _find_border(hidden.behind)
    if border is not None and (units is None or hidden.A.shape[1] == 2):
        _draw_border(ax, hidden.A, *border, view)
    return ax


def _choose_view(A: Array, units: tuple[int, int] | None) -> View:
    """Choose the two directions in which to look at the outputs."""
    n_hidden = A.shape[1]
    if n_hidden < 2:
        raise ShapeError(
            "The hidden layer must have at least 2 units, for the picture has two directions, but "
            "it has 1. plots.hidden_unit_maps shows a single unit."
        )
    if units is None and n_hidden > 2:
        return _principal_view(A)
    i, j = _check_units((0, 1) if units is None else units, n_hidden)
    names = (f"output $a_{{{i + 1}}}$ of unit {i + 1}", f"output $a_{{{j + 1}}}$ of unit {j + 1}")
    return View(np.zeros(n_hidden), np.eye(n_hidden)[:, [i, j]], names)


def _check_units(units: tuple[int, int], n_hidden: int) -> tuple[int, int]:
    """Read two different units of a layer."""
    known = range(n_hidden)
    if np.shape(units) != (2,) or not all(unit in known for unit in units) or len({*units}) < 2:
        raise ValueError(
            f"units must be two different units from 0 to {n_hidden - 1}, but they are {units!r}. "
            "Write units=(0, 1)."
        )
    return int(units[0]), int(units[1])


def _principal_view(A: Array) -> View:
    """Find the two directions in which the outputs spread the most, and their share of it.

    With the centred outputs A − Ā = U S Vᵀ, the columns of V are the directions, and the variance
    along each is proportional to the square of its singular value in S.
    """
    centre = A.mean(axis=0)
    _, S, Vt = np.linalg.svd(A - centre, full_matrices=False)
    if len(S) < 2 or S[0] <= 1e-12 * np.abs(A).max():
        raise ValueError(
            "X must hold examples that the hidden layer tells apart, but it gives all of them the "
            "same outputs. Give more examples, or train the network anew."
        )
    directions = Vt[:2].T  # (n_hidden, 2)
    largest = directions[np.abs(directions).argmax(axis=0), [0, 1]]
    directions = directions * np.sign(largest)  # a sign is free: the largest entry is positive
    shares = S[:2] ** 2 / np.sum(S**2)
    first, second = (
        f"{rank} component ({percent(share)} of variance)"
        for rank, share in zip(("1st", "2nd"), shares, strict=True)
    )
    return View(centre, directions, (first, second))


def _draw_grid(ax: Axes, net: Network, X: Array, layer: int, view: View) -> None:
    """Draw a square grid over the input plane as the layer bends it."""
    n = (N_LINES - 1) * STEPS + 1
    _, _, grid = grid_over(surroundings(X), n)
    places = view.look(net.hidden_outputs(grid)[layer]).reshape(n, n, 2)
    lines = [*places[::STEPS], *places[:, ::STEPS].swapaxes(0, 1)]
    ax.add_collection(LineCollection(lines, colors=GRID, linewidths=0.7, zorder=1), autolim=False)


def _find_border(behind: tuple[Layer, ...]) -> tuple[Array, float] | None:
    """Find weights and bias of the one logit that follows, if it is the next thing to follow."""
    last, *rest = behind
    if not isinstance(last, Dense) or last.n_out != 1:
        return None
    if not all(isinstance(layer, Activation) and layer.name in RISING for layer in rest):
        return None
    return last.W[:, 0], float(last.b[0])


def _draw_border(ax: Axes, A: Array, w: Array, b: float, view: View) -> None:
    """Draw where w·a + b = 0 in the view, and say on which side the examples lie."""
    v, c = w @ view.axes, float(w @ view.centre + b)  # the same equation in the view: v·s + c = 0
    if not v.any():
        return
    is_whole = A.shape[1] == 2
    foot = -c * v / (v @ v)  # the point of the line nearest to the origin
    style = "-" if is_whole else "--"
    ax.axline(
        tuple(foot), (foot[0] - v[1], foot[1] + v[0]), color="black", linewidth=1.5, linestyle=style
    )
    n_off = int(np.sum((A @ w + b > 0) != (view.look(A) @ v + c > 0)))
    off = "" if is_whole else f", dashed; this view shows {n_off} of the points on its wrong side"
    n_above = int(np.sum(A @ w + b > 0))
    say(ax, f"The border of the answer is a line{off}. The network puts {n_above} above it.")
