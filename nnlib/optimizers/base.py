"""What all optimizers share: the checks at the door, the count of steps, the memory of past slopes.

An optimizer that remembers slopes, or how far its schedule has come, belongs to one network: the
memory of one would mislead another.
"""

from __future__ import annotations

import math

import numpy as np

from nnlib.optimizers.schedules import ConstantRate, Schedule, as_schedule
from nnlib.shapes import Array, ShapeError, check_size, in_words, is_masked


class Optimizer:
    """The base of all optimizers; a kind of optimizer defines `move`.

    What it keeps from step to step, `n_memories` vectors that start at 0, is in `self._memories`.

    Parameters
    ----------
    learning_rate : float or Schedule
        The factor η, the same for all steps or given by a schedule.
    n_memories : int
        How many vectors of the parameters' size it keeps from step to step.

    Attributes
    ----------
    schedule : Schedule
        Gives the learning rate of each step.
    n_steps : int
        How many steps were taken.

    Examples
    --------
    An optimizer of your own, which moves every parameter by η, whatever the size of its slope:

    >>> class SignDescent(Optimizer):
    ...     def move(self, parameters, gradients, rate):
    ...         parameters -= rate * np.sign(gradients)
    >>> theta = np.array([1.0, 2.0])
    >>> SignDescent(0.1).step(theta, np.array([1e-3, -1e3]))
    >>> theta
    array([0.9, 2.1])
    """

    def __init__(self, learning_rate: float | Schedule, *, n_memories: int = 0) -> None:
        self.schedule = as_schedule(learning_rate)
        self.n_steps = 0
        self._n_memories = n_memories
        self._owner: Array | None = None  # the vector that the memories belong to
        self._memories: list[Array] = []
        self._work = np.zeros(0)  # room for what is in between, kept from step to step

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
            If they are not arrays of float64, or both of float32.
        ValueError
            If one holds NaN, infinity or numbers too large to be squared, the two share memory,
            `parameters` is read-only, or this optimizer remembers steps of another vector.
        """
        _check_step(parameters, gradients)
        self.step_unchecked(parameters, gradients)

    def step_unchecked(self, parameters: Array, gradients: Array) -> None:
        """`step` without the checks of its arguments, for the inside of the training loop."""
        if self._owner is not parameters:
            self._start(parameters)
        rate = self.schedule(self.n_steps)
        if not (isinstance(rate, float) and 0.0 <= rate < math.inf):
            _check_rate(rate, self.n_steps)
        self.n_steps += 1
        self.move(parameters, gradients, rate)

    def move(self, parameters: Array, gradients: Array, rate: float) -> None:
        """Change the parameters in place; `n_steps` counts the step that is being taken."""
        raise NotImplementedError(f"{type(self).__name__} must define move(...).")

    def _start(self, parameters: Array) -> None:
        """Make room for a vector; refuse it if what is remembered belongs to another one."""
        # A schedule counts steps, and would start the other vector at the end of its wave.
        remembers = self._n_memories > 0 or not isinstance(self.schedule, ConstantRate)
        if remembers and self.n_steps > 0:
            raise ValueError(
                f"{self!r} remembers {self.n_steps} steps with other parameters, and they would "
                f"mislead this network. Make a new one: optimizer = {self!r}."
            )
        self._owner = parameters
        self._memories = [np.zeros_like(parameters) for _ in range(self._n_memories)]
        self._work = np.empty_like(parameters)


def _check_rate(rate: object, n_steps: int) -> None:
    """Refuse what a schedule gave if it is no number, or would lead uphill."""
    is_number = isinstance(rate, int | float | np.integer | np.floating)
    if not is_number or not 0 <= rate < math.inf:  # type: ignore[operator]  # it is a number
        raise ValueError(
            f"learning_rate(n_steps) must give a finite number of at least 0, but for "
            f"n_steps={n_steps} it gives {rate!r}. "
            "Write for example learning_rate=lambda n_steps: 0.1 / (1 + n_steps)."
        )


def _check_step(parameters: Array, gradients: Array) -> None:
    """Refuse what cannot be moved in place, or would be moved to a wrong place."""
    for name, values in (("parameters", parameters), ("gradients", gradients)):
        is_plain = isinstance(values, np.ndarray) and not is_masked(values)
        if not is_plain or values.dtype not in (np.float64, np.float32):
            raise TypeError(
                f"{name} must be an array of floats, float64 or float32, because it is changed in "
                f"place or adds to one that is; it is {in_words(values)}. Write net.{name}."
            )
    if parameters.shape != gradients.shape:
        raise ShapeError(
            f"gradients must have the shape of parameters, {parameters.shape}, "
            f"but its shape is {gradients.shape}. Take both from the same network."
        )
    if parameters.dtype != gradients.dtype:
        raise TypeError(
            f"gradients must have the dtype of parameters, {parameters.dtype}, but it has "
            f"{gradients.dtype}. Write gradients.astype({parameters.dtype})."
        )
    if np.may_share_memory(parameters, gradients):
        raise ValueError(
            "gradients must be another array than parameters, but the two share their memory. "
            "Write optimizer.step(net.parameters, net.gradients)."
        )
    if not parameters.flags.writeable:
        raise ValueError(
            "parameters must be writeable, as the step is taken in place, but it is read-only. "
            "Write net.parameters, or parameters.copy()."
        )
    check_size(parameters, "parameters")
    check_size(gradients, "gradients")
