"""Logistic regression: a network without hidden layer, trained to the bottom of its loss."""

from __future__ import annotations

import warnings
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.exceptions import ConvergenceWarning

from nnlib.estimators.logits import LogitClassifier
from nnlib.estimators.newton import PERFECT, Bowl, Slope, minimize
from nnlib.layers import Dense
from nnlib.network import Network
from nnlib.regularizers import L2
from nnlib.shapes import Array, check_count, check_not_negative, check_positive
from nnlib.training import History


class LogisticRegression(LogitClassifier):
    """Logistic regression for two classes, softmax regression for more.

    It finds the minimum of mean loss + (l2 / 2) Σ w² by Newton's method, from weights of 0. The
    minimum is one, so there is nothing random. Inputs are taken as they are, not standardized:
    without a penalty that changes no prediction, but a penalty presses hardest on the weights of
    inputs with small numbers, so put a `StandardScaler` before it.

    Parameters
    ----------
    l2 : float
        Price λ of large weights; 0, the default, for none. On n examples it is scikit-learn's
        C = 1 / (n λ); scikit-learn's default is thus a penalty of 1 / n.
    class_weight : dict, "balanced" or None
        How much the examples of each class count; "balanced" makes the classes count alike.
    max_iter : int
        Most steps to take.
    tol : float
        By how much the last step may move a logit.

    Attributes
    ----------
    coef_ : ndarray of shape (n_logits, n_in)
        Weights; one row for two classes, else one for each class.
    intercept_ : ndarray of shape (n_logits,)
        Biases.
    classes_ : ndarray of shape (n_classes,)
    n_features_in_ : int
    n_iter_ : int
        Number of steps.
    network_ : Network
    history_ : History
        Its epochs are steps.

    Warns
    -----
    ConvergenceWarning
        If there is no minimum, because the classes can be told apart without an error and
        `l2` is 0, or if `max_iter` steps do not reach it.

    Examples
    --------
    >>> from nnlib import datasets
    >>> X, y = datasets.blobs(200, rng=np.random.default_rng(0))
    >>> model = LogisticRegression(l2=0.01).fit(X, y)
    >>> model.coef_.round(2), model.n_iter_
    (array([[1.61, 1.7 ]]), 8)
    """

    coef_: Array
    intercept_: Array
    n_iter_: int
    history_: History

    def __init__(
        self,
        l2: float = 0.0,
        *,
        class_weight: dict[Any, float] | str | None = None,
        max_iter: int = 100,
        tol: float = 1e-6,
    ) -> None:
        self.l2 = l2
        self.class_weight = class_weight
        self.max_iter = max_iter
        self.tol = tol

    def fit_network(self, X: Array, y: NDArray[np.intp], weights: Array | None) -> None:
        """Find the weights; called by `fit`."""
        l2, max_iter = check_not_negative(self.l2, "l2"), check_count(self.max_iter, "max_iter")
        tol = check_positive(self.tol, "tol")
        unused = np.random.default_rng(0)  # zeros draw nothing from it
        layer = Dense(X.shape[1], self.n_logits, rng=unused, initializer="zeros")
        self.network_ = Network([layer])
        weights = np.ones(len(X)) if weights is None else weights
        bowl = Bowl(self.network_, X, y, weights, self.loss, L2(l2) if l2 > 0 else None)
        slopes, is_converged = minimize(bowl, max_iter=max_iter, tol=tol)
        self.network_.forget()
        self.coef_, self.intercept_ = layer.W.T.copy(), layer.b.copy()
        self.n_iter_ = len(slopes)
        losses, prices = (np.array([s[i] for s in slopes]) for i in (0, 1))
        self.history_ = History(losses, penalty=prices if l2 > 0 else None)
        if not is_converged:
            warnings.warn(_explain(slopes), ConvergenceWarning, stacklevel=3)


def _explain(slopes: list[Slope]) -> str:
    """Say why the weights are not final."""
    if slopes[-1].loss < PERFECT:
        return (
            "The classes can be told apart without an error, so without a penalty the weights grow "
            "for ever. They were stopped where the loss is as good as 0. "
            "Write for example LogisticRegression(l2=0.01)."
        )
    return (
        f"After {len(slopes)} steps the logits still move. Write for example max_iter=1000, or "
        "l2=0.01 if nearly all examples are told apart without an error."
    )
