"""Two Gaussian classes: from where their examples lie to the log-odds, exactly."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
import traitlets
from numpy.typing import ArrayLike

from nnlib.activations import sigmoid
from nnlib.explore.base import Exploration
from nnlib.explore.controls import Slider
from nnlib.shapes import Array, ShapeError, as_floats, as_matrix

CENTRE_0 = (-1.5, -1.5)
EDGE = 5.0  # of the picture, to all sides


class Bayes(Exploration):
    """The widget that `bayes` makes.

    Class 0 is round: its centre is (−1.5, −1.5), its standard deviation 1 in each direction.

    Attributes
    ----------
    x1, x2 : float
        Centre of class 1, each from −4 to 4.
    width : float
        Standard deviation of class 1 along each input, from 0.3 to 2.
    correlation : float
        Correlation of the two inputs in class 1, from −0.9 to 0.9.
    share : float
        Share of class 1 among all examples, from 0.02 to 0.98.
    """

    module = "bayes.mjs"
    title: ClassVar[str] = "Exploration: two Gaussian classes and their log-odds"

    x1 = Slider(1.5, "centre of class 1, x₁", low=-4, high=4, step=0.1, is_knob=False)
    x2 = Slider(1.5, "centre of class 1, x₂", low=-4, high=4, step=0.1, is_knob=False)
    width = Slider(1.0, "standard deviation of class 1", low=0.3, high=2, step=0.1)
    correlation = Slider(0.0, "correlation in class 1", low=-0.9, high=0.9, step=0.05)
    share = Slider(0.5, "share of class 1", low=0.02, high=0.98, step=0.02)
    centre_0: traitlets.List[float] = traitlets.List(list(CENTRE_0)).tag(sync=True)
    limits: traitlets.List[float] = traitlets.List([-EDGE, EDGE, -EDGE, EDGE]).tag(sync=True)

    @property
    def centres(self) -> Array:
        """Both centres, an array of shape (2, 2) with a row for each class."""
        return np.array([CENTRE_0, (self.x1, self.x2)])

    @property
    def covariances(self) -> Array:
        """Both covariance matrices, an array of shape (2, 2, 2): class 0, class 1."""
        r = self.correlation
        return np.array([np.eye(2), self.width**2 * np.array([[1.0, r], [r, 1.0]])])

    @property
    def coefficients(self) -> Array:
        """The log-odds as a formula: the numbers before x₁², x₁x₂, x₂², x₁, x₂ and 1, shape (6,).

        The first three are half the difference of the inverse covariances. They are 0 where both
        covariances are equal, and what is left is a plane.
        """
        inverses = np.linalg.inv(self.covariances)
        pulls = [inverse @ centre for inverse, centre in zip(inverses, self.centres, strict=True)]
        bent = (inverses[0] - inverses[1]) / 2
        straight = pulls[1] - pulls[0]
        constants = [
            np.log(part) - np.log(np.linalg.det(covariance)) / 2 - centre @ pull / 2
            for part, covariance, centre, pull in zip(
                (1 - self.share, self.share), self.covariances, self.centres, pulls, strict=True
            )
        ]
        squares = [bent[0, 0], bent[0, 1] + bent[1, 0], bent[1, 1]]
        return np.array([*squares, *straight, constants[1] - constants[0]])

    def densities(self, X: ArrayLike) -> Array:
        """Compute share · p(x given the class) for both classes.

        Parameters
        ----------
        X : array_like of shape (n_samples, 2)

        Returns
        -------
        ndarray of shape (n_samples, 2)

        Raises
        ------
        ShapeError, ValueError, TypeError
            If `X` does not have two columns of finite numbers.
        """
        return np.exp(self._log_densities(X))

    def log_odds(self, X: ArrayLike) -> Array:
        """Compute log (p / (1 − p)), where p is the probability of class 1 given the inputs.

        Parameters and errors are those of `densities`; returns an ndarray of shape (n_samples,).
        """
        zero, one = self._log_densities(X).T
        return np.asarray(one - zero)

    def probability(self, X: ArrayLike) -> Array:
        """Compute the probability of class 1 given the inputs, the sigmoid of `log_odds`.

        Parameters and errors are those of `densities`; returns an ndarray of shape (n_samples,).
        """
        return np.asarray(sigmoid(self.log_odds(X)))

    def _log_densities(self, X: ArrayLike) -> Array:
        table = as_matrix(X, n_columns=2)
        found = []
        for part, centre, covariance in zip(
            (1 - self.share, self.share), self.centres, self.covariances, strict=True
        ):
            away = table - centre  # (n_samples, 2)
            squares = np.sum(away @ np.linalg.inv(covariance) * away, axis=1)
            height = np.log(part) - np.log(2 * np.pi) - np.log(np.linalg.det(covariance)) / 2
            found.append(height - squares / 2)
        return np.column_stack(found)


def bayes(
    centre: ArrayLike = (1.5, 1.5),
    width: float = 1.0,
    correlation: float = 0.0,
    share: float = 0.5,
    *,
    name: str = "bayes",
    after: str = "",
) -> Bayes:
    """Explore two Gaussian classes: when does the boundary between them bend?

    Parameters
    ----------
    centre : array_like of shape (2,)
        Centre of class 1 at the start, each number from −4 to 4.
    width : float
        Its standard deviation along each input, from 0.3 to 2.
    correlation : float
        Correlation of its two inputs, from −0.9 to 0.9.
    share : float
        Its share among all examples, from 0.02 to 0.98.
    name : str
        Tells the explorations of a page apart.
    after : str
        Name of the prediction that opens the exploration; left out, it is open.

    Returns
    -------
    Bayes
        An ipywidget. `x1`, `x2`, `width`, `correlation` and `share` can be read, set, observed and
        linked to other widgets; `coefficients`, `log_odds`, `probability` and `densities` give the
        numbers on the screen.

    Raises
    ------
    ShapeError, ValueError, TypeError
        If a number lies outside its range, or `centre` does not hold two.

    Examples
    --------
    >>> explorer = bayes()
    >>> explorer
    Exploration 'bayes': run this cell to bring it to life.
    >>> (explorer.coefficients + 0.0).tolist()  # a plane: 3 x₁ + 3 x₂
    [0.0, 0.0, 0.0, 3.0, 3.0, 0.0]
    >>> explorer.probability([[0.0, 0.0], [1.5, 1.5]]).round(4).tolist()
    [0.5, 0.9999]
    """
    x1, x2 = _two_numbers(centre)
    return Bayes(
        name, after=after, x1=x1, x2=x2, width=width, correlation=correlation, share=share
    )  # fmt: skip


def _two_numbers(centre: ArrayLike) -> list[float]:
    """Read the centre of class 1."""
    place = as_floats(centre, "centre")
    if place.size != 2:
        raise ShapeError(
            f"centre must hold two numbers, one for each input, but its shape is {place.shape}. "
            "Write for example centre=(1.5, 1.5)."
        )
    return [float(value) for value in place.ravel()]
