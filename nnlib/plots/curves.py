"""The loss curve: how the loss falls while a network learns, and how much that differs by run."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes

from nnlib.plots.description import number, say
from nnlib.plots.look import letter_size, line_style, n_curves
from nnlib.plots.panels import check_axes
from nnlib.shapes import Array
from nnlib.training import History

BEST = "best epoch"
TRAINING = "training"  # a curve by itself, of this name, needs no legend


def loss_curve(ax: Axes, history: History | Sequence[History], *, label: str = TRAINING) -> Axes:
    """Draw the loss over the epochs; for several runs their median and their whole range.

    Runs that early stopping ended after different numbers of epochs are drawn as one thin line
    each: a median over those that still go on would jump whenever one stops. Where a network has
    got back the parameters of its best epoch, that epoch is marked, unless there is a range.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        May hold curves of earlier calls; the next colour is taken.
    history : History, or sequence of them
        Validation losses are drawn if all have them. The losses of `train_many` become a sequence
        by `[History(loss=row) for row in losses]`.
    label : str
        What the curve is called.

    Returns
    -------
    matplotlib.axes.Axes
        The axes given.

    Raises
    ------
    ValueError
        If there is no history.
    TypeError
        If it is something else.

    Examples
    --------
    >>> from nnlib.plots import describe, subplots
    >>> figure, ax = subplots()
    >>> ax = loss_curve(ax, History(loss=np.array([0.7, 0.4, 0.3])))
    >>> describe(ax)
    'Loss over 3 epochs. training: from 0.7 to 0.3, lowest 0.3 in epoch 3.'
    """
    check_axes(ax)
    runs = _read_runs(history)
    curves = {label: [np.asarray(run.loss, dtype=float) for run in runs]}
    unseen = [run.validation_loss for run in runs if run.validation_loss is not None]
    if len(unseen) == len(runs):
        name = "validation" if label == TRAINING else f"{label}, validation"
        curves[name] = [np.asarray(losses, dtype=float) for losses in unseen]
    for name, losses in curves.items():
        _draw_curve(ax, losses, name)
    judged = list(curves.values())[-1]  # by the validation loss, if there is one
    if len(runs) == 1 or len({run.n_epochs for run in runs}) > 1:
        _mark_best(ax, [run.best_epoch for run in runs], judged)
    ax.set(xlabel="epoch", ylabel="mean loss")
    ax.set_ylim(bottom=min(0.0, ax.dataLim.y0))
    if n_curves(ax) > 1 or len(runs) > 1 or label != TRAINING:
        ax.legend(fontsize=letter_size(ax), frameon=False)
    say(ax, _in_words(curves, [run.best_epoch for run in runs]))
    return ax


def _read_runs(history: History | Sequence[History]) -> list[History]:
    """Read one history or several."""
    runs = [history] if isinstance(history, History) else list(history)
    for run in runs:
        if not isinstance(run, History):
            raise TypeError(
                "history must be what train returns, or a list of that, but it holds "
                f"an object of type {type(run).__name__}. Write history = train(...); for the "
                "losses of train_many write [History(loss=row) for row in losses]."
            )
    if not runs:
        raise ValueError(
            "history must hold at least one run, but it is empty. Write history = train(...)."
        )
    return runs


def _draw_curve(ax: Axes, runs: list[Array], label: str) -> None:
    """Draw the losses of some runs under one name: a line, a line with a band, or thin lines."""
    style = line_style(n_curves(ax))
    if len({len(losses) for losses in runs}) > 1:
        for i, losses in enumerate(runs):
            thin = {**style, "linewidth": 1.2, "label": "_" if i else label}
            ax.plot(np.arange(1, len(losses) + 1), losses, **thin)
        return
    losses = np.array(runs)  # (n_runs, n_epochs)
    epochs = np.arange(1, losses.shape[1] + 1)
    marker = "o" if len(epochs) == 1 else None
    ax.plot(epochs, np.median(losses, axis=0), label=label, marker=marker, **style)
    if len(losses) > 1:
        low, high = losses.min(axis=0), losses.max(axis=0)
        pale: dict[str, Any] = {"color": style["color"], "alpha": 0.2, "linewidth": 0}
        ax.fill_between(epochs, low, high, label=f"range of {len(runs)} runs", **pale)


def _mark_best(ax: Axes, epochs: list[int | None], runs: list[Array]) -> None:
    """Mark on each curve the epoch from which the network has its parameters."""
    best = [(e, losses[e - 1]) for e, losses in zip(epochs, runs, strict=True) if e is not None]
    if best:
        x, y = np.array(best).T
        label = "_" if any(drawn.get_label() == BEST for drawn in ax.collections) else BEST
        ax.scatter(x, y, s=40, c="black", marker="D", edgecolors="white", label=label, zorder=4)


def _in_words(curves: dict[str, list[Array]], best_epochs: list[int | None]) -> str:
    """Say from where to where the losses go and how low they come."""
    lengths = sorted({len(losses) for losses in next(iter(curves.values()))})
    n_epochs = f"{lengths[0]} to {lengths[-1]}" if len(lengths) > 1 else str(lengths[0])
    words = [_curve_in_words(name, runs) for name, runs in curves.items()]
    if len(best_epochs) == 1 and best_epochs[0] is not None:
        words.append(f"The network kept is that of epoch {best_epochs[0]}.")
    return f"Loss over {n_epochs} epochs. {' '.join(words)}"


def _curve_in_words(name: str, runs: list[Array]) -> str:
    """Say the same of the curve with one name."""
    if len(runs) == 1:
        (losses,) = runs
        lowest = f"lowest {number(losses.min())} in epoch {losses.argmin() + 1}"
        return f"{name}: from {number(losses[0])} to {number(losses[-1])}, {lowest}."
    first, last = (np.array([losses[end] for losses in runs]) for end in (0, -1))
    return (
        f"{name}, {len(runs)} runs: median from {number(np.median(first))} to "
        f"{number(np.median(last))}, at the end between {number(last.min())} and "
        f"{number(last.max())}."
    )
