"""Dropout: who is silent, what is left of the mean, and what comes back."""

import copy

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnlib import SGD, BinaryCrossEntropy, Dense, Dropout, Network, check_gradients, datasets, train


def test_each_entry_is_silent_or_made_larger() -> None:
    Z = Dropout(0.75, rng=np.random.default_rng(0)).forward(np.full((50, 20), 2.0), training=True)

    np.testing.assert_array_equal(np.unique(Z), [0.0, 8.0])


def test_outside_training_nothing_happens() -> None:
    layer, X = Dropout(0.5, rng=np.random.default_rng(0)), np.ones((3, 4))

    np.testing.assert_array_equal(layer.forward(X), X)
    np.testing.assert_array_equal(layer.backward(2 * X), 2 * X)


@given(rate=st.sampled_from([0.1, 0.3, 0.5, 0.8]), seed=st.integers(0, 99))
def test_dropout_keeps_the_mean(rate: float, seed: int) -> None:
    layer = Dropout(rate, rng=np.random.default_rng(seed))

    Z = layer.forward(np.ones((200, 100)), training=True)

    # Each entry is 1 on average, with the standard deviation √(rate / (1 − rate)).
    assert abs(Z.mean() - 1.0) < 5 * np.sqrt(rate / (1 - rate) / Z.size)
    assert abs((Z == 0).mean() - rate) < 5 * np.sqrt(rate * (1 - rate) / Z.size)


def test_after_training_no_mask_is_left() -> None:
    layer, X = Dropout(0.5, rng=np.random.default_rng(0)), np.ones((2, 8))
    layer.forward(X, training=True)

    np.testing.assert_array_equal(layer.forward(X), X)
    np.testing.assert_array_equal(layer.backward(X), X)
    assert layer.mask is None


def test_a_draw_of_exactly_the_rate_stays() -> None:
    class Same:
        normal = permutation = None

        def uniform(self, low: float, high: float, size: tuple) -> np.ndarray:
            return np.full(size, 0.25)

    layer = Dropout(0.25, rng=Same())

    assert layer.forward([[3.0]], training=True)[0, 0] == 4.0


def test_who_was_silent_hears_nothing() -> None:
    layer = Dropout(0.5, rng=np.random.default_rng(1))
    Z = layer.forward(np.ones((4, 5)), training=True)

    np.testing.assert_array_equal(layer.backward(np.full((4, 5), 3.0)), 3.0 * Z)


def test_each_call_silences_others() -> None:
    layer = Dropout(0.5, rng=np.random.default_rng(0))

    first, second = (layer.forward(np.ones((4, 5)), training=True) for _ in range(2))

    assert not np.array_equal(first, second)


def test_the_same_seed_silences_the_same() -> None:
    masks = [
        Dropout(0.5, rng=np.random.default_rng(7)).forward(np.ones((4, 5)), training=True)
        for _ in range(2)
    ]

    np.testing.assert_array_equal(*masks)


def test_a_rate_of_0_silences_nobody() -> None:
    layer = Dropout(0.0, rng=np.random.default_rng(0))

    np.testing.assert_array_equal(layer.forward(np.ones((4, 5)), training=True), np.ones((4, 5)))


def test_float32_stays_float32() -> None:
    rng = np.random.default_rng(0)
    net = Network([Dense(2, 3, rng=rng, dtype=np.float32), Dropout(0.5, rng=rng)])

    Z = net.forward(np.ones((4, 2)), training=True)

    assert {Z.dtype, net.backward(np.ones((4, 3))).dtype} == {np.dtype(np.float32)}


def test_training_silences_and_the_finished_network_does_not(rng: np.random.Generator) -> None:
    X, y = datasets.blobs(50, rng=rng)
    net = Network([Dense(2, 8, rng=rng), Dropout(0.5, rng=rng), Dense(8, 1, rng=rng)])

    history = train(net, X, y, loss=BinaryCrossEntropy(), optimizer=SGD(0.1), n_epochs=20, rng=rng)

    assert history.loss[-1] < history.loss[0]
    np.testing.assert_array_equal(net.forward(X), net.forward(X))


def test_a_copy_silences_the_same(rng: np.random.Generator) -> None:
    layer = Dropout(0.5, rng=rng)
    twin = copy.deepcopy(layer)

    X = np.ones((4, 5))
    np.testing.assert_array_equal(layer.forward(X, training=True), twin.forward(X, training=True))


def test_a_loaded_layer_computes_and_asks_for_a_generator_to_train(tmp_path) -> None:
    rng = np.random.default_rng(0)
    Network([Dense(2, 3, rng=rng), Dropout(0.5, rng=rng)]).save(tmp_path / "net.npz")

    net = Network.load(tmp_path / "net.npz")

    assert net.forward(np.ones((1, 2))).shape == (1, 3)
    with pytest.raises(RuntimeError) as caught:
        net.forward(np.ones((1, 2)), training=True)
    assert str(caught.value) == (
        "Dropout(0.5) comes from a file and has no random generator to train with. "
        "Write net.layers[i].rng = np.random.default_rng(0) for this layer."
    )
    net.layers[1].rng = np.random.default_rng(0)
    assert net.forward(np.ones((1, 2)), training=True).shape == (1, 3)


def test_the_gradient_check_says_that_chance_cannot_be_checked(rng: np.random.Generator) -> None:
    net = Network([Dense(2, 8, rng=rng), Dropout(0.5, rng=rng), Dense(8, 1, rng=rng)])
    X = rng.normal(size=(3, 2))

    check_gradients(net, X, [0, 1, 1], loss=BinaryCrossEntropy())
    with pytest.raises(ValueError, match=r"as Dropout does in training\. Leave out training=True"):
        check_gradients(net, X, [0, 1, 1], loss=BinaryCrossEntropy(), training=True)


@pytest.mark.parametrize("rate", [1.0, -0.1, np.nan])
def test_a_share_that_is_none_is_refused(rate: float) -> None:
    with pytest.raises(ValueError, match=r"rate must be at least 0 and below 1.*rate=0\.5"):
        Dropout(rate, rng=np.random.default_rng(0))


def test_a_seed_is_no_generator() -> None:
    with pytest.raises(TypeError, match=r"Write rng=np\.random\.default_rng\(3\)"):
        Dropout(0.5, rng=3)
