"""Penalties: their value by hand, their gradient against finite differences, biases free."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import nnlib
from nnlib import L1, L2, ShapeError

each = pytest.mark.parametrize("kind", [L1, L2])


def test_values_worked_by_hand() -> None:
    parameters, is_weight = np.array([3.0, -4.0, 10.0]), np.array([True, True, False])

    values = [kind(0.5).value_and_gradient(parameters, is_weight)[0] for kind in (L1, L2)]

    assert values == [0.5 * 7, 0.25 * 25]


@each
@given(seed=st.integers(0, 100))
def test_the_gradient_agrees_with_finite_differences(kind: type, seed: int) -> None:
    rng = np.random.default_rng(seed)
    parameters, is_weight = rng.uniform(0.1, 2, 6), rng.uniform(0, 1, 6) > 0.4
    parameters[::2] *= -1  # away from the kink of L1, on both sides
    penalty = kind(0.3)

    expected = nnlib.numerical_gradient(
        lambda p: penalty.value_and_gradient(p, is_weight)[0], parameters
    )

    gradient = penalty.value_and_gradient(parameters, is_weight)[1]
    np.testing.assert_allclose(gradient, expected, rtol=1e-6, atol=1e-9)


@each
def test_biases_are_free(kind: type, net: nnlib.Network) -> None:
    gradient = kind(0.1).value_and_gradient(net.parameters, net.is_weight)[1]

    net.gradients[:] = gradient
    assert [np.any(layer.db) for layer in (net.layers[0], net.layers[2])] == [False, False]
    assert [np.all(layer.dW != 0) for layer in (net.layers[0], net.layers[2])] == [True, True]


def test_the_weights_of_a_network_are_marked(net: nnlib.Network) -> None:
    assert net.is_weight.sum() == 2 * 3 + 3 * 1
    assert net.is_weight.shape == net.parameters.shape


def test_a_network_without_parameters_has_no_weights() -> None:
    assert nnlib.Network([nnlib.Activation("tanh")]).is_weight.shape == (0,)


@each
def test_nothing_is_changed_and_float32_stays_float32(kind: type) -> None:
    parameters, is_weight = np.ones(3, np.float32), np.array([True, False, True])

    _, gradient = kind(0.1).value_and_gradient(parameters, is_weight)

    assert gradient.dtype == np.float32
    np.testing.assert_array_equal(parameters, 1.0)


@each
def test_a_mask_of_another_network_is_refused(kind: type) -> None:
    with pytest.raises(ShapeError, match=r"is_weight must have one entry.*\(3,\).*net\.is_weight"):
        kind(0.1).value_and_gradient(np.ones(3), np.array([True]))


@each
@pytest.mark.parametrize("strength", [0, -1, np.nan])
def test_a_price_must_be_above_nothing(kind: type, strength: float) -> None:
    with pytest.raises(ValueError, match="strength must be above 0"):
        kind(strength)
