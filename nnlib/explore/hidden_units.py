"""One hidden layer: what does each unit see, and what do they make of the plane together?"""

from __future__ import annotations

from typing import Any, ClassVar

import traitlets
from numpy.typing import ArrayLike

from nnlib.explore.controls import Choice, Whole
from nnlib.explore.trained import AXES, MOST_UNITS, Trained, examples_of, n_classes_of
from nnlib.shapes import check_count, check_positive

ACTIVATIONS = ("tanh", "sigmoid", "relu", "leaky_relu", "gelu", "step", "identity")


class HiddenUnits(Trained):
    """The widget that `hidden_units` makes.

    Attributes
    ----------
    width : int
        Number of hidden units, from 1 to 50.
    activation : str
        Name of the hidden units' activation function.
    seed : int
        Where the first weights come from, from 0 to 99.
    axes : str
        What the hidden space shows of more than two units: directions (the two in which the points
        spread most) or two units.
    across, up : int
        These units, counted from 1.
    """

    module = "hidden_units.mjs"
    title: ClassVar[str] = "Exploration: what hidden units see"

    width = Whole(2, "hidden units", low=1, high=MOST_UNITS)
    activation = Choice("tanh", "activation", options=ACTIVATIONS)
    seed = Whole(0, "seed", low=0, high=99)
    axes = Choice("directions", "axes of the space", options=AXES)
    across = Whole(1, "unit across", low=1, high=MOST_UNITS)
    up = Whole(2, "unit up", low=1, high=MOST_UNITS)
    training: traitlets.Dict[str, Any] = traitlets.Dict().tag(sync=True)

    def structure(self) -> dict[str, Any]:
        """Say of what the network is made."""
        return {
            "hidden": [self.width], "n_classes": n_classes_of(self.points),
            "activation": self.activation, "dropout": 0.0, "seed": self.seed,
            "initializer": "glorot",
        }  # fmt: skip


def hidden_units(
    X: ArrayLike,
    y: ArrayLike,
    width: int = 2,
    *,
    activation: str = "tanh",
    seed: int = 0,
    learning_rate: float = 0.03,
    n_epochs: int = 600,
    name: str = "hidden-units",
    after: str = "",
) -> HiddenUnits:
    """Explore a hidden layer: what does each unit see, and how do they bend the plane together?

    The page trains the network anew at every change, with Adam on all examples at once.

    Parameters
    ----------
    X : array_like of shape (n_samples, 2)
        At most 500 rows.
    y : array_like of shape (n_samples,)
        Class numbers from 0 to 4.
    width : int
        Number of hidden units at the start, from 1 to 50.
    activation : str
        tanh, sigmoid, relu, leaky_relu, gelu, step or identity.
    seed : int
        Where the first weights come from, from 0 to 99.
    learning_rate : float
    n_epochs : int
        How long each network is trained.
    name : str
        Tells the explorations of a page apart.
    after : str
        Name of the prediction that opens the exploration; left out, it is open.

    Returns
    -------
    HiddenUnits
        An ipywidget. `width`, `activation` and `seed` can be read, set, observed and linked to
        other widgets; `network` is an `nnlib.Network` with the weights on the screen.

    Raises
    ------
    ShapeError, ValueError, TypeError
        If an argument is not as described.

    Examples
    --------
    >>> import numpy as np
    >>> from nnlib import datasets
    >>> explorer = hidden_units(*datasets.parabola(400, rng=np.random.default_rng(0)), width=3)
    >>> explorer
    Exploration 'hidden-units': run this cell to bring it to life.
    >>> explorer.network
    Network([Dense(2 → 3), Activation(tanh), Dense(3 → 1)])
    """
    training = {
        "learning_rate": check_positive(learning_rate, "learning_rate"),
        "n_epochs": check_count(n_epochs, "n_epochs"),
    }
    return HiddenUnits(
        name, after=after, width=width, activation=activation, seed=seed, training=training,
        **examples_of(X, y),
    )  # fmt: skip
