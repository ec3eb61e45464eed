"""Laws of learning: what must hold for every network, whatever its numbers are."""

import copy
import itertools
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import nnlib
from nnlib import (
    L2,
    SGD,
    Activation,
    Adam,
    BatchNorm,
    BinaryCrossEntropy,
    CrossEntropy,
    Dense,
    EarlyStopping,
    LayerNorm,
    MeanSquaredError,
    Network,
    Standardize,
)

SEEDS = [0, 1, 2]
Maker = Callable[[], Any]
OPTIMIZERS = pytest.mark.parametrize(
    "optimizer", [lambda: SGD(0.3), lambda: SGD(0.1, momentum=0.9), lambda: Adam(0.01)]
)


def two_layers(seed: int, *, name: str = "tanh", n_hidden: int = 5, n_out: int = 1) -> Network:
    rng = np.random.default_rng(seed)
    return Network([Dense(2, n_hidden, rng=rng), Activation(name), Dense(n_hidden, n_out, rng=rng)])


def moons(seed: int, n: int = 40) -> tuple[np.ndarray, np.ndarray]:
    return nnlib.datasets.moons(n, rng=np.random.default_rng(seed))


def train(net: Network, X: object, y: object, **options: Any) -> nnlib.History:
    defaults = {"loss": BinaryCrossEntropy(), "optimizer": SGD(0.3), "n_epochs": 60}
    return nnlib.train(net, X, y, rng=np.random.default_rng(7), **{**defaults, **options})


# --- what changes nothing -----------------------------------------------------------------------


@OPTIMIZERS
@pytest.mark.parametrize("seed", SEEDS)
def test_the_order_of_the_examples_does_not_matter_to_full_batches(
    optimizer: Maker, seed: int
) -> None:
    (X, y), net = moons(seed), two_layers(seed)
    twin, order = copy.deepcopy(net), np.random.default_rng(seed).permutation(len(X))

    train(net, X, y, optimizer=optimizer())
    train(twin, X[order], y[order], optimizer=optimizer())

    np.testing.assert_allclose(twin.parameters, net.parameters, rtol=1e-7, atol=1e-9)


@OPTIMIZERS
@pytest.mark.parametrize("seed", SEEDS)
def test_the_order_of_hidden_units_does_not_matter(optimizer: Maker, seed: int) -> None:
    (X, y), net = moons(seed), two_layers(seed)
    twin, order = copy.deepcopy(net), np.array([3, 0, 4, 1, 2])
    first, last = twin.layers[0], twin.layers[2]
    first.W, first.b, last.W = first.W[:, order], first.b[order], last.W[order]

    for each in (net, twin):
        train(each, X, y, optimizer=optimizer(), batch_size=8)

    np.testing.assert_allclose(first.W, net.layers[0].W[:, order], rtol=1e-6, atol=1e-8)
    np.testing.assert_allclose(twin.forward(X), net.forward(X), rtol=1e-6, atol=1e-8)


@OPTIMIZERS
@pytest.mark.parametrize("seed", SEEDS)
def test_a_tanh_unit_and_its_mirror_image_learn_alike(optimizer: Maker, seed: int) -> None:
    (X, y), net = moons(seed), two_layers(seed)
    twin = copy.deepcopy(net)
    twin.layers[0].W[:, 2] *= -1  # tanh(−z) = −tanh(z), and the next layer turns it round again
    twin.layers[2].W[2] *= -1

    for each in (net, twin):
        train(each, X, y, optimizer=optimizer())

    np.testing.assert_array_equal(twin.forward(X), net.forward(X))


