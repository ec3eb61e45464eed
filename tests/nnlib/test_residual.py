"""Residual layers: what is added, what flows past, and that the inner layers learn."""

import copy

import numpy as np
import pytest

from nnlib import (
    SGD,
    Activation,
    BatchNorm,
    BinaryCrossEntropy,
    Dense,
    Dropout,
    Flatten,
    Network,
    Residual,
    ShapeError,
    check_gradients,
    datasets,
    numerical_gradient,
    train,
)


@pytest.fixture
def layer(rng: np.random.Generator) -> Residual:
    return Residual([Dense(3, 4, rng=rng), Activation("tanh"), Dense(4, 3, rng=rng)])


def test_with_inner_parameters_0_the_input_passes_unchanged(layer: Residual) -> None:
    layer.theta = np.zeros(layer.parameters.size)
    X = np.array([[1.0, 2.0, 3.0]])

    np.testing.assert_array_equal(layer.forward(X), X)
    np.testing.assert_array_equal(layer.backward(10 * X), 10 * X)


def test_the_input_and_what_the_inner_layers_make_of_it_add_up(
    layer: Residual, rng: np.random.Generator
) -> None:
    X = rng.normal(size=(5, 3))
    first, second = layer.layers[0], layer.layers[2]

    expected = X + np.tanh(X @ first.W + first.b) @ second.W + second.b

    np.testing.assert_allclose(layer.forward(X), expected, atol=1e-12)


def test_gradients_agree_with_finite_differences(layer: Residual, rng: np.random.Generator) -> None:
    X, dZ = rng.normal(size=(4, 3)), rng.normal(size=(4, 3))

    layer.forward(X)
    dX, dtheta = layer.backward(dZ), layer.dtheta.copy()

    def value_at(theta: np.ndarray) -> float:
        twin = copy.deepcopy(layer)
        twin.theta = theta
        return (dZ * twin.forward(X)).sum()

    expected = numerical_gradient(lambda X: (dZ * layer.forward(X)).sum(), X)
    np.testing.assert_allclose(dX, expected, rtol=1e-6, atol=1e-8)
    expected = numerical_gradient(value_at, layer.theta.copy())
    np.testing.assert_allclose(dtheta, expected, rtol=1e-6, atol=1e-8)


def test_a_network_with_nested_residuals_passes_the_gradient_check(
    rng: np.random.Generator,
) -> None:
    inner = Residual([Dense(3, 3, rng=rng), Activation("sigmoid")])
    net = Network(
        [
            Dense(2, 3, rng=rng),
            Residual([BatchNorm(3), Dense(3, 3, rng=rng), inner]),
            Dense(3, 1, rng=rng),
        ]
    )

    X = rng.normal(size=(6, 2))
    check_gradients(net, X, [0, 1, 0, 1, 1, 0], loss=BinaryCrossEntropy(), training=True)


def test_the_inner_weights_are_views_into_the_networks_vector(rng: np.random.Generator) -> None:
    inner = Dense(2, 2, rng=rng)
    net = Network([Residual([inner]), Dense(2, 1, rng=rng)])

    net.parameters[:4] = [1.0, 2.0, 3.0, 4.0]

    np.testing.assert_array_equal(inner.W, [[1.0, 2.0], [3.0, 4.0]])


def test_it_learns_and_so_does_its_copy(rng: np.random.Generator) -> None:
    X, y = datasets.blobs(40, rng=rng)
    net = Network([Residual([Dense(2, 2, rng=rng), Activation("tanh")]), Dense(2, 1, rng=rng)])
    before = net.layers[0].layers[0].W.copy()

    for twin in (copy.deepcopy(net), net):
        history = train(
            twin, X, y, loss=BinaryCrossEntropy(), optimizer=SGD(0.5), n_epochs=20, rng=rng
        )
        assert history.loss[-1] < history.loss[0]
        assert not np.array_equal(twin.layers[0].layers[0].W, before)


def test_a_file_brings_it_back(tmp_path, rng: np.random.Generator) -> None:
    net = Network(
        [
            Flatten(),
            Residual([Dense(4, 4, rng=rng), BatchNorm(4), Dropout(0.5, rng=rng)]),
            Dense(4, 1, rng=rng),
        ]
    )
    X = rng.normal(size=(8, 2, 2))
    net.forward(X, training=True)  # so that the running statistics are not those of the start

    net.save(tmp_path / "net.npz")

    np.testing.assert_array_equal(Network.load(tmp_path / "net.npz").forward(X), net.forward(X))


def test_penalties_lie_on_the_inner_weights_only(rng: np.random.Generator) -> None:
    layer = Residual([Dense(2, 2, rng=rng), BatchNorm(2)])

    np.testing.assert_array_equal(np.flatnonzero(layer.is_weight), [0, 1, 2, 3])


def test_statistics_of_inner_layers_are_found(rng: np.random.Generator) -> None:
    norm = BatchNorm(2)

    assert Residual([norm]).statistics()[0] is norm.running_mean


def test_inner_layers_that_change_the_width_are_refused(rng: np.random.Generator) -> None:
    with pytest.raises(ShapeError) as caught:
        Residual([Dense(3, 2, rng=rng)])

    assert str(caught.value) == (
        "The inner layers of Residual must keep the shape of what they get, but they take 3 "
        "inputs and give 2 outputs. Make the two equal, and put Flatten outside."
    )


def test_flatten_inside_is_refused() -> None:
    with pytest.raises(ShapeError, match="put Flatten outside"):
        Residual([Flatten()])


@pytest.mark.parametrize("layers", [[], None, [3]])
def test_what_is_no_list_of_layers_is_refused(layers: object) -> None:
    with pytest.raises(TypeError, match="layers must"):
        Residual(layers)


def test_a_layer_belongs_to_one_row(rng: np.random.Generator) -> None:
    inner = Dense(2, 2, rng=rng)
    Residual([inner])

    with pytest.raises(ValueError, match="is in a network already"):
        Network([inner])
