"""Batch and layer normalization: by hand, against finite differences, and their laws."""

import copy

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnlib import (
    SGD,
    Activation,
    BatchNorm,
    BinaryCrossEntropy,
    Dense,
    EarlyStopping,
    LayerNorm,
    Network,
    ShapeError,
    check_gradients,
    datasets,
    numerical_gradient,
    train,
)

KINDS = [BatchNorm, LayerNorm]
seeds = st.integers(0, 999)


def drawn(seed: int) -> tuple[np.random.Generator, int, int]:
    rng = np.random.default_rng(seed)
    return rng, int(rng.integers(2, 6)), int(rng.integers(2, 5))


# --- values -----------------------------------------------------------------------------


def test_a_batch_worked_by_hand() -> None:
    layer = BatchNorm(2, momentum=0.5, epsilon=1e-12)
    layer.gamma, layer.beta = [10.0, 1.0], [0.0, 7.0]

    Z = layer.forward([[1.0, 4.0], [3.0, 8.0]], training=True)

    np.testing.assert_allclose(Z, [[-10.0, 6.0], [10.0, 8.0]])
    np.testing.assert_allclose(layer.running_mean, [1.0, 3.0])  # half of 2 and of 6
    np.testing.assert_allclose(layer.running_variance, [1.5, 4.5])  # half of 1 + 2 and of 1 + 8


def test_a_row_worked_by_hand() -> None:
    layer = LayerNorm(2, epsilon=1e-12)
    layer.gamma, layer.beta = [10.0, 1.0], [0.0, 7.0]

    Z = layer.forward([[1.0, 3.0], [8.0, 4.0]])

    np.testing.assert_allclose(Z, [[-10.0, 8.0], [10.0, 6.0]])


def test_outside_training_the_running_statistics_are_used_and_stay() -> None:
    layer = BatchNorm(1, epsilon=1e-12)
    layer.running_mean[:], layer.running_variance[:] = 5.0, 4.0

    Z = layer.forward([[7.0]])

    np.testing.assert_allclose(Z, [[1.0]])
    assert (layer.running_mean[0], layer.running_variance[0]) == (5.0, 4.0)


@given(seed=seeds)
def test_a_batch_leaves_with_mean_0_and_variance_1(seed: int) -> None:
    rng, n, n_features = drawn(seed)

    Z = BatchNorm(n_features, epsilon=1e-12).forward(
        rng.normal(3, 5, (n, n_features)), training=True
    )

    np.testing.assert_allclose(Z.mean(axis=0), 0.0, atol=1e-9)
    np.testing.assert_allclose(Z.var(axis=0), 1.0, atol=1e-6)


@given(seed=seeds)
def test_layer_norm_looks_at_no_other_example(seed: int) -> None:
    rng, n, n_features = drawn(seed)
    X, layer = rng.normal(size=(n, n_features)), LayerNorm(n_features)

    one_by_one = np.vstack([layer.forward(x[np.newaxis]) for x in X])

    np.testing.assert_allclose(layer.forward(X), one_by_one, atol=1e-12)


@given(seed=seeds)
def test_batch_norm_does_look_at_the_other_examples(seed: int) -> None:
    rng, n, n_features = drawn(seed)
    X, layer = rng.normal(size=(n, n_features)), BatchNorm(n_features)
    before = layer.forward(X, training=True)

    X[0] += 10.0

    assert not np.allclose(layer.forward(X, training=True)[1:], before[1:])


@given(seed=seeds)
def test_shifting_and_stretching_a_feature_changes_nothing_in_training(seed: int) -> None:
    rng, n, n_features = drawn(seed)
    X, layer = rng.normal(size=(n, n_features)), BatchNorm(n_features, epsilon=1e-12)

    Z = layer.forward(X, training=True)

    np.testing.assert_allclose(layer.forward(100.0 + 7.0 * X, training=True), Z, atol=1e-6)


def test_the_running_statistics_come_to_those_of_all_examples(rng: np.random.Generator) -> None:
    layer = BatchNorm(1, momentum=0.99)

    for _ in range(2000):
        layer.forward(rng.normal(3.0, 2.0, (8, 1)), training=True)

    # 2000 batches of 8, of which the last hundred or so count: within 4 standard errors.
    assert abs(layer.running_mean[0] - 3.0) < 4 * 2.0 / np.sqrt(8 * 199)
    assert abs(layer.running_variance[0] - 4.0) < 4 * 4.0 * np.sqrt(2 / (7 * 199))


# --- gradients --------------------------------------------------------------------------


@pytest.mark.parametrize("training", [True, False])
@pytest.mark.parametrize("kind", KINDS)
@given(seed=seeds)
def test_gradients_agree_with_finite_differences(kind: type, training: bool, seed: int) -> None:
    rng, n, n_features = drawn(seed)
    layer = kind(n_features, epsilon=0.1)
    layer.gamma, layer.beta = rng.normal(size=n_features), rng.normal(size=n_features)
    X, dZ = rng.normal(size=(n, n_features)), rng.normal(size=(n, n_features))

    layer.forward(X, training=training)
    dX = layer.backward(dZ)

    def value(X: np.ndarray) -> float:
        return (dZ * copy.deepcopy(layer).forward(X, training=training)).sum()

    np.testing.assert_allclose(dX, numerical_gradient(value, X), rtol=1e-5, atol=1e-7)
    np.testing.assert_allclose(layer.dbeta, dZ.sum(axis=0), atol=1e-12)
    for name in ("gamma", "beta"):
        start = getattr(layer, name).copy()

        def value_at(values: np.ndarray, name: str = name) -> float:
            twin = copy.deepcopy(layer)
            setattr(twin, name, values)
            return (dZ * twin.forward(X, training=training)).sum()

        expected = numerical_gradient(value_at, start)
        np.testing.assert_allclose(getattr(layer, "d" + name), expected, rtol=1e-5, atol=1e-7)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("training", [True, False])
