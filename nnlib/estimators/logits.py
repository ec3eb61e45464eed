"""From logits to answers: what all classifiers here share, whatever network gives the logits.

Two classes need one logit, z = log odds of the second class; more classes need one logit each.
"""

from __future__ import annotations

from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.utils.class_weight import compute_sample_weight
from sklearn.utils.multiclass import check_classification_targets
from sklearn.utils.validation import check_is_fitted, validate_data

from nnlib.activations import sigmoid, softmax
from nnlib.losses import BinaryCrossEntropy, CrossEntropy, as_weights
from nnlib.network import Network
from nnlib.shapes import Array

Classes = NDArray[Any]


class LogitClassifier(ClassifierMixin, BaseEstimator):  # type: ignore[misc]  # scikit-learn is untyped
    """A classifier whose `network_` gives logits; a kind of it defines `fit_network`.

    Attributes
    ----------
    classes_ : ndarray of shape (n_classes,)
        The classes, sorted.
    network_ : Network
        Gives one logit for two classes, one for each class if there are more.
    """

    class_weight: dict[Any, float] | str | None
    classes_: Classes
    network_: Network

    def fit(self, X: ArrayLike, y: ArrayLike, sample_weight: ArrayLike | None = None) -> Self:
        """Fit the network to examples.

        Parameters
        ----------
        X : array_like of shape (n_samples, n_in)
        y : array_like of shape (n_samples,)
            Their classes: numbers or words.
        sample_weight : array_like of shape (n_samples,), optional
            How much each example counts, at least 0.

        Returns
        -------
        self

        Raises
        ------
        ValueError, TypeError
            If `X` is not a table of finite numbers, `y` does not hold one class for each row and
            at least two in all, or a setting is wrong.
        """
        table, labels = validate_data(self, X, y, dtype=np.float64)
        check_classification_targets(labels)
        self.classes_, numbers = np.unique(labels, return_inverse=True)
        if len(self.classes_) < 2:
            raise ValueError(
                "y must hold at least 2 classes, but it holds 1 class: "
                f"{self.classes_.tolist()[0]!r}. Look at the line that selected the examples."
            )
        self.fit_network(table, numbers, self._weights(labels, sample_weight))
        return self

    def fit_network(self, X: Array, y: NDArray[np.intp], weights: Array | None) -> None:
        """Make and train `network_` for class numbers 0, 1, …; `weights` has a mean of 1."""
        raise NotImplementedError(f"{type(self).__name__} must define fit_network(X, y, weights).")

    @property
    def n_logits(self) -> int:
        """How many outputs the network needs."""
        return 1 if len(self.classes_) == 2 else len(self.classes_)

    @property
    def loss(self) -> BinaryCrossEntropy | CrossEntropy:
        """The loss that goes with the logits."""
        return BinaryCrossEntropy() if self.n_logits == 1 else CrossEntropy()

    def decision_function(self, X: ArrayLike) -> Array:
        """Compute the logits: the higher, the more it speaks for the class.

        Parameters
        ----------
        X : array_like of shape (n_samples, n_in)

        Returns
        -------
        ndarray of shape (n_samples,) or (n_samples, n_classes)
            For two classes the log odds of `classes_[1]`; else a logit for each class.

        Raises
        ------
        NotFittedError
            If `fit` did not come before.
        ValueError, TypeError
            If `X` is not a table of finite numbers with `n_features_in_` columns.
        """
        Z = self._logits(X)
        return Z[:, 0] if self.n_logits == 1 else Z

    def predict_proba(self, X: ArrayLike) -> Array:
        """Compute the probability of each class; parameters and errors as in `decision_function`.

        Returns
        -------
        ndarray of shape (n_samples, n_classes)
            In the order of `classes_`; each row adds up to 1.
        """
        Z = self._logits(X)
        return np.column_stack([sigmoid(-Z), sigmoid(Z)]) if self.n_logits == 1 else softmax(Z)

    def predict(self, X: ArrayLike) -> Classes:
        """Name the most probable class; parameters and errors as in `decision_function`.

        Returns
        -------
        ndarray of shape (n_samples,)
        """
        Z = self._logits(X)
        numbers = (Z[:, 0] > 0).astype(np.intp) if self.n_logits == 1 else Z.argmax(axis=1)
        return np.asarray(self.classes_[numbers])

    def _logits(self, X: ArrayLike) -> Array:
        check_is_fitted(self)
        return self.network_.apply(validate_data(self, X, dtype=np.float64, reset=False))

    def _weights(self, y: Classes, sample_weight: ArrayLike | None) -> Array | None:
        """Multiply the weights of examples with those of their classes, if there are any."""
        if sample_weight is None and self.class_weight is None:
            return None
        weights = compute_sample_weight(self.class_weight, y)
        if sample_weight is not None:
            weights = weights * as_weights(sample_weight, len(y))[:, 0]
        return as_weights(weights, len(y))[:, 0]
