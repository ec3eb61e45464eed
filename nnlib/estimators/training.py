"""From settings to a trained network: what the classifier and the regressor share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nnlib.layers import Activation, Dense, Layer
from nnlib.losses import Loss
from nnlib.network import Network
from nnlib.optimizers import SGD, Adam, AdamW, Optimizer, RMSProp
from nnlib.regularizers import L2
from nnlib.shapes import Array, Rng, check_count, check_not_negative, check_share, look_up
from nnlib.training import EarlyStopping, History, train

OPTIMIZERS: dict[str, type[Any]] = {"adam": Adam, "adamw": AdamW, "rmsprop": RMSProp, "sgd": SGD}


class TrainedInBatches:
    """Keeps the settings, makes the network that they describe, and trains it."""

    network_: Network
    history_: History

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
    ) -> None:
        self.hidden = hidden
        self.activation = activation
        self.l2 = l2
        self.optimizer = optimizer
        self.learning_rate = learning_rate
        self.batch_size = batch_size
        self.n_epochs = n_epochs
        self.early_stopping = early_stopping
        self.validation_share = validation_share
        self.random_state = random_state

    def train_network(
        self, X: Array, Y: NDArray[Any], weights: Array | None, *, n_out: int, loss: Loss
    ) -> None:
        """Make `network_` and train it; keep its `history_`."""
        rng = as_rng(self.random_state)
        net = make_network(X.shape[1], self.hidden, n_out, self.activation, rng)
        optimizer: Optimizer = look_up(OPTIMIZERS, self.optimizer, "optimizer")(self.learning_rate)
        l2 = check_not_negative(self.l2, "l2")
        seen, unseen = self._split(len(X), rng)
        self.history_ = train(
            net, X[seen], Y[seen], loss=loss, optimizer=optimizer, rng=rng,
            n_epochs=self.n_epochs, batch_size=self.batch_size,
            sample_weight=None if weights is None else weights[seen],
            validation=None if unseen is None else (X[unseen], Y[unseen]),
            penalty=L2(l2) if l2 > 0 else None, early_stopping=self.early_stopping,
        )  # fmt: skip
        self.network_ = net

    def _split(self, n: int, rng: Rng) -> tuple[NDArray[np.intp] | slice, NDArray[np.intp] | None]:
        """Keep some examples apart if early stopping is to look at them."""
        if self.early_stopping is None:
            return slice(None), None
        share = check_share(self.validation_share, "validation_share", example=0.2)
        n_unseen = max(1, round(share * n))
        if n_unseen == n:
            raise ValueError(
                f"early_stopping keeps {n_unseen} of n_samples = {n} examples apart, which leaves "
                "none to learn from. Write early_stopping=None."
            )
        order = np.asarray(rng.permutation(n), dtype=np.intp)
        return order[n_unseen:], order[:n_unseen]


def make_network(
    n_in: int, hidden: Sequence[int], n_out: int, activation: str, rng: Rng
) -> Network:  # fmt: skip
    """Lay dense layers in a row, with an activation after each but the last.

    Parameters
    ----------
    n_in : int
    hidden : sequence of int
        Number of neurons in each hidden layer; empty for none.
    n_out : int
    activation : str
    rng : random generator

    Returns
    -------
    Network

    Raises
    ------
    TypeError, ValueError
        If `hidden` does not hold whole numbers of at least 1, or the activation is not known.

    Examples
    --------
    >>> make_network(2, (3,), 1, "tanh", np.random.default_rng(0))
    Network([Dense(2 → 3), Activation(tanh), Dense(3 → 1)])
    """
    if not isinstance(hidden, Sequence | np.ndarray) or isinstance(hidden, str):
        raise TypeError(
            f"hidden must list the sizes of the hidden layers, but it is {hidden!r}. "
            "For one layer of 12 neurons write hidden=(12,)."
        )
    layers: list[Layer] = []
    for index, width in enumerate(hidden):
        layers.append(Dense(n_in, check_count(width, f"hidden[{index}]"), rng=rng))
        layers.append(Activation(activation))
        n_in = width
    return Network([*layers, Dense(n_in, n_out, rng=rng)])


def as_rng(random_state: Any) -> Rng:
    """Make a generator of a seed or of None; take one that is there as it is.

    With a seed, the estimator draws what `np.random.default_rng(seed)` gives.

    Raises
    ------
    TypeError, ValueError
        If it is none of these.
    """
    if isinstance(random_state, np.random.RandomState | np.random.Generator):
        return random_state
    if random_state is None or isinstance(random_state, int | np.integer):
        return np.random.default_rng(random_state)
    raise TypeError(
        f"random_state must be a whole number, None or a random generator, but it is "
        f"{random_state!r}. Write for example random_state=0."
    )