def test_a_network_with_normalization_passes_the_gradient_check(
    kind: type, training: bool, rng: np.random.Generator
) -> None:
    net = Network(
        [Dense(2, 4, rng=rng), kind(4), Activation("tanh"), kind(4), Dense(4, 1, rng=rng)]
    )
    X = rng.normal(size=(6, 2))

    check_gradients(net, X, [0, 1, 0, 1, 1, 0], loss=BinaryCrossEntropy(), training=training)


def test_a_wrong_way_back_through_the_batch_is_found(
    rng: np.random.Generator, monkeypatch: pytest.MonkeyPatch
) -> None:
    def as_if_given(self: BatchNorm, dX_hat: np.ndarray, axis: int) -> np.ndarray:
        return dX_hat / self._spread

    monkeypatch.setattr(BatchNorm, "through_statistics", as_if_given)
    net = Network([Dense(2, 3, rng=rng), BatchNorm(3), Dense(3, 1, rng=rng)])

    with pytest.raises(ValueError, match=r"layers\[1\]\.dX.* of BatchNorm\(3\)"):
        check_gradients(
            net, rng.normal(size=(5, 2)), [0, 1, 0, 1, 1], loss=BinaryCrossEntropy(), training=True
        )


# --- in a network -----------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_scales_and_shifts_are_no_weights_and_no_hidden_layer(
    kind: type, rng: np.random.Generator
) -> None:
    net = Network([Dense(2, 3, rng=rng), kind(3), Activation("tanh"), Dense(3, 1, rng=rng)])

    assert net.is_weight.sum() == 2 * 3 + 3
    assert [H.shape for H in net.hidden_outputs(np.ones((5, 2)))] == [(5, 3)]


@pytest.mark.parametrize("kind", KINDS)
def test_float32_stays_float32(kind: type, rng: np.random.Generator) -> None:
    layer = kind(3, dtype=np.float32)
    Z = layer.forward(rng.normal(size=(4, 3)), training=True)

    assert {Z.dtype, layer.backward(np.ones((4, 3))).dtype} == {np.dtype(np.float32)}
    assert layer.forward(rng.normal(size=(4, 3))).dtype == np.float32


def test_early_stopping_brings_the_running_statistics_back_too(rng: np.random.Generator) -> None:
    X, y = datasets.blobs(40, rng=rng)
    net = Network([Dense(2, 4, rng=rng), BatchNorm(4), Dense(4, 1, rng=rng)])
    seen = []

    def note(epoch: int, loss: float) -> None:
        seen.append(net.layers[1].running_mean.copy())

    history = train(
        net, X, y, loss=BinaryCrossEntropy(), optimizer=SGD(5.0), n_epochs=60, rng=rng,
        validation=datasets.blobs(20, rng=rng), early_stopping=EarlyStopping(patience=5),
        callback=note,
    )  # fmt: skip

    assert history.best_epoch < history.n_epochs
    np.testing.assert_array_equal(net.layers[1].running_mean, seen[history.best_epoch - 1])


@pytest.mark.parametrize("kind", KINDS)
def test_one_column_without_spread_becomes_the_shift(kind: type) -> None:
    layer = kind(2)
    layer.beta = [3.0, 3.0]

    np.testing.assert_allclose(layer.forward([[5.0, 5.0], [5.0, 5.0]], training=True), 3.0)


# --- mistakes ---------------------------------------------------------------------------


def test_a_batch_of_one_has_no_spread() -> None:
    with pytest.raises(ShapeError) as caught:
        BatchNorm(2).forward([[1.0, 2.0]], training=True)

    assert str(caught.value) == (
        "BatchNorm(2) needs at least 2 examples in a batch to see their spread, but this one has "
        "1. Choose a batch_size that leaves no single example over."
    )


@pytest.mark.parametrize("kind", KINDS)
def test_another_number_of_features_is_refused(kind: type) -> None:
    with pytest.raises(ShapeError, match=r"X must have 3 columns"):
        kind(3).forward(np.ones((4, 2)))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"n_features": 0}, "n_features must be at least 1"),
        ({"n_features": 2, "epsilon": 0.0}, "epsilon must be above 0"),
        ({"n_features": 2, "dtype": np.float16}, r"dtype must be np\.float64"),
    ],
)
def test_impossible_options_are_refused(kind: type, options: dict, words: str) -> None:
    with pytest.raises((TypeError, ValueError), match=words):
        kind(**options)


def test_a_momentum_of_1_would_never_move() -> None:
    with pytest.raises(ValueError, match="momentum must be at least 0 and below 1"):
        BatchNorm(2, momentum=1.0)
