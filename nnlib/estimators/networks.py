"""Networks with hidden layers, for classes and for quantities, trained in batches."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray
from sklearn.base import BaseEstimator, RegressorMixin
from sklearn.utils.validation import check_is_fitted, validate_data

from nnlib.estimators.logits import LogitClassifier
from nnlib.estimators.training import TrainedInBatches
from nnlib.losses import MeanSquaredError, as_weights
from nnlib.shapes import Array
from nnlib.training import EarlyStopping


class NetworkClassifier(TrainedInBatches, LogitClassifier):
    """A network for classes: dense layers, trained on cross-entropy.

    Inputs are taken as they are, not standardized, so put a `StandardScaler` before it if they are
    far from −1 to 1.

    Parameters
    ----------
    hidden : sequence of int
        Number of neurons in each hidden layer; () for none.
    activation : str
        Activation function of the hidden layers.
    l2 : float
        Price λ of large weights, (λ / 2) Σ w² on the mean loss; 0 for none.
    optimizer : str
        "adam", "adamw", "rmsprop" or "sgd".
    learning_rate : float
    batch_size : int or None
        Examples per step; None for all.
    n_epochs : int
        How often to go through all examples.
    early_stopping : EarlyStopping or None
        When to stop before that. It keeps `validation_share` of the examples apart, which then
        teach nothing.
    validation_share : float
        Only used with `early_stopping`.
    random_state : int, None or random generator
        Draws first weights, validation set and batches. A number gives the same network each time,
        None another each time.
    class_weight : dict, "balanced" or None
        How much the examples of each class count; "balanced" makes the classes count alike.

    Attributes
    ----------
    classes_ : ndarray of shape (n_classes,)
    n_features_in_ : int
    network_ : Network
        Gives one logit for two classes, one for each class if there are more.
    history_ : History

    Examples
    --------
    >>> from nnlib import datasets
    >>> X, y = datasets.moons(200, rng=np.random.default_rng(0))
    >>> model = NetworkClassifier(hidden=(12,)).fit(X, y)
    >>> bool(model.score(X, y) > 0.98)
    True
    >>> model.network_
    Network([Dense(2 → 12), Activation(tanh), Dense(12 → 1)])
    """

    def __init__(
        self,
        hidden: Sequence[int] = (12,),
        *,
        activation: str = "tanh",
        l2: float = 0.0,
        optimizer: str = "adam",
        learning_rate: float = 0.01,
        batch_size: int | None = 32,
        n_epochs: int = 200,
        early_stopping: EarlyStopping | None = None,
        validation_share: float = 0.2,
        random_state: Any = 0,
        class_weight: dict[Any, float] | str | None = None,
    ) -> None:
        super().__init__(
            hidden, activation=activation, l2=l2, optimizer=optimizer,
            learning_rate=learning_rate, batch_size=batch_size, n_epochs=n_epochs,
            early_stopping=early_stopping, validation_share=validation_share,
            random_state=random_state,
        )  # fmt: skip
        self.class_weight = class_weight

    def fit_network(self, X: Array, y: NDArray[np.intp], weights: Array | None) -> None:
        """Make the network and train it; called by `fit`."""
        self.train_network(X, y, weights, n_out=self.n_logits, loss=self.loss)


class NetworkRegressor(TrainedInBatches, RegressorMixin, BaseEstimator):  # type: ignore[misc]
    """A network for quantities: dense layers, trained on the mean squared error.

    Inputs and targets are taken as they are, not standardized. The first predictions lie near 0,
    so targets far from it take many epochs to reach: put a `StandardScaler` before it, and both
    into `TransformedTargetRegressor(..., transformer=StandardScaler())`.

    Parameters
    ----------
    hidden : sequence of int
        Number of neurons in each hidden layer; () for none, which makes it linear.
    activation, l2, optimizer, learning_rate, batch_size, n_epochs, early_stopping, \
validation_share, random_state
        As in `NetworkClassifier`.

    Attributes
    ----------
    n_features_in_ : int
    network_ : Network
        Gives one number for each target.
    history_ : History

    Examples
    --------
    >>> x = np.linspace(-2, 2, 100)
    >>> model = NetworkRegressor().fit(x.reshape(-1, 1), np.sin(2 * x))
    >>> bool(model.score(x.reshape(-1, 1), np.sin(2 * x)) > 0.95)
    True
    """

    def fit(self, X: ArrayLike, y: ArrayLike, sample_weight: ArrayLike | None = None) -> Self:
        """Fit the network to examples.

        Parameters
        ----------
        X : array_like of shape (n_samples, n_in)
        y : array_like of shape (n_samples,) or (n_samples, n_targets)
        sample_weight : array_like of shape (n_samples,), optional
            How much each example counts, at least 0.

        Returns
        -------
        self

        Raises
        ------
        ValueError, TypeError
            If `X` and `y` are not finite numbers, a row for each example, or a setting is wrong.
        """
        table, targets = validate_data(
            self, X, y, dtype=np.float64, multi_output=True, y_numeric=True
        )  # fmt: skip
        self._is_flat = targets.ndim == 1
        Y = targets.astype(np.float64).reshape(len(targets), -1)  # (n_samples, n_targets)
        weights = None if sample_weight is None else as_weights(sample_weight, len(Y))[:, 0]
        self.train_network(table, Y, weights, n_out=Y.shape[1], loss=MeanSquaredError())
        return self

    def predict(self, X: ArrayLike) -> Array:
        """Predict the targets.

        Parameters
        ----------
        X : array_like of shape (n_samples, n_in)

        Returns
        -------
        ndarray of shape (n_samples,) or (n_samples, n_targets)
            As `y` was.

        Raises
        ------
        NotFittedError
            If `fit` did not come before.
        ValueError, TypeError
            If `X` is not a table of finite numbers with `n_features_in_` columns.
        """
        check_is_fitted(self)
        Z = self.network_.apply(validate_data(self, X, dtype=np.float64, reset=False))
        return Z[:, 0] if self._is_flat else Z

    def __sklearn_tags__(self) -> Any:
        """Tell scikit-learn that `y` may have several columns."""
        tags = super().__sklearn_tags__()
        tags.target_tags.multi_output = True
        return tags
