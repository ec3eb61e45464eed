"""Reading labels: a class for each example, and help with what is often given in its place."""

import numpy as np
from numpy.typing import ArrayLike

from nnlib.shapes import Array, ShapeError, as_floats

TWO_CLASSES = "the classes 0 and 1"
CLASS_NUMBERS = "class numbers 0, 1, 2, ..."
SEVERAL = " For several classes take CrossEntropy(), and one output of the network for each."


def read_two_classes(y: ArrayLike, n_samples: int, name: str) -> Array:
    """Copy labels 0 and 1 into a column.

    Parameters
    ----------
    y : array_like of shape (n_samples,) or (n_samples, 1)
    n_samples : int
    name : str
        What the caller calls them; the message repeats it.

    Returns
    -------
    ndarray of shape (n_samples, 1)

    Raises
    ------
    ShapeError, ValueError, TypeError
        If there is not one label for each example, or one is neither 0 nor 1.
    """
    labels = _as_numbers(y, name, TWO_CLASSES)
    _check_one_each(labels, n_samples, name)
    wrong = labels[(labels != 0) & (labels != 1)]
    if wrong.size > 0:
        raise ValueError(
            f"{name} must hold only {TWO_CLASSES}, but it holds {wrong[0]:g}. "
            + _advice_for_label(float(wrong[0]), name)
            + (SEVERAL if len(np.unique(labels)) > 2 and wrong[0] >= 2 else "")
        )
    return labels.reshape(n_samples, 1).copy()


def read_class_numbers(y: ArrayLike, n_samples: int, name: str) -> Array:
    """Copy class numbers 0, 1, 2, … into a column; parameters are those of `read_two_classes`.

    Raises
    ------
    ShapeError, ValueError, TypeError
        If there is not one for each example, or one is negative or not whole.
    """
    labels = _as_numbers(y, name, CLASS_NUMBERS)
    _check_one_each(labels, n_samples, name)
    wrong = labels[~(np.isfinite(labels) & (labels >= 0) & (labels == np.floor(labels)))]
    if wrong.size > 0:
        numbers = f"Write for example {name} = np.unique({name}, return_inverse=True)[1]."
        raise ValueError(
            f"{name} must hold {CLASS_NUMBERS}, but it holds {wrong[0]:g}. "
            + (numbers if np.isfinite(wrong[0]) else _leave_out(name))
        )
    return labels.reshape(n_samples, 1).copy()


def _check_one_each(labels: Array, n_samples: int, name: str) -> None:
    """Refuse anything but one label for each example."""
    if labels.shape in ((n_samples,), (n_samples, 1)):
        return
    advice = "Select the same rows for inputs and labels."
    if labels.size == n_samples:
        advice = f"Write np.ravel({name})."
    elif labels.ndim == 2 and len(labels) == n_samples and labels.size > 0:
        advice = f"For one-hot rows write np.argmax({name}, axis=1)."
    raise ShapeError(
        f"{name} must have shape ({n_samples},), one label for each example, "
        f"but its shape is {labels.shape}. {advice}"
    )


def _as_numbers(y: ArrayLike, name: str, classes: str) -> Array:
    """Read labels as numbers; words get advice of their own."""
    try:
        return as_floats(y, name)
    except TypeError:
        words = np.asarray(y).ravel().tolist()
        if not words or not all(isinstance(word, str | bytes) for word in words):
            raise
    numbers = f"np.unique({name}, return_inverse=True)[1]"
    if classes == TWO_CLASSES:
        numbers = f"({name} == {words[-1]!r}).astype(int)"
    raise TypeError(
        f"{name} must hold {classes}, but it holds words. Write for example {name} = {numbers}."
    )


def _advice_for_label(label: float, name: str) -> str:
    """Say how labels that hold this one become 0 and 1."""
    if not np.isfinite(label):
        return _leave_out(name)
    if 0 < label < 1:
        return f"For probabilities as labels write {name} = ({name} > 0.5).astype(int)."
    sign = "!=" if label < 0 else "=="
    return f"Write for example {name} = ({name} {sign} {label:g}).astype(int)."


def _leave_out(name: str) -> str:
    """Say what to do about examples that have no label."""
    return f"Leave out the examples without a label: np.isfinite({name}) finds the others."
