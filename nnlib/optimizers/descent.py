"""Gradient descent: a step against the slope, or against a running sum of slopes."""

from __future__ import annotations

import numpy as np

from nnlib.optimizers.base import Optimizer
from nnlib.optimizers.schedules import Schedule
from nnlib.shapes import Array, check_share


class SGD(Optimizer):
    """Gradient descent: each parameter moves against its derivative, θ ← θ − η g.

    Called stochastic when the derivative g comes from a batch drawn at random. With momentum μ a
    velocity collects past derivatives, v ← μ v + g, and moves the parameters, θ ← θ − η v.
    Nesterov's form measures the slope where the velocity is about to lead. θ is then that place
    ahead, and θ ← θ − η (g + μ v) with the new v goes from it to the next one.

    Parameters
    ----------
    learning_rate : float or Schedule
        The factor η.
    momentum : float
        The factor μ, from 0 up to, but not including, 1.
    nesterov : bool
        Whether to look ahead; needs momentum.

    Raises
    ------
    TypeError, ValueError
        If an argument is not as described.

    References
    ----------
    I. Sutskever, J. Martens, G. Dahl and G. Hinton (2013), "On the importance of initialization and
    momentum in deep learning", Proceedings of Machine Learning Research 28(3), 1139-1147. Their
    velocity is ours times −η.

    Y. Bengio, N. Boulanger-Lewandowski and R. Pascanu (2012), "Advances in optimizing recurrent
    networks", arXiv 1212.0901, section 3.5, for Nesterov's form in terms of the place ahead.

    Examples
    --------
    >>> theta = np.array([1.0, 2.0])
    >>> SGD(learning_rate=0.1).step(theta, np.array([10.0, -10.0]))
    >>> theta
    array([0., 3.])
    """

    def __init__(
        self, learning_rate: float | Schedule, *, momentum: float = 0.0, nesterov: bool = False
    ) -> None:
        self.momentum, self.nesterov = check_share(momentum, "momentum"), bool(nesterov)
        if self.nesterov and self.momentum == 0:
            raise ValueError(
                "nesterov=True needs momentum, but momentum is 0. Write for example momentum=0.9."
            )
        super().__init__(learning_rate, n_memories=1 if self.momentum else 0)

    def move(self, parameters: Array, gradients: Array, rate: float) -> None:
        """θ ← θ − η g, or with the velocity v in place of g."""
        direction = gradients
        if self.momentum:
            direction = self._look_ahead(gradients)
        np.multiply(direction, rate, out=self._work)
        parameters -= self._work

    def _look_ahead(self, gradients: Array) -> Array:
        """Bring the velocity up to date; return it, or g + μ v."""
        (velocity,) = self._memories
        velocity *= self.momentum  # v ← μ v + g
        velocity += gradients
        if not self.nesterov:
            return velocity
        np.multiply(velocity, self.momentum, out=self._work)
        self._work += gradients
        return self._work

    def __repr__(self) -> str:
        momentum = f", momentum={self.momentum:g}" if self.momentum else ""
        return f"SGD({rate_words(self.schedule)}{momentum}{', nesterov=True' * self.nesterov})"


def rate_words(schedule: Schedule) -> str:
    """Write a learning rate as an optimizer's first argument."""
    rate = getattr(schedule, "rate", None) if type(schedule).__name__ == "ConstantRate" else None
    return f"learning_rate={schedule!r}" if rate is None else f"learning_rate={rate:g}"
