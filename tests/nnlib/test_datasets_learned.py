"""Datasets keep what they promise to a learner: where a line fails, and what rescues it."""

from collections.abc import Callable

import numpy as np
import pytest

import nnlib
from nnlib import datasets

SEEDS = [0, 1, 2]
CURVED = [datasets.parabola, datasets.circle, datasets.spiral, datasets.moons, datasets.xor]


def share_right(
    make: Callable, seed: int, *, n_hidden: int = 0, widen: Callable = np.asarray, n: int = 400
) -> tuple[float, float]:
    """Train on n points, and say which share of them, and of 1000 new ones, is right."""
    rng = np.random.default_rng(seed)
    X, y = make(n, rng=rng)
    X_new, y_new = make(1000, rng=rng)
    X, X_new = widen(X), widen(X_new)
    n_in, n_last = X.shape[1], n_hidden or X.shape[1]
    hidden = [nnlib.Dense(n_in, n_hidden, rng=rng), nnlib.Activation("tanh")] if n_hidden else []
    net = nnlib.Network([*hidden, nnlib.Dense(n_last, 1, rng=rng)])
    loss, optimizer = nnlib.BinaryCrossEntropy(), nnlib.Adam(0.05)
    nnlib.train(net, X, y, loss=loss, optimizer=optimizer, n_epochs=600, rng=rng)
    shares = [np.mean((net.apply(A)[:, 0] > 0) == b) for A, b in ((X, y), (X_new, y_new))]
    return float(shares[0]), float(shares[1])


def with_square(X: np.ndarray) -> np.ndarray:
    return np.column_stack([X, X[:, 0] ** 2])


def with_squares(X: np.ndarray) -> np.ndarray:
    return np.column_stack([X, X**2])


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("make", CURVED)
def test_a_line_fails_and_a_hidden_layer_does_not(make: Callable, seed: int) -> None:
    _, line = share_right(make, seed)
    _, hidden = share_right(make, seed, n_hidden=12)

    assert line < 0.92
    assert hidden > 0.95
    assert hidden > line + 0.05


@pytest.mark.parametrize("seed", SEEDS)
def test_a_square_rescues_the_parabola_and_not_the_circle(seed: int) -> None:
    _, parabola = share_right(datasets.parabola, seed, widen=with_square)
    _, circle = share_right(datasets.circle, seed, widen=with_square)

    assert parabola > 0.97
    assert circle < 0.85


@pytest.mark.parametrize("seed", SEEDS)
def test_two_squares_rescue_the_circle_and_not_the_spiral(seed: int) -> None:
    _, circle = share_right(datasets.circle, seed, widen=with_squares)
    _, spiral = share_right(datasets.spiral, seed, widen=with_squares)

    assert circle > 0.97
    assert spiral < 0.85


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("n_classes", [3, 5])
def test_a_line_between_each_two_splits_more_blobs(n_classes: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    X, y = datasets.blobs(400, rng=rng, n_classes=n_classes, spread=0.4)
    net = nnlib.Network([nnlib.Dense(2, n_classes, rng=rng)])

    loss, optimizer = nnlib.CrossEntropy(), nnlib.Adam(0.1)
    nnlib.train(net, X, y, loss=loss, optimizer=optimizer, n_epochs=200, rng=rng)

    assert np.mean(net.apply(X).argmax(axis=1) == y) > 0.97


@pytest.mark.parametrize("seed", SEEDS)
def test_random_labels_are_learned_by_heart_and_good_for_nothing(seed: int) -> None:
    seen, new = share_right(datasets.random_labels, seed, n_hidden=100, n=30)

    assert seen > 0.9
    assert new == pytest.approx(0.5, abs=0.07)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_network_that_bends_round_the_strays_gets_clean_points_wrong(seed: int) -> None:
    def with_strays_to_learn_from(n: int, *, rng: np.random.Generator) -> tuple:
        return datasets.stray_points(n, rng=rng, share=0.05 if n < 1000 else 0)

    seen, new = share_right(with_strays_to_learn_from, seed, n_hidden=100, n=80)

    # The true border gets 0.95 of the examples right, and 1 of the new points, which are clean.
    assert seen > 0.97
    assert new < 0.95


@pytest.mark.parametrize("seed", SEEDS)
def test_always_no_is_nearly_always_right_where_class_1_is_rare(seed: int) -> None:
    _, y = datasets.imbalanced_blobs(200, rng=np.random.default_rng(seed))
    always_no = np.zeros_like(y)

    assert nnlib.metrics.accuracy(y, always_no).value == 0.95
    assert nnlib.metrics.recall(y, always_no).value == 0.0
