"""Optimizers that give each parameter a step of its own size, by how large its slopes have been.

A parameter whose derivative is always small takes steps as large as one whose derivative is large.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike

from nnlib.optimizers.base import Optimizer
from nnlib.optimizers.descent import rate_words
from nnlib.optimizers.schedules import Schedule
from nnlib.shapes import Array, ShapeError, as_truths, check_positive, check_share


class RMSProp(Optimizer):
    """Divide each derivative by its running size: s ← ρ s + (1 − ρ) g², θ ← θ − η g / (√s + ε).

    Parameters
    ----------
    learning_rate : float or Schedule
        The factor η.
    decay : float
        How much of the past is kept in a step, ρ.
    epsilon : float
        Keeps the quotient finite where no slope has been seen, ε.

    Raises
    ------
    TypeError, ValueError
        If an argument is not as described.

    References
    ----------
    T. Tieleman and G. Hinton (2012), "Lecture 6.5 - RMSProp: Divide the gradient by a running
    average of its recent magnitude", slides of the course "Neural networks for machine learning",
    Coursera. There is no paper.

    Examples
    --------
    >>> theta = np.zeros(2)
    >>> RMSProp(0.1, decay=0.0).step(theta, np.array([1e-3, 1e3]))
    >>> theta.round(3)
    array([-0.1, -0.1])
    """

    def __init__(
        self, learning_rate: float | Schedule = 1e-3, *, decay: float = 0.9, epsilon: float = 1e-8
    ) -> None:
        self.decay = check_share(decay, "decay")
        self.epsilon = check_positive(epsilon, "epsilon")
        super().__init__(learning_rate, n_memories=1)

    def move(self, parameters: Array, gradients: Array, rate: float) -> None:
        """θ ← θ − η g / (√s + ε)."""
        (squares,) = self._memories
        follow(squares, self.decay, gradients * gradients, self._work)
        np.sqrt(squares, out=self._work)
        self._work += self.epsilon
        np.divide(gradients, self._work, out=self._work)
        self._work *= rate
        parameters -= self._work

    def __repr__(self) -> str:
        return f"RMSProp({rate_words(self.schedule)}, decay={self.decay:g})"


class Adam(Optimizer):
    """Follow the running mean of the slopes, divided by their running size.

    m ← β₁ m + (1 − β₁) g and v ← β₂ v + (1 − β₂) g². Both start at 0 and are too small at first;
    m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ) mend that in step t. Then θ ← θ − η m̂ / (√v̂ + ε).

    Parameters
    ----------
    learning_rate : float or Schedule
        The factor η; about the size of a step.
    beta1, beta2 : float
        How much of the past is kept in a step, for the mean and for the size.
    epsilon : float
        Keeps the quotient finite where no slope has been seen, ε.

    Raises
    ------
    TypeError, ValueError
        If an argument is not as described.

    References
    ----------
    D. P. Kingma and J. Ba (2015), "Adam: A method for stochastic optimization", arXiv 1412.6980,
    algorithm 1.

    Examples
    --------
    >>> theta = np.zeros(2)
    >>> Adam(0.1).step(theta, np.array([1e-3, 1e3]))
    >>> theta.round(3)
    array([-0.1, -0.1])
    """

    def __init__(
        self, learning_rate: float | Schedule = 1e-3, *, beta1: float = 0.9, beta2: float = 0.999,
        epsilon: float = 1e-8,
    ) -> None:  # fmt: skip
        self.beta1, self.beta2 = check_share(beta1, "beta1"), check_share(beta2, "beta2")
        self.epsilon = check_positive(epsilon, "epsilon")
        super().__init__(learning_rate, n_memories=2)

    def move(self, parameters: Array, gradients: Array, rate: float) -> None:
        """θ ← θ − η m̂ / (√v̂ + ε)."""
        slopes, squares = self._memories
        # The sums are kept without their factors, m = (1 − β₁) slopes and v = (1 − β₂) squares, ...
        slopes *= self.beta1
        slopes += gradients
        squares *= self.beta2
        squares += np.square(gradients, out=self._work)
        # ... so m̂ and √v̂ are these sums times one number each.
        size = math.sqrt((1.0 - self.beta2) / (1.0 - self.beta2**self.n_steps))
        np.sqrt(squares, out=self._work)
        self._work += self.epsilon / size
        np.divide(slopes, self._work, out=self._work)
        self._work *= rate * (1.0 - self.beta1) / (1.0 - self.beta1**self.n_steps) / size
        parameters -= self._work

    def __repr__(self) -> str:
        return f"{type(self).__name__}({rate_words(self.schedule)})"


class AdamW(Adam):
    """Adam, and apart from it a pull of the weights towards 0: first θ ← θ − η λ θ, then the step.

    An L2 penalty inside Adam is divided by the size of the slopes like everything else, so weights
    with large slopes would hardly shrink. Here all shrink at the same rate.

    Parameters
    ----------
    learning_rate : float or Schedule
        The factor η.
    weight_decay : float
        The factor λ.
    decayed : array_like of bool, optional
        Which parameters shrink; all if it is left out. Biases are usually spared:
        `decayed=net.is_weight`.
    **options
        `beta1`, `beta2` and `epsilon` of `Adam`.

    Raises
    ------
    TypeError, ValueError
        If an argument is not as described.

    References
    ----------
    I. Loshchilov and F. Hutter (2019), "Decoupled weight decay regularization", arXiv 1711.05101,
    algorithm 2, with our learning rate for their schedule multiplier, and 1 for their α.

    Examples
    --------
    >>> theta = np.array([1.0, 1.0])
    >>> AdamW(0.1, weight_decay=0.5, decayed=[True, False]).step(theta, np.zeros(2))
    >>> theta
    array([0.95, 1.  ])
    """

    def __init__(
        self, learning_rate: float | Schedule = 1e-3, *, weight_decay: float = 0.01,
        decayed: ArrayLike | None = None, **options: float,
    ) -> None:  # fmt: skip
        super().__init__(learning_rate, **options)
        self.weight_decay = check_positive(weight_decay, "weight_decay")
        self.decayed = None if decayed is None else as_truths(decayed, "decayed").copy()

    def move(self, parameters: Array, gradients: Array, rate: float) -> None:
        """θ ← θ − η λ θ where weights decay, then Adam's step."""
        kept = 1.0 - rate * self.weight_decay
        if self.decayed is None:
            parameters *= kept
        else:
            self._check_decayed(parameters)
            np.multiply(parameters, kept, out=parameters, where=self.decayed)
        super().move(parameters, gradients, rate)

    def _check_decayed(self, parameters: Array) -> None:
        """Refuse a choice of parameters that belongs to another network."""
        # Many networks trained side by side are the rows of one array.
        if self.decayed is not None and self.decayed.shape != parameters.shape[-1:]:
            raise ShapeError(
                f"decayed must have one entry for each parameter, {parameters.shape[-1:]}, but its "
                f"shape is {self.decayed.shape}. Write decayed=net.is_weight."
            )

    def __repr__(self) -> str:
        return f"AdamW({rate_words(self.schedule)}, weight_decay={self.weight_decay:g})"


def follow(average: Array, kept: float, news: Array, work: Array) -> None:
    """Bring a running average up to date in place: average ← kept · average + (1 − kept) · news."""
    average *= kept
    np.multiply(news, 1.0 - kept, out=work)
    average += work
