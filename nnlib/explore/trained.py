"""What explorations share whose network trains on the page: its points, its marks, its numbers.

The page trains with an engine of its own, which is held to nnlib's numbers by tests. Here the
weights on the screen become a `Network` again.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import traitlets
from numpy.typing import ArrayLike

from nnlib import initializers
from nnlib.explore.base import Exploration
from nnlib.explore.points import limits_of, points_of
from nnlib.explore.records import Column, Rows
from nnlib.layers import Activation, Dense, Dropout, Layer
from nnlib.network import Network
from nnlib.shapes import Rng
from nnlib.xoshiro import Xoshiro128

MOST_POINTS = 500
MOST_CLASSES = 5
MOST_LAYERS = 4
MOST_UNITS = 50
MOST_EPOCHS = 10_000
AXES = ("directions", "two units")
FAR = 1e6  # no coordinate lies beyond

PLACE = Column(-FAR, FAR)


class Trained(Exploration, is_base=True):
    """The base of explorations with a network that trains on the page.

    A subclass says in `structure` of what the network is made.

    Attributes
    ----------
    epoch : int
        How far training has come; set it to train that far.
    parameters : list of float
        The parameters on the screen, in the order of `Network.parameters`; empty before the page
        has sent any.
    points : list of [float, float, int]
        The examples, where they are the reader's own.
    silent : list of [int, int]
        The hidden units that are silenced, [layer, unit], both counted from 0.
    """

    worker = "trainer.mjs"

    points = Rows([PLACE, PLACE, Column(0, MOST_CLASSES - 1, is_whole=True)],
                  most=MOST_POINTS, example="[0.5, -1.0, 1]")  # fmt: skip
    frame = Rows([PLACE] * 4, most=1, example="[-3, 3, -3, 3]")
    silent = Rows([Column(0, MOST_LAYERS - 1, is_whole=True),
                   Column(0, MOST_UNITS - 1, is_whole=True)],
                  most=MOST_LAYERS * MOST_UNITS, example="[0, 2]")  # fmt: skip
    edits = Rows([Column(0, MOST_EPOCHS, is_whole=True), Column(0, 10_000, is_whole=True),
                  Column(-1e3, 1e3)], most=500, example="[100, 0, 1.5]")  # fmt: skip
    epoch: Any = traitlets.Int(0).tag(sync=True)
    parameters: traitlets.List[float] = traitlets.List().tag(sync=True)

    def load(self, X: ArrayLike, y: ArrayLike) -> None:
        """Show and learn other examples.

        Parameters
        ----------
        X : array_like of shape (n_samples, 2)
            At most 500 rows.
        y : array_like of shape (n_samples,)
            Class numbers from 0 to 4.

        Raises
        ------
        ShapeError, ValueError, TypeError
            If `X` does not have two columns of finite numbers, or `y` not a class for each row.
        """
        with self.hold_sync():
            for name, value in examples_of(X, y).items():
                setattr(self, name, value)

    def structure(self) -> dict[str, Any]:
        """Give what `make_network` needs."""
        raise NotImplementedError(f"{type(self).__name__} needs a method structure().")

    @property
    def network(self) -> Network:
        """A network with the weights on the screen; before there are any, with the first ones."""
        made = make_network(**self.structure())
        if self.parameters:
            made.parameters[:] = self.parameters
        return made


def examples_of(X: ArrayLike, y: ArrayLike) -> dict[str, Any]:
    """Read examples, and give the traits that show them."""
    points = points_of(X, y, n_classes=MOST_CLASSES)
    return {"points": points, "frame": [limits_of(points)]}


def make_network(
    *, hidden: list[int], n_classes: int, activation: str, dropout: float, seed: int,
    initializer: str,
) -> Network:  # fmt: skip
    """Make the network that the page makes of these settings, with the same first weights."""
    initializers.get(initializer)
    rng: Rng = Xoshiro128(seed)
    sizes = [2, *hidden, 1 if n_classes == 2 else n_classes]
    layers: list[Layer] = []
    for k, (n_in, n_out) in enumerate(pairwise(sizes)):
        layers.append(Dense(n_in, n_out, rng=rng, initializer=initializer))
        if k < len(hidden):
            layers.append(Activation(activation))
            layers += [Dropout(dropout, rng=rng)] if dropout else []
    return Network(layers)


def n_classes_of(points: list[list[float]]) -> int:
    """Count the classes of points, at least two."""
    return max(2, 1 + int(np.max([label for *_, label in points], initial=0)))
