"""Pictures of activation functions: several in one picture, or each beside its derivative."""

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes

from nnlib import activations
from nnlib.plots.description import say, span
from nnlib.plots.look import letter_size, line_style, panel_label
from nnlib.plots.panels import Panels, check_axes, label_outside, read_panels
from nnlib.shapes import Array, as_floats, check_finite, check_shape

GREY = "#6B6B6B"
N_PLACES = 801


def activation_curves(
    ax: Axes,
    names: Sequence[str] = ("step", "sigmoid", "tanh", "relu"),
    *,
    limits: tuple[float, float] = (-4.0, 4.0),
) -> Axes:
    """Draw activation functions over z, told apart by line style as well as colour.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    names : sequence of str, or one str
        Names that `activations.get` knows.
    limits : tuple (left, right)
        The smallest and largest z.

    Returns
    -------
    matplotlib.axes.Axes
        The axes given.

    Raises
    ------
    ShapeError, ValueError, TypeError
        If a name is unknown, there are none, or `limits` are not two numbers in order.

    See Also
    --------
    activation_gallery : each on axes of its own, which shows many better.

    Examples
    --------
    >>> from nnlib.plots import subplots
    >>> figure, ax = subplots()
    >>> ax = activation_curves(ax, ["sigmoid", "tanh"])
    """
    check_axes(ax)
    names, z = _read_names(names), _read_places(limits)
    values = {name: activations.get(name).function(z) for name in names}
    for index, (name, a) in enumerate(values.items()):
        ax.plot(*_with_jumps(z, a), label=name, **line_style(index))
    _draw_cross(ax)
    ax.set(xlabel="weighted sum $z$", ylabel="activation $a = φ(z)$", xlim=limits)
    ax.legend(fontsize=letter_size(ax), frameon=False)
    runs = (f"{name} runs {span(a[0], a[-1])}" for name, a in values.items())
    say(ax, f"Activation functions over z {span(*limits)}: {', '.join(runs)}.")
    return ax


def activation_gallery(
    axes: Panels,
    names: Sequence[str] = tuple(activations.ACTIVATIONS),
    *,
    limits: tuple[float, float] = (-4.0, 4.0),
) -> Panels:
    """Draw each activation function φ on axes of its own, with its derivative φ′ dashed.

    Parameters
    ----------
    axes : sequence or array of matplotlib.axes.Axes
        One for each name; those left over are switched off.
    names : sequence of str, or one str
        Names that `activations.get` knows; all of them if it is left out.
    limits : tuple (left, right)
        The smallest and largest z.

    Returns
    -------
    sequence or array of matplotlib.axes.Axes
        The axes given.

    Raises
    ------
    ShapeError, ValueError, TypeError
        If there are too few axes, a name is unknown, there are none, or `limits` are not two
        numbers in order.

    Examples
    --------
    >>> from nnlib.plots import subplots
    >>> figure, axes = subplots(2, 4)
    >>> axes = activation_gallery(axes)
    """
    names, z = _read_names(names), _read_places(limits)
    panels = read_panels(axes, len(names), "one for each name")
    pairs = [(activations.get(name).function(z), activations.get(name).derivative(z))
             for name in names]  # fmt: skip
    low, high = np.min(pairs), np.max(pairs)
    for ax, name, (a, slope) in zip(panels, names, pairs, strict=True):
        ax.plot(*_with_jumps(z, a), label="φ", **line_style(0))
        ax.plot(*_with_jumps(z, slope), label="φ′", **line_style(1))
        _draw_cross(ax)
        ax.set(xlim=limits, ylim=(max(low, -1.6), min(high, 2.6)))
        panel_label(ax, name)
        runs = f"runs {span(a[0], a[-1])}, its derivative {span(slope.min(), slope.max())}"
        say(ax, f"{name} over z {span(*limits)} {runs}.")
    label_outside(panels, "sum $z$", "value")
    size = letter_size(panels[-1])
    panels[-1].legend(fontsize=size, frameon=False, loc="lower right", handlelength=1.3)
    return axes


def _read_names(names: Sequence[str]) -> list[str]:
    """Read one name or several."""
    names = [names] if isinstance(names, str) else list(names)
    if not names:
        raise ValueError('names must hold at least one name, but it is empty. Write ["sigmoid"].')
    return names


def _read_places(limits: tuple[float, float]) -> Array:
    """Read the smallest and largest z; give places from one to the other."""
    ends = as_floats(limits, "limits")
    check_shape(ends, "limits", (2,), "Write limits=(-4, 4).")
    check_finite(ends, "limits")
    if ends[0] >= ends[1]:
        raise ValueError(
            f"limits must be (left, right) with left < right, but they are "
            f"({ends[0]:g}, {ends[1]:g}). Write for example limits=(-4, 4)."
        )
    return np.linspace(ends[0], ends[1], N_PLACES)


def _with_jumps(z: Array, a: Array) -> tuple[Array, Array]:
    """Cut the curve where it jumps, so that no slanted line is drawn there."""
    steepest = 2 * (z[1] - z[0])  # no activation function is as steep as 2
    jumps = np.flatnonzero(abs(np.diff(a)) > max(0.5, steepest)) + 1
    return np.insert(z, jumps, np.nan), np.insert(a, jumps, np.nan)


def _draw_cross(ax: Axes) -> None:
    """Draw thin lines where z is 0 and where the value is 0."""
    ax.axhline(0, color=GREY, linewidth=0.6, zorder=0)
    ax.axvline(0, color=GREY, linewidth=0.6, zorder=0)
