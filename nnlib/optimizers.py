"""Optimizers: how a step downhill is taken once the slope is known."""

from typing import Protocol

import numpy as np

from nnlib.shapes import Array, ShapeError, check_positive


class Optimizer(Protocol):
    """What training asks of an optimizer."""

    def step(self, parameters: Array, gradients: Array) -> None:
        """Change the parameters in place."""

    def step_unchecked(self, parameters: Array, gradients: Array) -> None:
        """`step` without the checks, for the inside of the training loop."""


class SGD:
    """Gradient descent: each parameter moves against its derivative, θ ← θ − η ∂𝓛/∂θ.

    Called stochastic when the derivative comes from a batch drawn at random.

    Parameters
    ----------
    learning_rate : float
        The factor η.

    Raises
    ------
    TypeError, ValueError
        If `learning_rate` is not a finite number above 0.

    Examples
    --------
    >>> theta = np.array([1.0, 2.0])
    >>> SGD(learning_rate=0.1).step(theta, np.array([10.0, -10.0]))
    >>> theta
    array([0., 3.])
    """

    def __init__(self, learning_rate: float) -> None:
        self.learning_rate = check_positive(learning_rate, "learning_rate")

    def step(self, parameters: Array, gradients: Array) -> None:
        """Take one step; `parameters` itself is changed.

        Parameters
        ----------
        parameters : ndarray
            Such as `net.parameters`.
        gradients : ndarray of the same shape
            Such as `net.gradients`.

        Raises
        ------
        ShapeError
            If the two differ in shape.
        TypeError
            If one is not an array of floating-point numbers.
        """
        for name, values in (("parameters", parameters), ("gradients", gradients)):
            if not isinstance(values, np.ndarray) or values.dtype.kind != "f":
                raise TypeError(
                    f"{name} must be an array of floats, because it is changed in place or adds "
                    f"to one that is; it is {values!r}. Write net.{name}."
                )
        if parameters.shape != gradients.shape:
            raise ShapeError(
                f"gradients must have the shape of parameters, {parameters.shape}, "
                f"but its shape is {gradients.shape}. Take both from the same network."
            )
        self.step_unchecked(parameters, gradients)

    def step_unchecked(self, parameters: Array, gradients: Array) -> None:
        """`step` without the checks: θ ← θ − η ∂𝓛/∂θ, in place."""
        parameters -= self.learning_rate * gradients

    def __repr__(self) -> str:
        return f"SGD(learning_rate={self.learning_rate:g})"
