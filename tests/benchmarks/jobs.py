"""The jobs whose training steps are timed: networks of the sizes this book trains."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Job:
    """A network, a batch and an optimizer.

    `widths` go from the inputs to the outputs; one output is a logit of two classes, more are
    classes. Hidden layers have the activation `bend`.
    """

    letter: str
    widths: tuple[int, ...]
    bend: str
    batch: int
    optimizer: str

    @property
    def words(self) -> str:
        """The job in a few words, for a table."""
        widths = "-".join(map(str, self.widths))
        return f"{self.letter}: {widths}, {self.bend}, batch of {self.batch}, {self.optimizer}"

    def examples(self) -> tuple[np.ndarray, np.ndarray]:
        """One batch of random examples in float32: X and class numbers y."""
        rng = np.random.default_rng(0)
        X = rng.normal(size=(self.batch, self.widths[0])).astype(np.float32)
        return X, rng.integers(0, max(2, self.widths[-1]), self.batch)


JOBS = (
    Job("a", (2, 12, 1), "tanh", 200, "SGD"),
    Job("b", (2, 50, 50, 1), "relu", 32, "Adam"),
    Job("c", (64, 128, 10), "relu", 64, "Adam"),
    Job("d", (784, 256, 128, 10), "relu", 128, "Adam"),
)
# So small that the network stays as it is: with a batch learned by heart the slopes would fade to
# numbers below 1e-38, with which every processor is slow.
RATE = {"SGD": 1e-7, "Adam": 1e-9}
N_RESTARTS = 100
