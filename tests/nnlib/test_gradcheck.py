"""The judge of gradients: it passes what is right, and names what is wrong."""

import copy

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

import nnlib
from nnlib import (
    Activation,
    BinaryCrossEntropy,
    Dense,
    GradientError,
    Network,
    ShapeError,
    check_gradients,
    numerical_gradient,
)

X = np.array([[1.0, 2.0], [-0.5, 1.5], [0.3, -0.7]])
y = np.array([1, 0, 1])
loss = BinaryCrossEntropy()


# --- numerical_gradient -----------------------------------------------------------------


def test_the_gradient_of_a_product_worked_by_hand() -> None:
    gradient = numerical_gradient(lambda x: x[0] * x[1] ** 2, [3.0, 2.0])

    np.testing.assert_allclose(gradient, [4.0, 12.0], rtol=1e-9)


@given(A=arrays(np.float64, (3, 3), elements=st.floats(-2, 2)))
def test_the_gradient_of_a_quadratic_form_is_exact(A: np.ndarray) -> None:
    x = np.array([0.5, -1.0, 2.0])

    gradient = numerical_gradient(lambda x: x @ A @ x, x)

    np.testing.assert_allclose(gradient, (A + A.T) @ x, atol=1e-8)


@pytest.mark.parametrize("shape", [(), (1,), (2, 3), (2, 1, 2)])
def test_the_gradient_has_the_shape_of_the_argument(shape: tuple[int, ...]) -> None:
    assert np.shape(numerical_gradient(lambda x: (x**2).sum(), np.ones(shape))) == shape


def test_the_argument_stays_as_it_is() -> None:
    x = np.array([1.0, 2.0])

    numerical_gradient(lambda x: x.sum(), x)

    np.testing.assert_array_equal(x, [1.0, 2.0])


def test_the_slope_of_a_straight_line_is_exact() -> None:
    for x in (0.3, 7.1, -1234.5):
        assert float(numerical_gradient(lambda x: x, x)) == 1.0


def test_far_from_zero_the_step_grows_along() -> None:
    assert numerical_gradient(lambda x: x**2, 1e8) == pytest.approx(2e8, rel=1e-6)


def test_a_function_with_many_values_is_refused() -> None:
    with pytest.raises(ShapeError, match=r"f must return one number, but it returned shape \(2,\)"):
        numerical_gradient(lambda x: x, [1.0, 2.0])


def test_a_function_that_gives_nan_is_refused() -> None:
    with pytest.raises(ValueError, match=r"f\(x\) must be finite"):
        numerical_gradient(lambda x: np.nan, 1.0)


def test_nan_in_the_argument_is_refused() -> None:
    with pytest.raises(ValueError, match=r"x must be finite, but x\[1\] is nan"):
        numerical_gradient(lambda x: x.sum(), [1.0, np.nan])


# --- check_gradients: what is right -----------------------------------------------------


def test_a_right_network_passes_in_silence(net: Network) -> None:
    check_gradients(net, X, y, loss=loss)


def test_the_network_is_not_changed(net: Network) -> None:
    net.forward(X)
    net.backward(np.ones((3, 1)))
    before = copy.deepcopy(net)

    check_gradients(net, 2 * X, y, loss=loss)

    np.testing.assert_array_equal(net.parameters, before.parameters)
    np.testing.assert_array_equal(net.gradients, before.gradients)
    np.testing.assert_array_equal(net.layers[0].remembered_input(), X)


def test_a_network_without_parameters_passes() -> None:
    check_gradients(Network([Activation("tanh")]), [[0.3]], [1], loss=loss)


def test_a_saturated_network_passes(rng: np.random.Generator) -> None:
    net = Network([Dense(2, 2, rng=rng), Activation("sigmoid"), Dense(2, 1, rng=rng)])
    net.layers[0].b = [7.0, -7.0]  # slopes of about 0.001

    check_gradients(net, X, y, loss=loss)


# --- check_gradients: what is wrong -----------------------------------------------------


class Wrong(Dense):
    """A dense layer whose backward has one mistake."""

    mistake = ""

    def backward_unchecked(self, dZ: np.ndarray, *, input_gradient: bool) -> np.ndarray | None:
        dX = super().backward_unchecked(dZ, input_gradient=input_gradient)
        if self.mistake == "dW":
            self.dW[1, 0] *= 1.001
        elif self.mistake == "db":
            self.db[:] /= len(dZ)
        elif self.mistake == "nan":
            self.dW[0, 1] = np.nan
        elif self.mistake == "dX":
            return dX * 0.999
        elif self.mistake == "none":
            return None
        elif self.mistake == "shape":
            return dX[:1]
        return dX


