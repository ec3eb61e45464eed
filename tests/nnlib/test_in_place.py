"""The quick forms of the activation functions say the same as the formulas, and so do layers."""

import numpy as np
import pytest

from nnlib import Activation, Dense, Network, activations

Z = np.concatenate([np.linspace(-30, 30, 601), [-1000.0, 1000.0, 1e-300, -1e-300]]).reshape(5, -1)
TYPES = [(np.float64, 1e-15), (np.float32, 3e-7)]


@pytest.mark.parametrize(("dtype", "tolerance"), TYPES)
@pytest.mark.parametrize("name", activations.ACTIVATIONS)
def test_a_quick_form_writes_what_the_formula_gives(
    name: str, dtype: type, tolerance: float
) -> None:
    z = Z.astype(dtype)
    out = np.full_like(z, 9.0)

    result = activations.get_in_place(name).forward(z, out)

    assert result is out
    expected = activations.get(name).function(z)
    np.testing.assert_allclose(out, expected, rtol=2 * tolerance, atol=tolerance)


@pytest.mark.parametrize(("dtype", "tolerance"), TYPES)
@pytest.mark.parametrize("name", activations.ACTIVATIONS)
def test_a_quick_chain_rule_writes_what_the_formula_gives(
    name: str, dtype: type, tolerance: float
) -> None:
    z = Z.astype(dtype)
    da, a, out = np.cos(z), activations.get(name).function(z), np.full_like(z, 9.0)
    given = [array.copy() for array in (da, z, a)]

    result = activations.get_in_place(name).backward(da, z, a, out)

    assert result is out
    expected = da * activations.get(name).derivative(z)
    np.testing.assert_allclose(out, expected, rtol=2 * tolerance, atol=tolerance)
    for array, before in zip((da, z, a), given, strict=True):
        np.testing.assert_array_equal(array, before)


def test_every_quick_form_belongs_to_an_activation() -> None:
    assert set(activations.in_place.QUICK) <= set(activations.ACTIVATIONS)


def test_what_training_computes_is_what_the_formula_gives(
    net: Network, rng: np.random.Generator
) -> None:
    for n_samples in (7, 1, 7, 7):
        X = rng.normal(size=(n_samples, 2))

        Z = net.forward_unchecked(X, training=True)

        np.testing.assert_allclose(Z, net.apply(X), atol=1e-12)


def test_results_that_a_caller_holds_are_not_overwritten(net: Network) -> None:
    first = net.forward([[1.0, 2.0]])
    kept = first.copy()
    dX = net.backward([[1.0]])
    kept_dX = dX.copy()

    net.forward([[3.0, 4.0]])
    net.backward([[5.0]])

    np.testing.assert_array_equal(first, kept)
    np.testing.assert_array_equal(dX, kept_dX)


@pytest.mark.parametrize("part", [Activation("tanh"), Dense(2, 2, rng=np.random.default_rng(0))])
def test_a_layer_alone_gives_results_of_ones_own(part: Activation | Dense) -> None:
    first = part.forward([[1.0, 2.0]])
    kept = first.copy()

    part.forward([[3.0, 4.0]])

    np.testing.assert_array_equal(first, kept)


def test_an_array_to_write_into_fits_type_and_size() -> None:
    layer = Activation("relu")
    wide, narrow = np.ones((2, 3)), np.ones((1, 3), np.float32)

    layer.forward_unchecked(wide, training=True)

    assert layer.forward_unchecked(narrow, training=True).dtype == np.float32
    assert layer.forward_unchecked(narrow, training=True).shape == (1, 3)


def test_an_unknown_name_gets_the_list() -> None:
    with pytest.raises(ValueError, match="There is no activation called 'rely'"):
        activations.get_in_place("rely")
