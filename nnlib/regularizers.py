"""Penalties: a price on large weights, added to the loss, so that training prefers small ones.

Only weights pay. A bias moves a boundary and bends nothing, so it is free.
"""

from __future__ import annotations

from typing import Protocol

import numpy as np

from nnlib.shapes import Array, ShapeError, as_floats, as_truths, check_positive


class Penalty(Protocol):
    """What training asks of a penalty."""

    def value_and_gradient(self, parameters: Array, is_weight: Array) -> tuple[float, Array]:
        """Compute the penalty and its derivative with respect to all parameters."""


class _Priced:
    """A penalty of one strength."""

    def __init__(self, strength: float) -> None:
        self.strength = check_positive(strength, "strength")

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.strength:g})"


class L2(_Priced):
    """R = (λ/2) Σ w²: a price on the square of each weight, which pulls w towards 0 by λ w.

    Parameters
    ----------
    strength : float
        The factor λ.

    Raises
    ------
    TypeError, ValueError
        If `strength` is not a finite number above 0.

    Examples
    --------
    >>> parameters, is_weight = np.array([2.0, -1.0, 5.0]), np.array([True, True, False])
    >>> value, gradient = L2(0.1).value_and_gradient(parameters, is_weight)
    >>> value, gradient
    (0.25, array([ 0.2, -0.1,  0. ]))
    """

    def value_and_gradient(self, parameters: Array, is_weight: Array) -> tuple[float, Array]:
        """Compute the penalty and its derivative with respect to all parameters.

        Parameters
        ----------
        parameters : ndarray of shape (n_parameters,)
            Such as `net.parameters`.
        is_weight : ndarray of bool of shape (n_parameters,)
            Which of them pay, such as `net.is_weight`.

        Returns
        -------
        value : float
        gradient : ndarray of shape (n_parameters,)

        Raises
        ------
        ShapeError
            If the two differ in shape.
        """
        weights = _weights(parameters, is_weight)
        return 0.5 * self.strength * float(np.vdot(weights, weights)), self.strength * weights


class L1(_Priced):
    """R = λ Σ abs(w): a price on the size of each weight, the same pull λ for small and large ones.

    Weights that help little are pulled all the way to 0: to within a step of it, about η λ with the
    learning rate η, as a step may lead past 0. At 0 itself the derivative is given 0.

    Parameters
    ----------
    strength : float
        The factor λ.

    Raises
    ------
    TypeError, ValueError
        If `strength` is not a finite number above 0.

    Examples
    --------
    >>> parameters, is_weight = np.array([2.0, -1.0, 5.0]), np.array([True, True, False])
    >>> value, gradient = L1(0.5).value_and_gradient(parameters, is_weight)
    >>> value, gradient
    (1.5, array([ 0.5, -0.5,  0. ]))
    """

    def value_and_gradient(self, parameters: Array, is_weight: Array) -> tuple[float, Array]:
        """Compute the penalty and its derivative; arguments are those of `L2`."""
        weights = _weights(parameters, is_weight)
        return self.strength * float(np.abs(weights).sum()), self.strength * np.sign(weights)


def _weights(parameters: Array, is_weight: Array) -> Array:
    """Return the parameters with a 0 for each that does not pay."""
    theta, pays = as_floats(parameters, "parameters"), as_truths(is_weight, "is_weight")
    if theta.shape != pays.shape:
        raise ShapeError(
            f"is_weight must have one entry for each parameter, {theta.shape}, but its "
            f"shape is {pays.shape}. Take both from one network: net.is_weight."
        )
    return np.where(pays, theta, 0.0).astype(theta.dtype, copy=False)
