"""One neuron with two inputs: turn its three numbers and see what the plane does."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
import traitlets
from numpy.typing import ArrayLike

from nnlib.explore.base import Exploration
from nnlib.explore.controls import Choice, Slider
from nnlib.explore.points import limits_of, points_of
from nnlib.shapes import Array, ShapeError, as_floats

ACTIVATIONS = ("sigmoid", "step", "tanh", "relu")


class Neuron(Exploration):
    """The widget that `neuron` makes.

    Attributes
    ----------
    w1, w2, b : float
        Weights and bias, each from −4 to 4.
    activation : str
        Name of the activation function: sigmoid, step, tanh or relu.
    """

    module = "neuron.mjs"
    title: ClassVar[str] = "Exploration: one neuron with two inputs"

    w1 = Slider(1.0, "weight w₁", low=-4, high=4, step=0.1)
    w2 = Slider(2.0, "weight w₂", low=-4, high=4, step=0.1)
    b = Slider(-1.0, "bias b", low=-4, high=4, step=0.1)
    activation = Choice("sigmoid", "activation", options=ACTIVATIONS)
    points: traitlets.List[list[float]] = traitlets.List().tag(sync=True)
    limits: traitlets.List[float] = traitlets.List([-3.0, 3.0, -3.0, 3.0]).tag(sync=True)

    @property
    def w(self) -> Array:
        """Both weights, an array of shape (2,)."""
        return np.array([self.w1, self.w2])

    def load(self, X: ArrayLike, y: ArrayLike) -> None:
        """Show examples on the plane, and count those on the right side.

        Parameters
        ----------
        X : array_like of shape (n_samples, 2)
        y : array_like of shape (n_samples,)
            Class numbers 0 and 1.

        Raises
        ------
        ShapeError, ValueError, TypeError
            If `X` does not have two columns of finite numbers, or `y` not a 0 or 1 for each row.
        """
        points = points_of(X, y, n_classes=2)
        with self.hold_sync():
            self.points, self.limits = points, limits_of(points)


def neuron(
    w: ArrayLike = (1.0, 2.0),
    b: float = -1.0,
    activation: str = "sigmoid",
    *,
    X: ArrayLike | None = None,
    y: ArrayLike | None = None,
    name: str = "neuron",
    after: str = "",
) -> Neuron:
    """Explore one neuron: which line do its weights and its bias draw, and how steep is it?

    Parameters
    ----------
    w : array_like of shape (2,)
        The weights at the start, each from −4 to 4.
    b : float
        The bias at the start, from −4 to 4.
    activation : str
        sigmoid, step, tanh or relu.
    X : array_like of shape (n_samples, 2), optional
        Examples to show.
    y : array_like of shape (n_samples,), optional
        Their classes, 0 or 1.
    name : str
        Tells the explorations of a page apart.
    after : str
        Name of the prediction that opens the exploration; left out, it is open.

    Returns
    -------
    Neuron
        An ipywidget. `w1`, `w2`, `b` and `activation` can be read, set, observed and linked to
        other widgets; `load(X, y)` shows other examples.

    Raises
    ------
    ShapeError, ValueError, TypeError
        If a number lies outside its range, there are not two weights, or only one of `X` and `y`
        is given.

    Examples
    --------
    >>> explorer = neuron(w=(3, -1), b=0.5)
    >>> explorer
    Exploration 'neuron': run this cell to bring it to life.
    >>> explorer.w1, explorer.activation
    (3.0, 'sigmoid')
    """
    w1, w2 = _two_weights(w)
    if (X is None) != (y is None):
        raise TypeError("X and y must come together, but one is missing. Give both, or neither.")
    made = Neuron(name, after=after, w1=w1, w2=w2, b=b, activation=activation)
    if X is not None and y is not None:
        made.load(X, y)
    return made


def _two_weights(w: ArrayLike) -> list[float]:
    """Read the two weights."""
    weights = as_floats(w, "w")
    if weights.size != 2:
        raise ShapeError(
            f"w must hold two weights, one for each input, but its shape is {weights.shape}. "
            "Write for example w=(1, 2), or a column of a layer: w=layer.W[:, 0]."
        )
    return [float(value) for value in weights.ravel()]
