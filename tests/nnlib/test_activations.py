"""Each activation function at points known by hand, its derivative against finite differences."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from nnlib import activations, numerical_gradient

NAMES = list(activations.ACTIVATIONS)
SMOOTH = ["identity", "sigmoid", "tanh"]
numbers = st.floats(-20, 20)
away_from_kink = numbers.filter(lambda z: abs(z) > 1e-3)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("identity", [-2.0, 0.0, 3.0]),
        ("step", [0.0, 0.0, 1.0]),
        ("sigmoid", [1 / (1 + np.e**2), 0.5, 1 / (1 + np.e**-3)]),
        ("tanh", [(1 - np.e**4) / (1 + np.e**4), 0.0, (np.e**6 - 1) / (np.e**6 + 1)]),
        ("relu", [0.0, 0.0, 3.0]),
    ],
)
def test_values_worked_by_hand(name: str, expected: list[float]) -> None:
    phi, _ = activations.get(name)

    np.testing.assert_allclose(phi([-2, 0, 3]), expected, rtol=1e-14)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("identity", [1.0, 1.0, 1.0]),
        ("step", [0.0, 0.0, 0.0]),
        ("sigmoid", [np.e**2 / (1 + np.e**2) ** 2, 0.25, np.e**3 / (1 + np.e**3) ** 2]),
        ("tanh", [1 / np.cosh(2) ** 2, 1.0, 1 / np.cosh(3) ** 2]),
        ("relu", [0.0, 0.0, 1.0]),
    ],
)
def test_derivatives_worked_by_hand(name: str, expected: list[float]) -> None:
    _, phi_derivative = activations.get(name)

    np.testing.assert_allclose(phi_derivative([-2, 0, 3]), expected, rtol=1e-14)


@pytest.mark.parametrize("name", NAMES)
@given(z=arrays(np.float64, array_shapes(max_dims=3, max_side=4), elements=away_from_kink))
def test_a_derivative_agrees_with_finite_differences(name: str, z: np.ndarray) -> None:
    phi, phi_derivative = activations.get(name)

    expected = numerical_gradient(lambda z: phi(z).sum(), z)

    np.testing.assert_allclose(phi_derivative(z), expected, rtol=1e-6, atol=1e-8)


@pytest.mark.parametrize("name", NAMES)
@given(z=arrays(np.float64, array_shapes(min_dims=0, max_dims=3, max_side=4), elements=numbers))
def test_shape_and_argument_stay_as_they_are(name: str, z: np.ndarray) -> None:
    phi, phi_derivative = activations.get(name)
    before = z.copy()

    a, slope = phi(z), phi_derivative(z)

    assert np.shape(a) == np.shape(slope) == z.shape
    np.testing.assert_array_equal(z, before)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("z", [-1000.0, 1000.0, -np.inf, np.inf])
def test_no_sum_is_too_large(name: str, z: float) -> None:
    phi, phi_derivative = activations.get(name)

    a, slope = phi(z), phi_derivative(z)

    assert not np.isnan(a)
    assert np.isfinite(slope)


@pytest.mark.parametrize("name", NAMES)
def test_nan_is_handed_on_and_not_hidden(name: str) -> None:
    phi, _ = activations.get(name)

    assert np.isnan(phi(np.nan))


@pytest.mark.parametrize("name", NAMES)
def test_float32_stays_float32(name: str) -> None:
    phi, phi_derivative = activations.get(name)
    z = np.array([-1.0, 2.0], dtype=np.float32)

    assert phi(z).dtype == phi_derivative(z).dtype == np.float32


@given(z=st.floats(-700, 700))
def test_sigmoid_of_z_and_of_minus_z_add_up_to_one(z: float) -> None:
    assert activations.sigmoid(z) + activations.sigmoid(-z) == pytest.approx(1.0, abs=1e-15)


@given(z=st.floats(-300, 300))
def test_tanh_is_a_stretched_sigmoid(z: float) -> None:
    assert activations.tanh(z) == pytest.approx(2 * activations.sigmoid(2 * z) - 1, abs=1e-15)


@pytest.mark.parametrize("z", [-40.0, 40.0])
def test_far_out_the_slope_of_sigmoid_is_small_but_not_lost(z: float) -> None:
    assert activations.sigmoid_derivative(z) == pytest.approx(np.exp(-40), rel=1e-12)


def test_identity_gives_a_copy() -> None:
    z = np.array([1.0, 2.0])

    activations.identity(z)[0] = 9.0

    assert z[0] == 1.0


def test_whole_numbers_give_fractions() -> None:
    np.testing.assert_array_equal(activations.sigmoid([0, 0]), [0.5, 0.5])


def test_words_are_refused() -> None:
    with pytest.raises(TypeError, match=r"z must hold numbers, but it holds text\."):
        activations.sigmoid(["much", "little"])


def test_a_misspelt_name_is_guessed() -> None:
    with pytest.raises(ValueError, match=r"no activation called 'Tahn'\. Did you mean 'tanh'\?"):
        activations.get("Tahn")


@pytest.mark.parametrize("name", [None, 3, "softplus of something", ["relu"]])
def test_what_is_no_name_gets_the_list_of_names(name: object) -> None:
    with pytest.raises(ValueError, match=r"Known: identity, step, sigmoid, tanh, relu\."):
        activations.get(name)
