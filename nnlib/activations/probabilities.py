"""Softmax: scores of several classes become probabilities that add up to 1.

Unlike the other activation functions it mixes the entries of a row: when one probability grows,
the others shrink. So its derivative is a table, not a number for each entry.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from nnlib.shapes import Array, ShapeError, as_floats


def softmax(z: ArrayLike) -> Array:
    """Compute pᵢ = e^zᵢ / Σₖ e^zₖ along the last axis.

    Parameters
    ----------
    z : array_like of shape (..., n_classes)
        Logits.

    Returns
    -------
    ndarray of the shape of `z`
        Probabilities; each row adds up to 1.

    Raises
    ------
    ShapeError
        If `z` is a single number, or there is no class.

    Examples
    --------
    >>> softmax([[0.0, 0.0], [1000.0, 0.0]])
    array([[0.5, 0.5],
           [1. , 0. ]])
    """
    e = np.exp(_below_zero(z))
    p: Array = e / e.sum(axis=-1, keepdims=True)
    return p


def softmax_derivative(z: ArrayLike) -> Array:
    """∂pᵢ/∂zⱼ = pᵢ (1 − pᵢ) where i = j, else −pᵢ pⱼ.

    Parameters
    ----------
    z : array_like of shape (..., n_classes)

    Returns
    -------
    ndarray of shape (..., n_classes, n_classes)
        Row i, column j holds ∂pᵢ/∂zⱼ.

    Raises
    ------
    ShapeError
        As `softmax` does.

    Examples
    --------
    >>> softmax_derivative([0.0, 0.0])
    array([[ 0.25, -0.25],
           [-0.25,  0.25]])
    """
    p = softmax(z)
    return p[..., :, None] * np.eye(p.shape[-1], dtype=p.dtype) - p[..., :, None] * p[..., None, :]


def log_softmax(z: ArrayLike) -> Array:
    """Compute log pᵢ = zᵢ − log Σₖ e^zₖ, which stays finite where pᵢ itself rounds to 0.

    Parameters
    ----------
    z : array_like of shape (..., n_classes)

    Returns
    -------
    ndarray of the shape of `z`

    Raises
    ------
    ShapeError
        As `softmax` does.

    Examples
    --------
    >>> log_softmax([1000.0, 0.0])
    array([    0., -1000.])
    """
    shifted = _below_zero(z)
    log_p: Array = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return log_p


def log_softmax_derivative(z: ArrayLike) -> Array:
    """∂(log pᵢ)/∂zⱼ = 1 − pⱼ where i = j, else −pⱼ.

    Parameters
    ----------
    z : array_like of shape (..., n_classes)

    Returns
    -------
    ndarray of shape (..., n_classes, n_classes)
        Row i, column j holds ∂(log pᵢ)/∂zⱼ.

    Raises
    ------
    ShapeError
        As `softmax` does.

    Examples
    --------
    >>> log_softmax_derivative([0.0, 0.0])
    array([[ 0.5, -0.5],
           [-0.5,  0.5]])
    """
    p = softmax(z)
    return np.eye(p.shape[-1], dtype=p.dtype) - p[..., None, :]


def _below_zero(z: ArrayLike) -> Array:
    """Shift each row to a largest entry of 0: the probabilities stay, and e^z cannot overflow."""
    z = as_floats(z, "z")
    if z.ndim == 0 or z.shape[-1] == 0:
        raise ShapeError(
            f"z must have shape (..., n_classes), one logit for each class, but its shape is "
            f"{z.shape}. For two classes and one logit write sigmoid(z)."
        )
    # What overflows to −∞ has the probability 0 all the same; a row with ∞ in it becomes NaN.
    with np.errstate(over="ignore", invalid="ignore"):
        shifted: Array = z - z.max(axis=-1, keepdims=True)
    return shifted
