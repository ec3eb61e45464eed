"""Everything at once: any small network, any points, trained before your eyes."""

from __future__ import annotations

from typing import Any, ClassVar

from numpy.typing import ArrayLike

from nnlib.explore.controls import Choice, Slider, Steps, Whole
from nnlib.explore.joining import SHEETS
from nnlib.explore.trained import (
    AXES,
    MOST_CLASSES,
    MOST_EPOCHS,
    MOST_LAYERS,
    MOST_UNITS,
    Trained,
    examples_of,
    n_classes_of,
)

DATA = ("blobs", "parabola", "circle", "spiral", "xor", "moons", "stray_points", "own")
ACTIVATIONS = ("tanh", "sigmoid", "relu", "leaky_relu", "gelu", "gelu_tanh", "step", "identity")
RATES = (0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)
PENALTIES = (0, 0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0)


class Playground(Trained):
    """The widget that `playground` makes.

    Attributes
    ----------
    data : str
        blobs, parabola, circle, spiral, xor, moons, stray_points, or own: the points in `points`.
    n_points, noise, n_classes, data_seed : int, float, int, int
        How the points are made; `n_classes` is for blobs.
    validation : float
        Share of the points that training does not see.
    layers : int
        Number of hidden layers, from 0 to 4.
    width1, width2, width3, width4 : int
        Units of each, from 1 to 50.
    activation, initializer, optimizer : str
    learning_rate, l2, dropout : float
    batch_size : int
        Points in a step; all of them if there are no more than that.
    seed : int
        Where first weights, batches and dropout's masks come from.
    stop, speed : int
        The epoch at which a run stops by itself; how many epochs lie between two pictures.
    space : int
        The hidden layer whose space is shown, counted from 1.
    axes : str
        What it shows of more than two units: directions (the two in which the points spread most)
        or two units.
    across, up : int
        These units, counted from 1.
    """

    module = "playground.mjs"
    sheets = (*SHEETS, "playground.css")
    title: ClassVar[str] = "Playground: a network that you build and train"

    data = Choice("moons", "data", options=DATA)
    n_points = Steps(200, "points", values=(20, 50, 100, 200, 300, 500))
    noise = Slider(0.1, "noise", low=0, high=1, step=0.05)
    n_classes = Whole(2, "classes (blobs)", low=2, high=MOST_CLASSES)
    data_seed = Whole(0, "seed of the points", low=0, high=99)
    validation = Steps(0.3, "kept for validation", values=(0, 0.1, 0.2, 0.3, 0.4, 0.5))
    layers = Whole(1, "hidden layers", low=0, high=MOST_LAYERS)
    width1 = Whole(4, "units in layer 1", low=1, high=MOST_UNITS)
    width2 = Whole(4, "units in layer 2", low=1, high=MOST_UNITS)
    width3 = Whole(4, "units in layer 3", low=1, high=MOST_UNITS)
    width4 = Whole(4, "units in layer 4", low=1, high=MOST_UNITS)
    activation = Choice("tanh", "activation", options=ACTIVATIONS)
    initializer = Choice("glorot", "first weights", options=("glorot", "he", "normal", "zeros"))
    optimizer = Choice("Adam", "optimizer", options=("SGD", "momentum", "Adam"))
    learning_rate = Steps(0.03, "learning rate", values=RATES)
    batch_size = Steps(20, "batch size", values=(1, 2, 5, 10, 20, 50, 100, 500))
    l2 = Steps(0, "L2 penalty", values=PENALTIES)
    dropout = Steps(0, "dropout", values=(0, 0.1, 0.2, 0.3, 0.5, 0.7))
    seed = Whole(0, "seed of the weights", low=0, high=99)
    stop = Steps(500, "stop at epoch", values=(50, 100, 200, 500, 1000, 2000, 5000, MOST_EPOCHS))
    speed = Steps(5, "epochs a picture", values=(1, 2, 5, 10, 50))
    space = Whole(1, "layer of the hidden space", low=1, high=MOST_LAYERS)
    axes = Choice("directions", "its axes", options=AXES)
    across = Whole(1, "unit across", low=1, high=MOST_UNITS)
    up = Whole(2, "unit up", low=1, high=MOST_UNITS)
    epoch = Whole(0, "epoch", low=0, high=MOST_EPOCHS, is_knob=False)

    @property
    def hidden(self) -> list[int]:
        """Units of each hidden layer."""
        return [self.width1, self.width2, self.width3, self.width4][: self.layers]

    def structure(self) -> dict[str, Any]:
        """Say of what the network is made."""
        generated = self.n_classes if self.data == "blobs" else 2
        return {
            "hidden": self.hidden,
            "n_classes": n_classes_of(self.points) if self.data == "own" else generated,
            "activation": self.activation, "dropout": self.dropout, "seed": self.seed,
            "initializer": self.initializer,
        }  # fmt: skip

    def load(self, X: ArrayLike, y: ArrayLike) -> None:
        """Show and learn your own examples; arguments as in `playground`."""
        with self.hold_sync():
            super().load(X, y)
            self.data = "own"


def playground(
    X: ArrayLike | None = None,
    y: ArrayLike | None = None,
    *,
    name: str = "playground",
    after: str = "",
    **settings: Any,
) -> Playground:
    """Explore a whole network: what does it make of these points?

    Parameters
    ----------
    X : array_like of shape (n_samples, 2), optional
        Examples of your own, at most 500. Features of very different size, or far from 0, are
        hard to learn: bring them to mean 0 and standard deviation 1 first.
    y : array_like of shape (n_samples,), optional
        Their classes, numbered from 0; at most five.
    name : str
        Tells the explorations of a page apart.
    after : str
        Name of the prediction that opens the exploration; left out, it is open.
    **settings
        Any attribute of `Playground`, such as `data="spiral"`, `layers=2`, `learning_rate=0.1`.

    Returns
    -------
    Playground
        An ipywidget. Each of its attributes can be read, set, observed and linked to other
        widgets; setting `epoch` trains that far, `load(X, y)` brings other examples, `network` is
        an `nnlib.Network` with the weights on the screen.

    Raises
    ------
    ShapeError, ValueError, TypeError
        If an argument is not as described.

    Examples
    --------
    >>> explorer = playground(data="spiral", layers=2, width1=8)
    >>> explorer
    Exploration 'playground': run this cell to bring it to life.
    >>> explorer.network
    Network([Dense(2 → 8), Activation(tanh), Dense(8 → 4), Activation(tanh), Dense(4 → 1)])
    """
    known = Playground.class_trait_names(control=lambda control: control is not None)
    unknown = [key for key in settings if key not in known]
    if unknown:
        raise TypeError(
            f"playground has no setting {unknown[0]!r}. Write for example data='moons', layers=2."
        )
    if (X is None) != (y is None):
        raise TypeError("X and y must come together, but one is missing. Give both, or neither.")
    if X is not None and y is not None:
        settings = {"data": "own", **examples_of(X, y), **settings}
    return Playground(name, after=after, **settings)
