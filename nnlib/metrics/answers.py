"""Counting answers: how many are right, and which classes are taken for which.

One number hides what went wrong. Where 95 of 100 examples are of class 0, "always 0" is right for
95 of them and finds nobody of class 1: precision and recall show it, and so does the matrix.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnlib.metrics.intervals import Proportion, proportion
from nnlib.metrics.labels import Classes, read_classes
from nnlib.shapes import check_count

MOST_CLASSES = 10_000  # a table of this many classes takes 0.8 GB


def accuracy(y: ArrayLike, predicted: ArrayLike, *, level: float = 0.95) -> Proportion:
    """Compute the share of examples whose predicted class is the true one.

    Parameters
    ----------
    y, predicted : array_like of shape (n_samples,)
        True and predicted classes: whole numbers, or words.
    level : float
        Confidence level of the interval.

    Returns
    -------
    Proportion

    Raises
    ------
    ShapeError, ValueError, TypeError
        If the two differ in length or kind, are empty, or hold probabilities in place of classes.

    Examples
    --------
    >>> accuracy([0, 1, 1, 0], [0, 1, 0, 0])
    0.75, 95 % interval 0.30 to 0.95 (n = 4)
    """
    true, given = read_classes(y, predicted)
    return proportion(int(np.sum(true == given)), len(true), level=level)


def precision(
    y: ArrayLike, predicted: ArrayLike, *, positive: int | str = 1, level: float = 0.95
) -> Proportion:
    """Compute how many of the examples called positive are positive.

    In medicine it is called the positive predictive value; `positive=0` gives the negative one.

    Parameters
    ----------
    y, predicted : array_like of shape (n_samples,)
        True and predicted classes: whole numbers, or words.
    positive : int or str
        The class that counts as positive.
    level : float
        Confidence level of the interval.

    Returns
    -------
    Proportion
        Its `n` is the number of examples called positive.

    Raises
    ------
    ShapeError, ValueError, TypeError
        As `accuracy` does, and if no example is called positive: a share of nothing is no number,
        and 0 or 1 would be read as a result.

    See Also
    --------
    recall : how many of the positive examples are called positive.

    Examples
    --------
    >>> precision([1, 1, 0, 0], [1, 1, 1, 0])
    0.67, 95 % interval 0.21 to 0.94 (n = 3)
    """
    true, given = read_classes(y, predicted)
    is_called = _is_class(given, positive)
    if not is_called.any():
        raise ValueError(
            f"predicted never says {positive!r}, so precision, a share of the examples called "
            f"{positive!r}, is not defined. Lower the threshold, or name another class: "
            "positive=..."
        )
    n_right = np.sum(is_called & _is_class(true, positive))
    return proportion(int(n_right), int(is_called.sum()), level=level)


def recall(
    y: ArrayLike, predicted: ArrayLike, *, positive: int | str = 1, level: float = 0.95
) -> Proportion:
    """Compute how many of the positive examples are called positive.

    In medicine the recall of class 1 is called sensitivity, that of class 0, `positive=0`,
    specificity.

    Parameters
    ----------
    y, predicted : array_like of shape (n_samples,)
        True and predicted classes: whole numbers, or words.
    positive : int or str
        The class that counts as positive.
    level : float
        Confidence level of the interval.

    Returns
    -------
    Proportion
        Its `n` is the number of positive examples.

    Raises
    ------
    ShapeError, ValueError, TypeError
        As `accuracy` does, and if no example is positive: there is nothing to find.

    See Also
    --------
    precision : how many of the examples called positive are positive.

    Examples
    --------
    >>> recall([1, 1, 0, 0], [1, 1, 1, 0])
    1.00, 95 % interval 0.34 to 1.00 (n = 2)
    """
    true, given = read_classes(y, predicted)
    is_positive = _is_class(true, positive)
    if not is_positive.any():
        raise ValueError(
            f"y holds no {positive!r}, so recall, a share of the examples of class {positive!r}, "
            "is not defined. Measure on examples of both classes, or name another class: "
            "positive=..."
        )
    n_found = np.sum(is_positive & _is_class(given, positive))
    return proportion(int(n_found), int(is_positive.sum()), level=level)


def confusion_matrix(
    y: ArrayLike, predicted: ArrayLike, *, n_classes: int | None = None
) -> NDArray[np.int64]:
    """Count how often each class is taken for each class.

    Parameters
    ----------
    y, predicted : array_like of shape (n_samples,)
        True and predicted class numbers 0, 1, 2, ….
    n_classes : int, optional
        Number of classes; the highest number that occurs and 1 more if it is left out.

    Returns
    -------
    ndarray of int of shape (n_classes, n_classes)
        Row i, column j: how many examples of class i are taken for class j. Right answers lie on
        the diagonal.

    Raises
    ------
    ShapeError, ValueError, TypeError
        If the two differ in length, are empty, or hold anything but class numbers.

    Examples
    --------
    >>> confusion_matrix([0, 0, 1, 2], [0, 1, 1, 2])
    array([[1, 1, 0],
           [0, 1, 0],
           [0, 0, 1]])
    """
    true, given = read_classes(y, predicted)
    if true.dtype.kind == "U":
        raise TypeError(
            "y and predicted must hold class numbers 0, 1, 2, ..., but they hold words. Write "
            "names, y = np.unique(y, return_inverse=True) and "
            "predicted = np.searchsorted(names, predicted)."
        )
    highest = int(max(true.max(), given.max()))
    n_classes = highest + 1 if n_classes is None else check_count(n_classes, "n_classes")
    lowest = int(min(true.min(), given.min()))
    if lowest < 0 or highest >= n_classes:
        raise ValueError(
            f"y and predicted must hold class numbers from 0 to {n_classes - 1}, but they hold "
            f"{lowest if lowest < 0 else highest}. "
            + ("Number the classes from 0." if lowest < 0 else f"Write n_classes={highest + 1}.")
        )
    if n_classes > MOST_CLASSES:
        raise ValueError(
            f"y and predicted must hold at most {MOST_CLASSES} classes, or the table is too large, "
            f"but there would be {n_classes}. Number those that occur: write "
            "names, y = np.unique(y, return_inverse=True) and "
            "predicted = np.searchsorted(names, predicted)."
        )
    counts = np.zeros((n_classes, n_classes), np.int64)
    np.add.at(counts, (true, given), 1)
    return counts


def _is_class(labels: Classes, wanted: int | str) -> NDArray[np.bool_]:
    """Tell which examples are of the class, which must be of the same kind as the others."""
    is_one = isinstance(wanted, str | int | float | np.number)
    if not is_one or isinstance(wanted, str) != (labels.dtype.kind == "U"):
        some: Any = labels[0].item()
        raise TypeError(
            f"positive is {wanted!r}, but the classes are such as {some!r}. "
            f"Write for example positive={some!r}."
        )
    return np.asarray(labels == wanted)