@OPTIMIZERS
@pytest.mark.parametrize("seed", SEEDS)
def test_calling_the_classes_the_other_way_round_turns_the_logits_round(
    optimizer: Maker, seed: int
) -> None:
    (X, y), net = moons(seed), two_layers(seed)
    twin = copy.deepcopy(net)
    twin.layers[2].W *= -1

    history = train(net, X, y, optimizer=optimizer(), batch_size=8)
    turned = train(twin, X, 1 - y, optimizer=optimizer(), batch_size=8)

    np.testing.assert_allclose(turned.loss, history.loss, rtol=1e-7)
    np.testing.assert_allclose(twin.forward(X), -net.forward(X), rtol=1e-6, atol=1e-8)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_feature_in_another_unit_and_its_weights_in_the_inverse_one_change_nothing(
    seed: int,
) -> None:
    (X, y), net = moons(seed), two_layers(seed)
    loss, before = BinaryCrossEntropy(), net.forward(X)
    net.backward(loss.value_and_gradient(before, y)[1])
    dW = net.layers[0].dW.copy()

    net.layers[0].W[0] /= 1000.0  # metres become millimetres
    after = net.forward(X * [1000.0, 1.0])
    net.backward(loss.value_and_gradient(after, y)[1])

    np.testing.assert_allclose(after, before, rtol=1e-12, atol=1e-14)
    np.testing.assert_allclose(net.layers[0].dW, dW * [[1000.0], [1.0]], rtol=1e-9, atol=1e-14)


@pytest.mark.parametrize("seed", SEEDS)
def test_behind_standardize_units_and_origin_of_a_feature_do_not_matter(seed: int) -> None:
    X, y = moons(seed)
    histories = []
    for table in (X, X * [1000.0, 0.5] + [3.0, -20.0]):
        rng = np.random.default_rng(seed)
        net = Network([Standardize(table), Dense(2, 3, rng=rng), Activation("tanh"),
                       Dense(3, 1, rng=rng)])  # fmt: skip
        histories.append(train(net, table, y).loss)

    np.testing.assert_allclose(histories[1], histories[0], rtol=1e-9)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", ["relu", "leaky_relu"])
def test_a_relu_passes_a_factor_on(name: str, seed: int) -> None:
    (X, _), net = moons(seed), two_layers(seed, name=name)
    before = net.forward(X)

    net.layers[0].W *= 8.0  # the biases are 0
    net.layers[2].W /= 8.0

    np.testing.assert_array_equal(net.forward(X), before)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("kind", [BatchNorm, LayerNorm])
def test_weights_before_a_normalization_have_a_direction_but_no_length(
    kind: type, seed: int
) -> None:
    rng, (X, y) = np.random.default_rng(seed), moons(seed)
    net = Network([Dense(2, 4, rng=rng), kind(4, epsilon=1e-12), Dense(4, 1, rng=rng)])
    before = net.forward(X, training=True)
    net.backward(BinaryCrossEntropy().value_and_gradient(before, y)[1])
    dW = net.layers[0].dW.copy()

    net.layers[0].W *= 3.0

    np.testing.assert_allclose(net.forward(X, training=True), before, rtol=1e-6, atol=1e-9)
    assert abs(np.sum(dW * net.layers[0].W)) < 1e-6 * np.linalg.norm(dW)  # no slope along W


@pytest.mark.parametrize("seed", SEEDS)
def test_linear_layers_in_a_row_are_one_linear_layer(seed: int) -> None:
    rng, X = np.random.default_rng(seed), np.random.default_rng(seed).normal(size=(9, 4))
    sizes = [4, 7, 2, 5, 3]
    layers = [Dense(n, m, rng=rng) for n, m in itertools.pairwise(sizes)]
    for layer in layers:
        layer.b = rng.normal(size=layer.b.shape)
    deep = Network([part for layer in layers for part in (layer, Activation("identity"))])

    one = Dense(4, 3, rng=rng)
    one.W = np.linalg.multi_dot([layer.W for layer in layers])
    one.b = deep.forward(np.zeros((1, 4)))[0]

    np.testing.assert_allclose(deep.forward(X), one.forward(X), rtol=1e-10, atol=1e-12)
    assert np.linalg.matrix_rank(one.W) == 2  # as narrow as the narrowest


