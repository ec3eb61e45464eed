"""Each activation function at points known by hand, its derivative against finite differences."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from nnlib import activations, numerical_gradient
from nnlib.shapes import ShapeError

NAMES = list(activations.ACTIVATIONS)
# √(2/π) (z + 0.044715 z³) at z = 2 and 3.
TWO, THREE = (math.sqrt(2 / math.pi) * (z + 0.044715 * z**3) for z in (2, 3))
BELL = {z: math.exp(-(z**2) / 2) / math.sqrt(2 * math.pi) for z in (2, 3)}
BELOW = {z: (1 + math.erf(z / math.sqrt(2))) / 2 for z in (-2, 3)}


def by_hand(z: float) -> float:
    """The slope of gelu_tanh; at −z it is 1 minus that."""
    u = math.sqrt(2 / math.pi) * (z + 0.044715 * z**3)
    u_slope = math.sqrt(2 / math.pi) * (1 + 3 * 0.044715 * z**2)
    return (1 + math.tanh(u)) / 2 + z / math.cosh(u) ** 2 * u_slope / 2


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
        ("leaky_relu", [-0.02, 0.0, 3.0]),
        ("gelu", [-(1 + math.erf(-2 / 2**0.5)), 0.0, 1.5 * (1 + math.erf(3 / 2**0.5))]),
        ("gelu_tanh", [-(1 + math.tanh(-TWO)), 0.0, 1.5 * (1 + math.tanh(THREE))]),
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
        ("leaky_relu", [0.01, 0.01, 1.0]),
        ("gelu", [BELOW[-2] - 2 * BELL[2], 0.5, BELOW[3] + 3 * BELL[3]]),
        ("gelu_tanh", [1 - by_hand(2), 0.5, by_hand(3)]),
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
    with pytest.raises(
        ValueError,
        match=r"Known: identity, .*relu, leaky_relu, gelu, ",
    ):
        activations.get(name)


def test_softmax_is_no_function_of_single_entries_and_the_message_says_what_to_do() -> None:
    with pytest.raises(ValueError, match=r"mixes the classes of a row.*CrossEntropy\(\)"):
        activations.get("softmax")


@given(x=st.floats(-8, 8))
def test_erf_agrees_with_the_mathematics_library(x: float) -> None:
    assert activations.erf(x) == pytest.approx(math.erf(x), rel=1e-15, abs=1e-300)


@given(z=st.floats(-50, 50))
def test_gelu_of_z_and_of_minus_z_differ_by_z(z: float) -> None:
    assert activations.gelu(z) - activations.gelu(-z) == pytest.approx(z, abs=1e-13)


logits = arrays(np.float64, array_shapes(min_dims=1, max_dims=3, max_side=5), elements=numbers)


@given(z=logits)
def test_probabilities_are_positive_and_add_up_to_one(z: np.ndarray) -> None:
    p = activations.softmax(z)

    assert (p > 0).all()
    np.testing.assert_allclose(p.sum(axis=-1), 1.0, rtol=1e-14)


@given(z=logits, shift=numbers)
def test_a_shift_of_all_logits_changes_no_probability(z: np.ndarray, shift: float) -> None:
    np.testing.assert_allclose(activations.softmax(z + shift), activations.softmax(z), rtol=1e-12)


def test_each_row_of_logits_has_a_softmax_of_its_own() -> None:
    z = [[0.0, 0.0], [5000.0, 5000.0]]

    np.testing.assert_array_equal(activations.softmax(z), np.full((2, 2), 0.5))
    np.testing.assert_allclose(activations.log_softmax(z), np.full((2, 2), -np.log(2)), rtol=1e-15)


@given(z=numbers)
def test_with_two_classes_softmax_is_the_sigmoid_of_the_difference(z: float) -> None:
    expected = [activations.sigmoid(z), activations.sigmoid(-z)]

    np.testing.assert_allclose(activations.softmax([z, 0.0]), expected, rtol=1e-13)


@given(z=logits)
def test_log_softmax_is_the_logarithm_of_softmax(z: np.ndarray) -> None:
    expected = np.log(activations.softmax(z))

    np.testing.assert_allclose(activations.log_softmax(z), expected, rtol=1e-12, atol=1e-13)


@pytest.mark.parametrize("name", ["softmax", "log_softmax"])
@given(z=arrays(np.float64, array_shapes(min_dims=1, max_dims=2, max_side=4), elements=numbers))
def test_each_entry_of_a_table_of_derivatives_agrees_with_finite_differences(
    name: str, z: np.ndarray
) -> None:
    function = getattr(activations, name)
    table = getattr(activations, f"{name}_derivative")(z)

    for i in range(z.shape[-1]):
        expected = numerical_gradient(lambda z, i=i: function(z)[..., i].sum(), z)
        np.testing.assert_allclose(table[..., i, :], expected, rtol=1e-5, atol=1e-8)


@pytest.mark.parametrize("far", [1000.0, -1000.0])
def test_far_out_softmax_and_its_logarithm_stay_finite(far: float) -> None:
    z = np.array([far, 0.0, -far])

    for name in ("softmax", "log_softmax", "softmax_derivative", "log_softmax_derivative"):
        assert np.isfinite(getattr(activations, name)(z)).all(), name


@pytest.mark.parametrize("name", ["softmax", "log_softmax", "softmax_derivative"])
def test_tables_of_float32_stay_float32(name: str) -> None:
    assert getattr(activations, name)(np.zeros(3, np.float32)).dtype == np.float32


@pytest.mark.parametrize("z", [3.0, np.zeros((2, 0))])
def test_softmax_needs_classes_and_points_to_the_sigmoid(z: object) -> None:
    with pytest.raises(ShapeError, match=r"z must have shape \(\.\.\., n_classes\).*sigmoid\(z\)"):
        activations.softmax(z)
