"""Reading what metrics are given: one class, or one score, for each example."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from nnlib.shapes import Array, ShapeError, as_floats, check_finite, is_masked

# Class numbers, or words.
Classes = NDArray[Any]
LARGEST_CLASS = 2**53  # beyond it floats skip whole numbers


def read_classes(y: ArrayLike, predicted: ArrayLike) -> tuple[Classes, Classes]:
    """Read true and predicted classes: whole numbers or words, one for each example.

    Parameters
    ----------
    y, predicted : array_like of shape (n_samples,) or (n_samples, 1)

    Returns
    -------
    y, predicted : ndarray of shape (n_samples,)

    Raises
    ------
    ShapeError, ValueError, TypeError
        If they are of different length or kind, empty, or probabilities in place of classes.
    """
    true, given = _as_classes(y, "y"), _as_classes(predicted, "predicted")
    _check_length(given, "predicted", len(true))
    kinds = ["words" if labels.dtype.kind == "U" else "numbers" for labels in (true, given)]
    if kinds[0] != kinds[1]:
        raise TypeError(
            f"y holds {kinds[0]} and predicted holds {kinds[1]}, so they can never agree. "
            "Use the same names for the classes in both."
        )
    return true, given


def read_truth(y: ArrayLike) -> NDArray[np.bool_]:
    """Read labels 0 and 1 as truth values: is it class 1?

    Parameters
    ----------
    y : array_like of shape (n_samples,) or (n_samples, 1)

    Returns
    -------
    ndarray of bool of shape (n_samples,)

    Raises
    ------
    ShapeError, ValueError, TypeError
        If a label is neither 0 nor 1, or there are none.
    """
    labels = _as_classes(y, "y")
    if labels.dtype.kind == "U":
        raise TypeError(
            "y must hold only the classes 0 and 1, but it holds words. "
            f"Write for example y = (y == {str(labels[-1])!r}).astype(int)."
        )
    wrong = labels[(labels != 0) & (labels != 1)]
    if wrong.size > 0:
        sign = "!=" if wrong[0] < 0 else "=="
        raise ValueError(
            f"y must hold only the classes 0 and 1, but it holds {wrong[0]}. "
            f"Write for example y = (y {sign} {wrong[0]}).astype(int)."
        )
    return np.asarray(labels == 1)


def read_scores(score: ArrayLike, name: str, n_samples: int) -> Array:
    """Read one finite number for each example.

    Parameters
    ----------
    score : array_like of shape (n_samples,) or (n_samples, 1)
    name : str
        What the caller calls them; the message repeats it.
    n_samples : int
        How many there must be.

    Returns
    -------
    ndarray of shape (n_samples,)

    Raises
    ------
    ShapeError, ValueError, TypeError
        If there is not one finite number for each example.
    """
    scores = _as_column(as_floats(score, name), name, f"For class 1 write {name}[:, 1].")
    _check_length(scores, name, n_samples)
    check_finite(scores, name)
    return scores


def read_probabilities(probability: ArrayLike, n_samples: int) -> Array:
    """Read one probability for each example; parameters and errors are as in `read_scores`."""
    probabilities = read_scores(probability, "probability", n_samples)
    wrong = probabilities[(probabilities < 0) | (probabilities > 1)]
    if wrong.size > 0:
        raise ValueError(
            f"probability must lie from 0 to 1, but it holds {wrong[0]:g}. "
            "For logits write nnlib.activations.sigmoid(logits)."
        )
    return probabilities


def _as_classes(values: ArrayLike, name: str) -> Classes:
    """Read classes as whole numbers or as words, in one row."""
    labels = _read_exactly(values, name)
    labels = _as_column(labels, name, f"For one class each write np.argmax({name}, axis=1).")
    if labels.dtype.kind != "f":
        return labels.astype(int) if labels.dtype == bool else labels
    check_finite(labels, name)
    wrong = labels[(labels != np.floor(labels)) | (np.abs(labels) > LARGEST_CLASS)]
    if wrong.size > 0:
        raise ValueError(
            f"{name} must hold classes, but it holds {wrong[0]:g}. "
            f"For probabilities of class 1 write ({name} > 0.5).astype(int)."
        )
    return labels.astype(np.int64)


def _read_exactly(values: ArrayLike, name: str) -> Classes:
    """Read words as words, whole numbers without rounding, and anything else as floats."""
    if is_masked(values):
        return as_floats(values, name)  # says what is wrong with it
    try:
        labels = np.asarray(values)
    except ValueError:
        return as_floats(values, name)  # so does this
    if labels.dtype.kind == "S":
        return labels.astype(str)
    if labels.dtype == object and labels.ndim and all(isinstance(x, str) for x in labels.flat):
        return labels.astype(str)
    return labels if labels.dtype.kind in "biuU" else as_floats(values, name)


def _as_column(values: NDArray[Any], name: str, advice: str) -> NDArray[Any]:
    """Lay values out flat, if there is one for each example and at least one in all."""
    if values.ndim != 1 and not (values.ndim == 2 and values.shape[1] == 1):
        is_table = values.ndim == 2 and len(values) > 1
        raise ShapeError(
            f"{name} must have shape (n_samples,), one entry for each example, but its shape is "
            f"{values.shape}. " + (advice if is_table else f"Write np.ravel({name}).")
        )
    if values.size == 0:
        raise ShapeError(
            f"{name} must hold at least one example, but its shape is {values.shape}. "
            "Look at the line that selected the examples."
        )
    return values.ravel()


def _check_length(values: NDArray[Any], name: str, n_samples: int) -> None:
    if len(values) != n_samples:
        raise ShapeError(
            f"{name} must have shape ({n_samples},), one entry for each of y, but its shape is "
            f"({len(values)},). Select the same examples for both."
        )