# --- sums and means -----------------------------------------------------------------------------


@pytest.mark.parametrize("seed", SEEDS)
def test_the_gradient_of_a_batch_is_the_mean_of_the_gradients_of_its_examples(seed: int) -> None:
    (X, y), net, loss = moons(seed, 12), two_layers(seed), BinaryCrossEntropy()

    def gradients(rows: slice) -> np.ndarray:
        net.backward(loss.value_and_gradient(net.forward(X[rows]), y[rows])[1])
        return net.gradients.copy()

    singles = [gradients(slice(i, i + 1)) for i in range(12)]

    np.testing.assert_allclose(gradients(slice(None)), np.mean(singles, axis=0), atol=1e-15)


@pytest.mark.parametrize("seed", SEEDS)
def test_cross_entropy_never_moves_all_logits_together(seed: int) -> None:
    X, y = nnlib.datasets.blobs(30, rng=np.random.default_rng(seed), n_classes=3)
    net = two_layers(seed, n_out=3)
    loss = CrossEntropy(label_smoothing=0.1)

    _, dZ = loss.value_and_gradient(net.forward(X), y)

    np.testing.assert_allclose(dZ.sum(axis=1), 0.0, atol=1e-16)


@pytest.mark.parametrize("seed", SEEDS)
def test_in_plain_descent_an_l2_penalty_shrinks_the_weights_before_the_step(seed: int) -> None:
    (X, y), net = moons(seed), two_layers(seed)
    net.layers[0].b = np.ones(5)
    twin = copy.deepcopy(net)

    train(net, X, y, optimizer=SGD(0.2), penalty=L2(0.5), n_epochs=1)
    start = twin.parameters.copy()
    train(twin, X, y, optimizer=SGD(0.2), n_epochs=1)
    shrunk = np.where(twin.is_weight, (1 - 0.2 * 0.5) * start, start)

    np.testing.assert_allclose(net.parameters, twin.parameters - start + shrunk, rtol=1e-12)


# --- where training leads -----------------------------------------------------------------------


@pytest.mark.parametrize("seed", SEEDS)
def test_the_larger_the_l2_penalty_the_smaller_the_weights(seed: int) -> None:
    X, y = nnlib.datasets.blobs(60, rng=np.random.default_rng(seed))
    norms = []
    for strength in (1e-3, 1e-2, 1e-1, 1.0):
        net = Network([Dense(2, 1, rng=np.random.default_rng(seed))])
        train(net, X, y, penalty=L2(strength), n_epochs=300)
        norms.append(np.linalg.norm(net.layers[0].W))

    assert (np.diff(norms) < 0).all()


def separable(seed: int) -> tuple[np.ndarray, np.ndarray]:
    X, y = nnlib.datasets.blobs(30, rng=np.random.default_rng(seed), spread=0.3)
    assert (y == (X.sum(axis=1) > 0)).all()
    return X, y


@pytest.mark.parametrize("seed", SEEDS)
def test_on_separable_classes_the_weights_of_a_neuron_never_stop_growing(seed: int) -> None:
    (X, y), net, norms = (
        separable(seed),
        Network([Dense(2, 1, rng=np.random.default_rng(seed))]),
        [],
    )

    for n_epochs in (50, 450, 4500):  # 50, 500 and 5000 in all
        train(net, X, y, optimizer=SGD(1.0), n_epochs=n_epochs)
        norms.append(np.linalg.norm(net.layers[0].W))

    first, second = np.diff(norms)
    assert first > 0
    assert second == pytest.approx(first, rel=0.25)  # like the logarithm of the steps


@pytest.mark.parametrize("seed", SEEDS)
def test_an_l2_penalty_stops_them_where_both_pulls_are_equal(seed: int) -> None:
    (X, y), net = separable(seed), Network([Dense(2, 1, rng=np.random.default_rng(seed))])

    train(net, X, y, optimizer=SGD(1.0), penalty=L2(0.1), n_epochs=400)

    net.backward(BinaryCrossEntropy().value_and_gradient(net.forward(X), y)[1])
    np.testing.assert_allclose(net.layers[0].dW, -0.1 * net.layers[0].W, rtol=1e-6)


