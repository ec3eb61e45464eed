"""Pictures of curves: activation functions, and the loss while a network learns."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes

from nnlib import activations
from nnlib.plots.look import CLASS_COLOURS, LINE_STYLES
from nnlib.plots.look import letter_size as _letter_size
from nnlib.training import History


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
    ValueError
        If a name is unknown, or there are none.

    Examples
    --------
    >>> from nnlib.plots import subplots
    >>> figure, ax = subplots()
    >>> ax = activation_curves(ax, ["sigmoid", "tanh"])
    """
    names = [names] if isinstance(names, str) else list(names)
    if not names:
        raise ValueError('names must hold at least one name, but it is empty. Write ["sigmoid"].')
    z = np.linspace(*limits, 801)
    for index, name in enumerate(names):
        a = activations.get(name).function(z)
        ax.plot(*_with_jumps(z, a), label=name, **_line(index))
    ax.axhline(0, color="#6B6B6B", linewidth=0.6, zorder=0)
    ax.axvline(0, color="#6B6B6B", linewidth=0.6, zorder=0)
    ax.set(xlabel="weighted sum $z$", ylabel="activation $a = φ(z)$", xlim=limits)
    ax.legend(fontsize=_letter_size(ax), frameon=False)
    return ax


def _with_jumps(z: Any, a: Any) -> tuple[Any, Any]:
    """Cut the curve where it jumps, so that no slanted line is drawn there."""
    jumps = np.flatnonzero(abs(np.diff(a)) > 0.5) + 1
    return np.insert(z, jumps, np.nan), np.insert(a, jumps, np.nan)


def _line(index: int) -> dict[str, Any]:
    n_colours = len(CLASS_COLOURS)
    return {
        "color": CLASS_COLOURS[index % n_colours],
        "linestyle": LINE_STYLES[index % len(LINE_STYLES)],
        "linewidth": 2,
    }


def loss_curve(ax: Axes, history: History | Sequence[History], *, label: str = "training") -> Axes:
    """Draw the loss over the epochs; for several runs their median and their whole range.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        May hold curves of earlier calls; the next colour is taken.
    history : History, or sequence of them
        Several must have the same number of epochs. Validation losses are drawn if all have them.
    label : str
        What the curve is called.

    Returns
    -------
    matplotlib.axes.Axes
        The axes given.

    Raises
    ------
    ValueError
        If there is no history, or the numbers of epochs differ.
    TypeError
        If it is something else.

    Examples
    --------
    >>> from nnlib.plots import subplots
    >>> figure, ax = subplots()
    >>> ax = loss_curve(ax, History(loss=np.array([0.7, 0.4, 0.3])))
    """
    runs = [history] if isinstance(history, History) else list(history)
    for run in runs:
        if not isinstance(run, History):
            raise TypeError(
                f"history must be what train returns, or a list of that, but it holds {run!r}. "
                "Write history = train(...)."
            )
    if not runs:
        raise ValueError(
            "history must hold at least one run, but it is empty. Write history = train(...)."
        )
    if len({run.n_epochs for run in runs}) > 1:
        raise ValueError(
            "history must hold runs with the same number of epochs, but they have "
            f"{sorted({run.n_epochs for run in runs})}. Draw them one call at a time."
        )
    _draw_runs(ax, np.array([run.loss for run in runs]), label)
    unseen = [run.validation_loss for run in runs if run.validation_loss is not None]
    if len(unseen) == len(runs):
        _draw_runs(
            ax, np.array(unseen), "validation" if label == "training" else f"{label}, validation"
        )
    ax.set(xlabel="epoch", ylabel="mean loss")
    ax.set_ylim(bottom=0)
    if len(ax.get_lines()) > 1:
        ax.legend(fontsize=_letter_size(ax), frameon=False)
    return ax


def _draw_runs(ax: Axes, losses: Any, label: str) -> None:
    """Draw losses of shape (n_runs, n_epochs) as one line and, if there are several, a band."""
    style = _line(len(ax.get_lines()))
    epochs = np.arange(1, losses.shape[1] + 1)
    marker = "o" if len(epochs) == 1 else None
    ax.plot(epochs, np.median(losses, axis=0), label=label, marker=marker, **style)
    if len(losses) > 1:
        low, high = losses.min(axis=0), losses.max(axis=0)
        ax.fill_between(epochs, low, high, color=style["color"], alpha=0.2, linewidth=0)
