"""nnlib's answer to what a page has trained: the same settings, the same seed, the same numbers."""

import re
from typing import NamedTuple

import numpy as np
from playwright.sync_api import Page, expect

from nnlib import (
    L2,
    SGD,
    Adam,
    BinaryCrossEntropy,
    CrossEntropy,
    Dense,
    Dropout,
    Network,
    datasets,
    initializers,
    train,
)
from nnlib.explore.playground import Playground
from nnlib.explore.trained import Trained, make_network
from nnlib.shapes import Array
from nnlib.xoshiro import Xoshiro128
from tests.explore.reading import SAYS


def ready(page: Page, words: str) -> str:
    """Wait until the page's sentence holds these words, and give it."""
    sentence = page.locator(SAYS)
    expect(sentence).to_contain_text(words, timeout=30_000)
    return sentence.inner_text()


def trained_at_once(
    explorer: Trained, n_epochs: int, learning_rate: float = 0.03
) -> tuple[Network, float]:
    """Train on all of an exploration's own points at once with Adam; the network and its loss."""
    X, y = examples(explorer)
    structure = explorer.structure()
    net = make_network(**structure)
    loss = BinaryCrossEntropy() if structure["n_classes"] == 2 else CrossEntropy()
    rng = Xoshiro128(structure["seed"])
    train(net, X, y, loss=loss, optimizer=Adam(learning_rate), n_epochs=n_epochs, rng=rng)
    return net, loss.value_and_gradient(net.forward(X), y)[0]


def examples(explorer: Trained) -> tuple[Array, Array]:
    """Give the points of an exploration as X and y."""
    table = np.array(explorer.points)
    return table[:, :2], table[:, 2]


def count_right(net: Network, X: Array, y: Array) -> int:
    """Count the points on their side."""
    Z = net.forward(X)
    answers = Z[:, 0] > 0 if Z.shape[1] == 1 else Z.argmax(axis=1)
    return int(np.sum(answers == y))


def number_after(words: str, text: str) -> float:
    """Read the number that stands behind some words."""
    return float(re.search(rf"{words} (\d+(?:\.\d+)?)", text).group(1))


class Expected(NamedTuple):
    """What a page should say after a run."""

    net: Network
    loss: float
    right: int
    n: int
    validation_loss: float
    validation_right: int
    n_validation: int


def expected(explorer: Playground, n_epochs: int) -> Expected:
    """Train with nnlib what a playground trains: its points, its network, its optimizer."""
    X, y, learned, apart = points(explorer)
    net = make_network(**explorer.structure())
    rng = _after_first_weights(explorer, net)
    loss = BinaryCrossEntropy() if net.forward(X).shape[1] == 1 else CrossEntropy()
    momentum = {"momentum": 0.9} if explorer.optimizer == "momentum" else {}
    rate = explorer.learning_rate
    optimizer = Adam(rate) if explorer.optimizer == "Adam" else SGD(rate, **momentum)
    train(
        net,
        X[learned],
        y[learned],
        loss=loss,
        optimizer=optimizer,
        n_epochs=n_epochs,
        rng=rng,
        batch_size=explorer.batch_size,
        penalty=L2(explorer.l2) if explorer.l2 else None,
    )

    def measured(rows: Array) -> tuple[float, int, int]:
        if len(rows) == 0:
            return float("nan"), 0, 0
        value = loss.value_and_gradient(net.forward(X[rows]), y[rows])[0]
        return value, count_right(net, X[rows], y[rows]), len(rows)

    return Expected(net, *measured(learned), *measured(apart))


def points(explorer: Playground) -> tuple[Array, Array, Array, Array]:
    """Make the points of a playground, and the rows that are learned and kept apart."""
    rng, n, noise = Xoshiro128(explorer.data_seed), explorer.n_points, explorer.noise
    if explorer.data == "own":
        X, y = examples(explorer)
    else:
        options = {
            "blobs": {"spread": 0.5 + noise, "n_classes": explorer.n_classes},
            "stray_points": {"share": noise / 2},
        }.get(explorer.data, {"noise": noise})
        X, y = getattr(datasets, explorer.data)(n, rng=rng, **options)
    n_apart = int(explorer.validation * len(X) + 0.5)
    order = rng.permutation(len(X)) if n_apart else np.arange(len(X))
    return X, y, order[n_apart:], order[:n_apart]


def _after_first_weights(explorer: Playground, net: Network) -> Xoshiro128:
    """Give the generator as it is once the first weights are drawn, to the dropout layers too."""
    rng = Xoshiro128(explorer.seed)
    dense = [layer for layer in net.layers if isinstance(layer, Dense)]
    for layer in dense:
        layer.W = initializers.get(explorer.initializer)(layer.n_in, layer.n_out, rng=rng)
    for layer in net.layers:
        if isinstance(layer, Dropout):
            layer.rng = rng
    return rng
