"""What every kind of layer keeps to, those that are yet to come included."""

import copy
from pathlib import Path

import numpy as np
import pytest

from nnlib import (
    Activation,
    BatchNorm,
    Dense,
    Dropout,
    Flatten,
    Layer,
    LayerNorm,
    Network,
    Residual,
    Standardize,
)
from nnlib.layers import LAYERS


def make(kind: str) -> Layer:
    """Make a layer of 4 inputs whose options are not those it has if they are left out."""
    rng = np.random.default_rng(1)
    layers = {
        "Dense": lambda: Dense(4, 4, rng=rng),
        "Activation": lambda: Activation("gelu"),
        "Dropout": lambda: Dropout(0.25, rng=rng),
        "BatchNorm": lambda: BatchNorm(4, momentum=0.5, epsilon=0.1),
        "LayerNorm": lambda: LayerNorm(4, epsilon=0.1),
        "Flatten": lambda: Flatten(),
        "Residual": lambda: Residual([Dense(4, 4, rng=rng), BatchNorm(4, momentum=0.5)]),
        "Standardize": lambda: Standardize(rng.normal(3.0, 2.0, (20, 4))),
    }
    return layers[kind]()


@pytest.fixture(params=sorted(LAYERS))
def layer(request: pytest.FixtureRequest) -> Layer:
    return make(request.param)


def numbers(seed: int) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(6, 4))


def test_there_is_no_way_back_before_the_way_forward(layer: Layer) -> None:
    with pytest.raises(RuntimeError, match="cannot go backward, because no forward pass came"):
        layer.backward(numbers(0))


def test_there_is_no_way_back_once_the_network_has_forgotten(layer: Layer) -> None:
    net = Network([layer])
    net.forward(numbers(0))

    net.forget()

    for part in (net, layer, *getattr(layer, "layers", ())):
        with pytest.raises(RuntimeError, match="no forward pass came before"):
            part.backward(numbers(1))


@pytest.mark.parametrize("training", [False, True])
def test_without_the_input_gradient_the_others_are_the_same(layer: Layer, training: bool) -> None:
    layer.forward(numbers(0), training=training)
    layer.backward(numbers(1))
    gradients = layer.gradients.copy()
    layer.gradients[:] = np.nan

    dX = layer.backward(numbers(1), input_gradient=False)

    assert dX is None
    np.testing.assert_array_equal(layer.gradients, gradients)


@pytest.mark.parametrize("training", [False, True])
@pytest.mark.parametrize("in_network", [False, True])
def test_results_and_arguments_are_left_alone_by_later_calls(
    layer: Layer, in_network: bool, training: bool
) -> None:
    part, X, dZ = Network([layer]) if in_network else layer, numbers(0), numbers(1)
    Z = part.forward(X, training=training)
    results = Z, part.backward(dZ), X, dZ
    kept = copy.deepcopy(results)

    part.forward(numbers(2), training=training)
    part.backward(numbers(3))

    for now, then in zip(results, kept, strict=True):
        np.testing.assert_array_equal(now, then)


def test_spoiled_results_do_not_reach_the_layer(layer: Layer) -> None:
    Z = layer.forward(numbers(0))
    first = layer.backward(numbers(1))
    kept = first.copy()

    Z[...] = first[...] = np.nan

    np.testing.assert_array_equal(layer.backward(numbers(1)), kept)


def test_a_signal_that_is_not_finite_is_refused(layer: Layer) -> None:
    layer.forward(numbers(0))

    with pytest.raises(ValueError, match="dZ must be finite"):
        layer.backward(np.full((6, 4), np.nan))


@pytest.mark.parametrize("kind", [kind for kind in LAYERS if make(kind).dtype is None])
def test_a_layer_that_was_used_alone_follows_the_type_of_its_network(kind: str) -> None:
    layer = make(kind)
    layer.forward(numbers(0))
    layer.backward(numbers(1))
    net = Network([layer, Dense(4, 4, rng=np.random.default_rng(0), dtype=np.float32)])

    Z = net.forward(numbers(0))

    assert {Z.dtype, net.backward(Z).dtype} == {np.dtype(np.float32)}
    assert layer.forward_unchecked(numbers(0).astype(np.float32), training=False).dtype == Z.dtype


def test_a_file_keeps_all_of_it(layer: Layer, tmp_path: Path) -> None:
    net = Network([layer])
    net.forward(numbers(0), training=True)  # so that there are statistics to keep

    net.save(tmp_path / "net.npz")
    twin = Network.load(tmp_path / "net.npz")

    assert twin.layers[0].config() == layer.config()
    np.testing.assert_array_equal(twin.forward(numbers(1)), net.forward(numbers(1)))


def test_a_row_of_all_of_them_trains_on_from_a_file_as_it_would_have(tmp_path: Path) -> None:
    net = Network([make(kind) for kind in ("Standardize", *sorted(set(LAYERS) - {"Standardize"}))])
    net.forward(numbers(0), training=True)
    net.save(tmp_path / "net.npz")
    twin = Network.load(tmp_path / "net.npz")
    dropouts = [[part for part in n.layers if isinstance(part, Dropout)] for n in (net, twin)]
    for here, there in zip(*dropouts, strict=True):
        there.rng = copy.deepcopy(here.rng)

    for each in (net, twin):
        for seed in range(3):
            each.forward(numbers(seed), training=True)
            each.backward(numbers(9), input_gradient=False)
            each.parameters -= 0.1 * each.gradients

    np.testing.assert_array_equal(twin.parameters, net.parameters)
    np.testing.assert_array_equal(twin.forward(numbers(1)), net.forward(numbers(1)))
