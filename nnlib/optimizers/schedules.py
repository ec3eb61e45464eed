"""Schedules: the learning rate as a function of the steps taken, large at first and small later.

Each is called with the number of steps already taken and answers with the rate of the next one.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from nnlib.shapes import check_count, check_positive


class Schedule(Protocol):
    """What an optimizer asks of a schedule."""

    def __call__(self, n_steps: int, /) -> float:
        """Give the learning rate after `n_steps` steps."""


@dataclass(frozen=True)
class ConstantRate:
    """η = η₀: the same rate for every step, which is what a plain number stands for.

    Parameters
    ----------
    rate : float

    Raises
    ------
    TypeError, ValueError
        If `rate` is not a finite number above 0.

    Examples
    --------
    >>> ConstantRate(0.1)(1000)
    0.1
    """

    rate: float

    def __post_init__(self) -> None:
        check_positive(self.rate, "rate")

    def __call__(self, n_steps: int, /) -> float:
        """Give the learning rate after `n_steps` steps."""
        return self.rate


@dataclass(frozen=True)
class StepRate:
    """η = η₀ γ^⌊t / s⌋: a rate that falls by the factor γ after every s steps.

    Parameters
    ----------
    rate : float
        The rate at the start, η₀.
    every : int
        How many steps it holds, s.
    factor : float
        What it is multiplied by, γ, above 0 and at most 1.

    Raises
    ------
    TypeError, ValueError
        If an argument is not as described.

    Examples
    --------
    >>> schedule = StepRate(0.8, every=100, factor=0.5)
    >>> [schedule(n_steps) for n_steps in (0, 99, 100, 200)]
    [0.8, 0.8, 0.4, 0.2]
    """

    rate: float
    every: int
    factor: float = 0.1

    def __post_init__(self) -> None:
        check_positive(self.rate, "rate")
        check_count(self.every, "every")
        if check_positive(self.factor, "factor") > 1:
            raise ValueError(
                f"factor must be at most 1, or the rate would grow, but it is {self.factor}. "
                "Write for example factor=0.1."
            )

    def __call__(self, n_steps: int, /) -> float:
        """Give the learning rate after `n_steps` steps."""
        return self.rate * self.factor ** (n_steps // self.every)


@dataclass(frozen=True)
class CosineRate:
    """η = η₀ (1 + cos(π t / T)) / 2: half a wave from the first rate down to 0 after T steps.

    Parameters
    ----------
    rate : float
        The rate at the start, η₀.
    n_steps : int
        When it has come down to 0, T; further steps get 0. A training run takes
        n_epochs · ⌈n_samples / batch_size⌉ steps, one an epoch without batches.

    Raises
    ------
    TypeError, ValueError
        If an argument is not as described.

    References
    ----------
    I. Loshchilov and F. Hutter (2017), "SGDR: Stochastic gradient descent with warm restarts",
    arXiv 1608.03983, equation 5, without the restarts.

    Examples
    --------
    >>> schedule = CosineRate(0.8, n_steps=100)
    >>> [round(schedule(n_steps), 3) for n_steps in (0, 50, 100, 200)]
    [0.8, 0.4, 0.0, 0.0]
    """

    rate: float
    n_steps: int

    def __post_init__(self) -> None:
        check_positive(self.rate, "rate")
        check_count(self.n_steps, "n_steps")

    def __call__(self, n_steps: int, /) -> float:
        """Give the learning rate after `n_steps` steps."""
        done = min(n_steps / self.n_steps, 1.0)
        return self.rate * (1.0 + math.cos(math.pi * done)) / 2.0


def as_schedule(learning_rate: "float | Schedule | Callable[[int], float]") -> Schedule:
    """Read a learning rate: a number holds for all steps, a schedule is taken as it is.

    Raises
    ------
    TypeError, ValueError
        If it is neither a finite number above 0 nor something to call.

    Examples
    --------
    >>> as_schedule(0.1)
    ConstantRate(rate=0.1)
    """
    if isinstance(learning_rate, type):
        raise TypeError(
            f"learning_rate must be a number or a schedule, but it is the class {learning_rate!r}. "
            "Write for example learning_rate=CosineRate(0.1, n_steps=1000)."
        )
    if callable(learning_rate):
        return learning_rate
    if isinstance(learning_rate, str):
        raise TypeError(
            f"learning_rate must be a number or a schedule, but it is {learning_rate!r}. "
            "Write for example learning_rate=CosineRate(0.1, n_steps=1000)."
        )
    return ConstantRate(check_positive(learning_rate, "learning_rate"))
