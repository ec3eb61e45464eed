"""The confusion matrix: which class is taken for which, and how often."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from numpy.typing import ArrayLike, NDArray

from nnlib import metrics
from nnlib.plots.description import count, percent, say
from nnlib.plots.look import CLASS_COLOURS, letter_size
from nnlib.plots.panels import check_axes

SHARES = LinearSegmentedColormap.from_list("shares", ["white", CLASS_COLOURS[0]])


def confusion_matrix(
    ax: Axes, y: ArrayLike, predicted: ArrayLike, names: Sequence[str] | None = None
) -> Axes:
    """Write how often each class is taken for each, coloured by the share of the true class.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
    y, predicted : array_like of shape (n_samples,)
        True and predicted class numbers 0, 1, 2, ….
    names : sequence of str, optional
        What the classes are called, one for each; their numbers if it is left out.

    Returns
    -------
    matplotlib.axes.Axes
        The axes given.

    Raises
    ------
    ShapeError, ValueError, TypeError
        As `metrics.confusion_matrix` does; a class without a name is one out of range.

    Examples
    --------
    >>> from nnlib.plots import describe, subplots
    >>> figure, ax = subplots()
    >>> ax = confusion_matrix(ax, [0, 0, 1, 2], [0, 1, 1, 2], names=["cat", "dog", "cow"])
    >>> describe(ax)
    'Confusion matrix of 4 examples in 3 classes: 3 (75 %) are right; most often, once, cat is \
taken for dog.'
    """
    check_axes(ax)
    counts = metrics.confusion_matrix(y, predicted, n_classes=_n_names(names))
    words = [str(k) for k in range(len(counts))] if names is None else [str(n) for n in names]
    shares = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    ax.imshow(shares, SHARES, vmin=0.0, vmax=1.0, aspect="auto")
    for (i, j), n in np.ndenumerate(counts):
        colour = "white" if shares[i, j] > 0.5 else "black"
        ax.text(j, i, str(n), ha="center", va="center", color=colour, fontsize=letter_size(ax))
    places = np.arange(len(counts))
    ax.set_xticks(places, words)
    ax.set_yticks(places, words)
    ax.set(xlabel=r"predicted class $\hat{y}$", ylabel="true class $y$")
    for side in ("top", "right"):
        ax.spines[side].set_visible(True)
    say(ax, _confusion_in_words(counts, words))
    return ax


def _n_names(names: Sequence[str] | None) -> int | None:
    """Count the names of classes."""
    if isinstance(names, str):
        raise TypeError(f'names must be a list of names, but it is {names!r}. Write ["no", "yes"].')
    return None if names is None else len(names)


def _confusion_in_words(counts: NDArray[np.int64], words: list[str]) -> str:
    """Say how many answers are right, and what is confused the most."""
    n, n_right = int(counts.sum()), int(np.trace(counts))
    wrong = counts - np.diag(np.diag(counts))
    sentence = (
        f"Confusion matrix of {count(n, 'example')} in {len(counts)} classes: {n_right} "
        f"({percent(n_right / n)}) are right"
    )
    if not wrong.any():
        return f"{sentence}."
    i, j = np.unravel_index(wrong.argmax(), wrong.shape)
    times = "once" if wrong[i, j] == 1 else f"{wrong[i, j]} times"
    return f"{sentence}; most often, {times}, {words[i]} is taken for {words[j]}."