def wrong_network(mistake: str) -> Network:
    rng = np.random.default_rng(0)
    layer = Wrong(3, 2, rng=rng)
    layer.mistake = mistake
    parts = [Dense(2, 3, rng=rng), Activation("tanh"), layer, Activation("tanh")]
    return Network([*parts, Dense(2, 1, rng=rng)])


@pytest.mark.parametrize(
    ("mistake", "words"),
    [
        ("dW", "layers[2].dW[1, 0] of Dense(3 → 2) is "),
        ("db", "layers[2].db["),
        ("nan", "layers[2].dW[0, 1] of Dense(3 → 2) is nan, but finite differences give "),
        ("dX", "layers[2].dX["),
        ("none", "layers[2].dX of Dense(3 → 2) must have shape (3, 3), but it is None."),
        ("shape", "layers[2].dX of Dense(3 → 2) must have shape (3, 3), but it has shape (1, 3)."),
    ],
)
def test_a_mistake_is_found_where_it_is(mistake: str, words: str) -> None:
    with pytest.raises(GradientError) as caught:
        check_gradients(wrong_network(mistake), X, y, loss=loss)

    assert str(caught.value).startswith(words)


def test_a_mistake_of_a_thousandth_is_found_in_small_gradients_too(
    rng: np.random.Generator,
) -> None:
    layer = Wrong(2, 2, rng=rng)
    layer.mistake = "dX"
    layer.W = 1e-4 * layer.W

    with pytest.raises(GradientError, match=r"layers\[0\]\.dX"):
        check_gradients(Network([layer, Dense(2, 1, rng=rng)]), X, y, loss=loss)


def test_the_message_gives_both_numbers_and_the_error() -> None:
    with pytest.raises(GradientError) as caught:
        check_gradients(wrong_network("dW"), X, y, loss=loss)

    found, expected = (
        float(str(caught.value).split(word)[1].split(", but")[0].split(";")[0])
        for word in (" is ", " give ")
    )
    assert found == pytest.approx(1.001 * expected, rel=1e-4)
    assert "allowed is 1e-06. Look at the formula in that backward" in str(caught.value)


def test_a_wrong_loss_is_found_first(net: Network) -> None:
    class WithoutMean(BinaryCrossEntropy):
        def value_and_gradient(self, Z: object, y: object) -> tuple[float, np.ndarray]:
            value, dZ = super().value_and_gradient(Z, y)
            return value, dZ * len(dZ)

    with pytest.raises(GradientError, match=r"^dZ\[\d, 0\] of the loss is "):
        check_gradients(net, X, y, loss=WithoutMean())


def test_a_network_that_chains_its_layers_wrongly_is_found(rng: np.random.Generator) -> None:
    class Impatient(Network):
        def backward_unchecked(self, dZ: np.ndarray, *, input_gradient: bool) -> np.ndarray:
            return super().backward_unchecked(2 * dZ, input_gradient=input_gradient)

    with pytest.raises(GradientError, match=r"^dX\[.*of the whole network"):
        check_gradients(Impatient([Dense(2, 1, rng=rng)]), X, y, loss=loss)


def test_a_gradient_that_vanishes_is_not_taken_for_a_right_one(rng: np.random.Generator) -> None:
    net = Network([Dense(2, 3, rng=rng), Activation("step"), Dense(3, 1, rng=rng)])

    with pytest.raises(GradientError) as caught:
        check_gradients(net, X, y, loss=loss)

    assert str(caught.value).startswith("layers[1].dX of Activation(step) vanishes")
    assert "write may_vanish=['layers[1].dX']" in str(caught.value)


def test_a_gradient_may_vanish_when_that_is_expected(rng: np.random.Generator) -> None:
    net = Network([Dense(2, 3, rng=rng), Activation("step"), Dense(3, 1, rng=rng)])

    check_gradients(net, X, y, loss=loss, may_vanish=["layers[1].dX", "dX"])


def test_float32_is_refused(rng: np.random.Generator) -> None:
    net = Network([Dense(2, 1, rng=rng, dtype=np.float32)])

    with pytest.raises(ValueError, match="net must be in float64, but it is in float32"):
        check_gradients(net, X, y, loss=loss)


def test_inputs_are_checked_as_everywhere(net: Network) -> None:
    with pytest.raises(ShapeError, match="X must be 2-D"):
        check_gradients(net, [1.0, 2.0], [1], loss=nnlib.BinaryCrossEntropy())
