"""Gradient descent with one weight and one bias: which step is too long, and what happens then?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
import traitlets
from numpy.typing import ArrayLike

from nnlib.activations import sigmoid
from nnlib.explore.base import Exploration
from nnlib.explore.controls import Choice, Steps, Whole
from nnlib.layers import Activation, Dense, Layer
from nnlib.losses import BinaryCrossEntropy, Loss, MeanSquaredError
from nnlib.network import Network
from nnlib.optimizers import SGD
from nnlib.shapes import Array, ShapeError, as_classes, as_floats, as_matrix, check_finite
from nnlib.training.examples import read_examples
from nnlib.training.step import take_step
from nnlib.xoshiro import Xoshiro128

RATES = (0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 3, 5, 10, 20, 50, 100)
LOSSES = ("cross-entropy", "squared error, straight output", "squared error through a sigmoid")
MOST_EXAMPLES = 60
WIDEST = 10.0  # inputs lie from −10 to 10
END = 6.0  # of the map, in all four directions
FAR = 1e6  # beyond it a run is broken off
N_STEPS = 200


class Descent(Exploration):
    """The widget that `descent` makes.

    Attributes
    ----------
    learning_rate : float
        One of 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 3, 5, 10, 20, 50 and 100.
    batch_size : int
        Examples per step, from 1 to all.
    seed : int
        Where the order of the examples comes from, from 0 to 99.
    loss : str
        cross-entropy; squared error, straight output; or squared error through a sigmoid.
    """

    module = "descent.mjs"
    title: ClassVar[str] = "Exploration: gradient descent with one weight and one bias"

    learning_rate = Steps(1, "learning rate", values=RATES)
    batch_size = Whole(1, "batch size", low=1, high=MOST_EXAMPLES)
    seed = Whole(0, "seed of the order", low=0, high=99)
    loss = Choice("cross-entropy", "loss", options=LOSSES)
    examples: traitlets.List[list[float]] = traitlets.List().tag(sync=True)
    begin: traitlets.List[float] = traitlets.List([-5.0, 1.0]).tag(sync=True)
    # What the page must know as well: where the map ends, and where a run does.
    bounds: traitlets.Dict[str, float] = traitlets.Dict().tag(sync=True)

    def __init__(self, name: str, *, examples: list[list[float]], **traits: Any) -> None:
        bounds = {"end": END, "far": FAR, "n_steps": N_STEPS}
        super().__init__(name, examples=examples, bounds=bounds, **traits)
        known = {"batch_size": {"high": len(examples)}}
        self._controls = [each | known.get(each["name"], {}) for each in self._controls]

    @traitlets.validate("batch_size")
    def _at_most_all(self, proposal: dict[str, Any]) -> int:
        """Refuse a batch of more examples than there are."""
        size, n_samples = int(proposal["value"]), len(self.examples)
        if size > n_samples:
            raise ValueError(
                f"batch_size must be at most {n_samples}, the number of examples, but it is "
                f"{size}. Write batch_size={n_samples} for all of them."
            )
        return size

    def path(self) -> Array:
        """Go the way that is on the screen, with nnlib.

        Returns
        -------
        ndarray of shape (n_steps + 1, 2)
            Weight and bias before the first step and after each. There are 200 steps, or fewer
            where a run is broken off: then the last row is the first with a number beyond a
            million.
        """
        net, loss = self._network(), self._loss()
        all_examples = read_examples(net, loss, *self._arrays())
        optimizer, places = SGD(self.learning_rate), [net.parameters.copy()]
        for rows in self._batches():
            take_step(net, all_examples.take(rows), loss, optimizer)
            places.append(net.parameters.copy())
            if np.abs(net.parameters).max() > FAR:
                break
        return np.array(places)

    def losses(self) -> Array:
        """Compute the mean loss over all examples at each place of the path.

        Returns
        -------
        ndarray of shape (n_steps + 1,)
        """
        return np.array([self.value(w, b) for w, b in self.path().tolist()])

    def value(self, w: float, b: float) -> float:
        """Compute the mean loss over all examples at one weight and one bias.

        Parameters
        ----------
        w, b : float

        Returns
        -------
        float
        """
        X, y = self._arrays()
        Z = w * X + b  # (n_samples, 1)
        Z = sigmoid(Z) if self.loss == LOSSES[2] else Z
        return self._loss().value_and_gradient_unchecked(Z, y[:, np.newaxis])[0]

    def _arrays(self) -> tuple[Array, Array]:
        """Give the inputs, of shape (n_samples, 1), and the classes, of shape (n_samples,)."""
        table = np.array(self.examples)
        return table[:, :1], table[:, 1]

    def _network(self) -> Network:
        """Make the neuron with the first parameters."""
        layers: list[Layer] = [Dense(1, 1, rng=Xoshiro128(0))]
        layers += [Activation("sigmoid")] if self.loss == LOSSES[2] else []
        net = Network(layers)
        net.parameters[:] = self.begin
        return net

    def _loss(self) -> Loss:
        return BinaryCrossEntropy() if self.loss == LOSSES[0] else MeanSquaredError()

    def _batches(self) -> Iterator[Any]:
        """Draw the rows of each step as `nnlib.train` does: every epoch in an order of its own."""
        n_samples, rng, n_given = len(self.examples), Xoshiro128(self.seed), 0
        while True:
            is_whole = self.batch_size == n_samples
            order = np.arange(n_samples) if is_whole else rng.permutation(n_samples)
            for start in range(0, n_samples, self.batch_size):
                if n_given == N_STEPS:
                    return
                n_given += 1
                yield order[start : start + self.batch_size]


def descent(
    X: ArrayLike,
    y: ArrayLike,
    learning_rate: float = 1,
    batch_size: int | None = None,
    seed: int = 0,
    loss: str = "cross-entropy",
    *,
    start: ArrayLike = (-5.0, 1.0),
    name: str = "descent",
    after: str = "",
) -> Descent:
    """Explore gradient descent: which step is too long, and what happens then?

    The neuron has one input, z = w x + b, so its loss is a landscape over w and b.

    Parameters
    ----------
    X : array_like of shape (n_samples, 1)
        At most 60 inputs, from −10 to 10. The map shows what inputs of about 1 need.
    y : array_like of shape (n_samples,)
        Their classes, 0 or 1.
    learning_rate : float
        One of 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 1, 2, 3, 5, 10, 20, 50 and 100.
    batch_size : int, optional
        Examples per step; all of them if it is left out.
    seed : int
        Where the order of the examples comes from, from 0 to 99.
    loss : str
        cross-entropy; squared error, straight output; or squared error through a sigmoid.
    start : array_like of shape (2,)
        The first weight and bias, each from −6 to 6.
    name : str
        Tells the explorations of a page apart.
    after : str
        Name of the prediction that opens the exploration; left out, it is open.

    Returns
    -------
    Descent
        An ipywidget. `learning_rate`, `batch_size`, `seed` and `loss` can be read, set, observed
        and linked to other widgets; `path()`, `losses()` and `value(w, b)` give the numbers.

    Raises
    ------
    ShapeError, ValueError, TypeError
        If an argument is not as described.

    Examples
    --------
    >>> explorer = descent([[-1.0], [1.0], [2.0]], [0, 1, 1], learning_rate=0.1)
    >>> explorer
    Exploration 'descent': run this cell to bring it to life.
    >>> explorer.path().shape
    (201, 2)
    >>> bool(explorer.losses()[-1] < explorer.losses()[0])
    True
    """
    examples = _examples_of(X, y)
    size = len(examples) if batch_size is None else batch_size
    return Descent(
        name, after=after, examples=examples, begin=_start_of(start), learning_rate=learning_rate,
        batch_size=size, seed=seed, loss=loss,
    )  # fmt: skip


def _examples_of(X: ArrayLike, y: ArrayLike) -> list[list[float]]:
    """Read the examples, each as [input, class]."""
    table = as_matrix(X, n_columns=1)
    labels = as_classes(y, len(table), 2)
    if len(table) > MOST_EXAMPLES:
        raise ValueError(
            f"X may have {MOST_EXAMPLES} rows, but it has {len(table)}. "
            f"Write X[:{MOST_EXAMPLES}] and y[:{MOST_EXAMPLES}]."
        )
    if np.abs(table).max() > WIDEST:
        raise ValueError(
            f"X must lie from {-WIDEST:g} to {WIDEST:g}, but it reaches "
            f"{table.flat[np.abs(table).argmax()]:g}. Write (X - X.mean()) / X.std()."
        )
    pairs = zip(table[:, 0].tolist(), labels.tolist(), strict=True)
    return [[x, int(label)] for x, label in pairs]


def _start_of(start: ArrayLike) -> list[float]:
    """Read the first weight and bias."""
    numbers = as_floats(start, "start")
    advice = "Write for example start=(-5, 1)."
    if numbers.shape != (2,):
        raise ShapeError(
            f"start must hold a weight and a bias, but its shape is {numbers.shape}. {advice}"
        )
    check_finite(numbers, "start")
    if np.abs(numbers).max() > END:
        raise ValueError(
            f"start must lie on the map, from {-END:g} to {END:g}, but it is "
            f"({numbers[0]:g}, {numbers[1]:g}). {advice}"
        )
    return [float(number) for number in numbers]
