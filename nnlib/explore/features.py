"""Logistic regression with added features: which one rescues the straight line, at what cost?"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

import numpy as np
import traitlets
from numpy.typing import ArrayLike

from nnlib.explore.base import Exploration
from nnlib.explore.controls import Choice, Steps, Whole
from nnlib.explore.points import Points, limits_of, points_of
from nnlib.shapes import Array, ShapeError, as_matrix

if TYPE_CHECKING:
    from sklearn.pipeline import Pipeline

POWERS = "all powers"
FEATURES = (
    "x₁, x₂", "x₁, x₂, x₁²", "x₁, x₂, x₂²", "x₁, x₂, x₁x₂", "x₁, x₂, sin πx₁", POWERS,
)  # fmt: skip
SIZES = (20, 40, 100, 200, 400)
PENALTIES = (0, 0.0001, 0.001, 0.01, 0.1)
MOST_STEPS = 50
MOST_NEW = 2000
WIDEST = 1000.0


class Features(Exploration):
    """The widget that `features` makes.

    Attributes
    ----------
    features : str
        What is made of the two inputs: one of "x₁, x₂", "x₁, x₂, x₁²", "x₁, x₂, x₂²",
        "x₁, x₂, x₁x₂", "x₁, x₂, sin πx₁" and "all powers".
    degree : int
        Highest degree of "all powers", from 1 to 12; used by nothing else.
    n_samples : int
        How many examples are learned, from the first on: 20, 40, 100, 200 or 400.
    l2 : float
        Price of large weights: 0, 0.0001, 0.001, 0.01 or 0.1.
    """

    module = "features.mjs"
    title: ClassVar[str] = "Exploration: logistic regression with added features"

    features = Choice(FEATURES[0], "features", options=FEATURES)
    degree = Whole(3, "highest degree", low=1, high=12)
    n_samples = Steps(40, "learned examples", values=SIZES)
    l2 = Steps(0, "L2 penalty", values=PENALTIES)
    points: traitlets.List[list[float]] = traitlets.List().tag(sync=True)
    new_points: traitlets.List[list[float]] = traitlets.List().tag(sync=True)
    limits: traitlets.List[float] = traitlets.List([-3.0, 3.0, -3.0, 3.0]).tag(sync=True)
    most_steps: traitlets.Int[int, int] = traitlets.Int(MOST_STEPS).tag(sync=True)

    def load(self, X: ArrayLike, y: ArrayLike, X_new: ArrayLike, y_new: ArrayLike) -> None:
        """Learn from other examples.

        Parameters
        ----------
        X : array_like of shape (n_samples, 2)
            At least 400 rows, of which the first are learned.
        y : array_like of shape (n_samples,)
            Class numbers 0 and 1, both among the first 20.
        X_new : array_like of shape (n_new, 2)
            Examples that are held out, at most 2000.
        y_new : array_like of shape (n_new,)

        Raises
        ------
        ShapeError, ValueError, TypeError
            If an argument is not as described.
        """
        with self.hold_sync():
            for name, value in _examples_of(X, y, X_new, y_new).items():
                setattr(self, name, value)

    def design(self, X: ArrayLike) -> Array:
        """Make the chosen features of inputs, as they are before they are standardized.

        Parameters
        ----------
        X : array_like of shape (n_samples, 2)

        Returns
        -------
        ndarray of shape (n_samples, n_features)
            All powers come by their degree, each with the higher power of x₁ first.

        Raises
        ------
        ShapeError, ValueError, TypeError
            If `X` does not have two columns of finite numbers.
        """
        return _design(X, self.features, self.degree)

    def fitted(self) -> Pipeline:
        """Fit the model on the screen with nnlib: features, then a scaler, then the regression.

        Returns
        -------
        Pipeline
            scikit-learn's, with `predict`, `predict_proba` and `score` of the two inputs; its last
            step is an `nnlib.estimators.LogisticRegression`.

        Warns
        -----
        ConvergenceWarning
            If 50 of Newton's steps reach no minimum, or there is none because the examples can be
            told apart without an error and `l2` is 0.
        """
        # Loaded here: scikit-learn takes a while, and whoever only looks does without it.
        from sklearn.pipeline import make_pipeline
        from sklearn.preprocessing import FunctionTransformer, StandardScaler

        from nnlib.estimators import LogisticRegression

        table = np.array(self.points[: int(self.n_samples)], dtype=np.float64)
        make = FunctionTransformer(partial(_design, features=self.features, degree=self.degree))
        model = LogisticRegression(l2=self.l2, max_iter=self.most_steps)
        return make_pipeline(make, StandardScaler(), model).fit(table[:, :2], table[:, 2])


def features(
    X: ArrayLike,
    y: ArrayLike,
    X_new: ArrayLike,
    y_new: ArrayLike,
    features: str = FEATURES[0],
    *,
    degree: int = 3,
    n_samples: int = 40,
    l2: float = 0.0,
    name: str = "features",
    after: str = "",
) -> Features:
    """Explore added features: which one rescues the straight line, and what does too much cost?

    The page fits each model anew, by Newton's method from weights of 0, on standardized features.

    Parameters
    ----------
    X : array_like of shape (n_samples, 2)
        At least 400 rows, of which the first `n_samples` are learned.
    y : array_like of shape (n_samples,)
        Class numbers 0 and 1, both among the first 20.
    X_new : array_like of shape (n_new, 2)
        Examples that are held out, at most 2000.
    y_new : array_like of shape (n_new,)
    features : str
        "x₁, x₂", "x₁, x₂, x₁²", "x₁, x₂, x₂²", "x₁, x₂, x₁x₂", "x₁, x₂, sin πx₁" or "all powers".
    degree : int
        Highest degree of "all powers", from 1 to 12.
    n_samples : int
        20, 40, 100, 200 or 400.
    l2 : float
        Price of large weights: 0, 0.0001, 0.001, 0.01 or 0.1.
    name : str
        Tells the explorations of a page apart.
    after : str
        Name of the prediction that opens the exploration; left out, it is open.

    Returns
    -------
    Features
        An ipywidget. `features`, `degree`, `n_samples` and `l2` can be read, set, observed and
        linked to other widgets; `design(X)` makes the features, `fitted()` the model on the screen.

    Raises
    ------
    ShapeError, ValueError, TypeError
        If an argument is not as described.

    Examples
    --------
    >>> from nnlib import datasets
    >>> rng = np.random.default_rng(0)
    >>> learned, held_out = (datasets.parabola(400, rng=rng, noise=0.2) for _ in range(2))
    >>> explorer = features(*learned, *held_out, "x₁, x₂, x₁²")
    >>> explorer
    Exploration 'features': run this cell to bring it to life.
    >>> explorer.design([[3.0, 1.0]]).tolist()
    [[3.0, 1.0, 9.0]]
    >>> bool(explorer.fitted().score(*held_out) > 0.9)
    True
    """
    return Features(
        name, after=after, features=features, degree=degree, n_samples=n_samples, l2=l2,
        **_examples_of(X, y, X_new, y_new),
    )  # fmt: skip


def _examples_of(
    X: ArrayLike, y: ArrayLike, X_new: ArrayLike, y_new: ArrayLike
) -> dict[str, Points | list[float]]:
    """Read the examples, and give the traits that show them."""
    points = points_of(X, y, n_classes=2)
    new_points = points_of(X_new, y_new, n_classes=2)
    if len(points) < SIZES[-1]:
        raise ShapeError(
            f"X must have at least {SIZES[-1]} rows, as many as can be learned, but it has "
            f"{len(points)}. Write for example datasets.parabola({SIZES[-1]}, rng=rng)."
        )
    if not 1 <= len(new_points) <= MOST_NEW:
        raise ShapeError(
            f"X_new must have 1 to {MOST_NEW} rows, but it has {len(new_points)}. "
            "Write for example X_new[:1000] and y_new[:1000]."
        )
    widest = max((x for *place, _ in [*points, *new_points] for x in place), key=abs)
    if abs(widest) > WIDEST:
        raise ValueError(
            f"X and X_new must lie from {-WIDEST:g} to {WIDEST:g}, but they reach {widest:g}. "
            "Write (X - X.mean(axis=0)) / X.std(axis=0), and the same numbers for X_new."
        )
    if len({label for *_, label in points[: SIZES[0]]}) < 2:
        raise ValueError(
            f"The first {SIZES[0]} entries of y must hold both classes, but all are "
            f"{points[0][2]}. Shuffle the examples: order = rng.permutation(len(y))."
        )
    return {
        "points": points[: SIZES[-1]], "new_points": new_points,
        "limits": limits_of(points[: SIZES[-1]]),
    }  # fmt: skip


def _design(X: ArrayLike, features: str, degree: int) -> Array:
    """Make features of inputs; `Features.design` says which."""
    x1, x2 = as_matrix(X, n_columns=2).T
    added = {
        "x₁, x₂": [], "x₁, x₂, x₁²": [x1**2], "x₁, x₂, x₂²": [x2**2], "x₁, x₂, x₁x₂": [x1 * x2],
        "x₁, x₂, sin πx₁": [np.sin(np.pi * x1)],
    }  # fmt: skip
    if features in added:
        return np.column_stack([x1, x2, *added[features]])
    return np.column_stack(
        [x1 ** (total - k) * x2**k for total in range(1, degree + 1) for k in range(total + 1)]
    )