@pytest.mark.parametrize("share", [0.05, 0.2])
@pytest.mark.parametrize("seed", SEEDS)
def test_smoothed_labels_put_an_end_to_the_logits(share: float, seed: int) -> None:
    X, y, rng = [[-1.0], [1.0]], [0, 1], np.random.default_rng(seed)
    smooth, sharp = (Network([Dense(1, 1, rng=rng)]) for _ in range(2))
    bound = np.log((1 - share / 2) / (share / 2))  # where p = 1 − s/2

    loss = BinaryCrossEntropy(label_smoothing=share)
    train(smooth, X, y, loss=loss, optimizer=SGD(4.0), n_epochs=500)
    train(sharp, X, y, optimizer=SGD(4.0), n_epochs=500)

    np.testing.assert_allclose(smooth.forward(X).ravel(), [-bound, bound], rtol=1e-6)
    assert sharp.forward([[1.0]])[0, 0] > 1.5 * bound


@OPTIMIZERS
def test_units_that_start_equal_stay_equal(optimizer: Maker) -> None:
    (X, y), net = moons(0), two_layers(0)
    net.layers[0].W = np.tile([[0.3], [-0.2]], 5)
    net.layers[2].W = np.full((5, 1), 0.1)

    train(net, X, y, optimizer=optimizer())

    assert np.ptp(net.layers[0].W, axis=1).max() < 1e-12
    assert np.ptp(net.layers[0].W) > 0.1  # though they have learned


@pytest.mark.parametrize("seed", SEEDS)
def test_where_inputs_tell_nothing_a_network_learns_the_mean(seed: int) -> None:
    y = np.random.default_rng(seed).normal(3.0, 2.0, 25)
    net = Network([Dense(1, 1, rng=np.random.default_rng(seed))])

    train(net, np.zeros((25, 1)), y, loss=MeanSquaredError(), optimizer=SGD(0.2), n_epochs=100)

    assert net.forward([[0.0]])[0, 0] == pytest.approx(y.mean(), rel=1e-12)


@pytest.mark.parametrize("seed", SEEDS)
def test_squared_error_leads_a_linear_layer_to_least_squares(seed: int) -> None:
    rng = np.random.default_rng(seed)
    X, Y = rng.normal(size=(30, 3)), rng.normal(size=(30, 2))
    net = Network([Dense(3, 2, rng=rng)])

    train(net, X, Y, loss=MeanSquaredError(), optimizer=SGD(0.3), n_epochs=400)

    solution = np.linalg.lstsq(np.column_stack([X, np.ones(30)]), Y, rcond=None)[0]
    np.testing.assert_allclose(net.parameters.reshape(4, 2), solution, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("has_statistics", [False, True])
def test_early_stopping_hands_back_the_network_with_the_lowest_validation_loss(
    has_statistics: bool, seed: int
) -> None:
    rng = np.random.default_rng(seed)
    (X, y), (X_val, y_val) = (nnlib.datasets.moons(40, rng=rng, noise=0.4) for _ in range(2))
    middle = [BatchNorm(30)] if has_statistics else []
    net = Network([Dense(2, 30, rng=rng), *middle, Activation("tanh"), Dense(30, 1, rng=rng)])

    history = train(
        net, X, y, optimizer=Adam(0.02), n_epochs=400, batch_size=10,
        validation=(X_val, y_val), early_stopping=EarlyStopping(patience=20),
    )  # fmt: skip

    value = BinaryCrossEntropy().value(net.forward(X_val), y_val)
    assert history.best_epoch < history.n_epochs < 400
    assert value == history.validation_loss.min() < history.validation_loss[-1]
