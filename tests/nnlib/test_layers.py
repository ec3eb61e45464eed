"""Each layer by hand, against finite differences, and at the hands of a beginner."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from nnlib import Activation, Dense, ShapeError, numerical_gradient
from nnlib.activations import ACTIVATIONS
from nnlib.layers import Layer

numbers = st.floats(-3, 3)


@st.composite
def dense_and_input(draw: st.DrawFn) -> tuple[Dense, np.ndarray, np.ndarray]:
    n, n_in, n_out = (draw(st.integers(1, 4)) for _ in range(3))
    layer = Dense(n_in, n_out, rng=np.random.default_rng(draw(st.integers(0, 99))))
    layer.b = draw(arrays(np.float64, n_out, elements=numbers))
    X = draw(arrays(np.float64, (n, n_in), elements=numbers))
    dZ = draw(arrays(np.float64, (n, n_out), elements=numbers))
    return layer, X, dZ


@pytest.fixture
def layer() -> Dense:
    """Two inputs and one neuron with weights 2 and −1 and bias 1/2."""
    layer = Dense(2, 1, rng=np.random.default_rng(0))
    layer.W, layer.b = [[2.0], [-1.0]], [0.5]
    return layer


# --- Dense: values ----------------------------------------------------------------------


def test_four_inputs_and_three_neurons_worked_by_hand(rng: np.random.Generator) -> None:
    layer = Dense(4, 3, rng=rng)
    layer.W = [[1, 0, 2], [0, 1, -1], [-1, 2, 0], [3, 0, 1]]
    layer.b = [1, -1, 0.5]

    Z = layer.forward([[1, 2, 3, 4]])

    # 1 − 3 + 12 + 1, 2 + 6 − 1, 2 − 2 + 4 + 0.5
    np.testing.assert_array_equal(Z, [[11.0, 7.0, 4.5]])


def test_gradients_worked_by_hand(layer: Dense) -> None:
    layer.forward([[1.0, 3.0], [2.0, 5.0]])

    dX = layer.backward([[10.0], [100.0]])

    np.testing.assert_array_equal(layer.dW, [[1 * 10 + 2 * 100], [3 * 10 + 5 * 100]])
    np.testing.assert_array_equal(layer.db, [110.0])
    np.testing.assert_array_equal(dX, [[20.0, -10.0], [200.0, -100.0]])


@given(case=dense_and_input())
def test_dense_gradients_agree_with_finite_differences(
    case: tuple[Dense, np.ndarray, np.ndarray],
) -> None:
    layer, X, dZ = case

    def with_weights(name: str, values: np.ndarray) -> float:
        setattr(layer, name, values)
        return (layer.forward(X) * dZ).sum()

    layer.forward(X)
    dX = layer.backward(dZ)
    dW, db, W, b = (array.copy() for array in (layer.dW, layer.db, layer.W, layer.b))

    near = {"rtol": 1e-6, "atol": 1e-8}
    expected = numerical_gradient(lambda X: (layer.forward(X) * dZ).sum(), X)
    np.testing.assert_allclose(dX, expected, **near)
    np.testing.assert_allclose(db, numerical_gradient(lambda b: with_weights("b", b), b), **near)
    layer.b = b
    np.testing.assert_allclose(dW, numerical_gradient(lambda W: with_weights("W", W), W), **near)


@given(case=dense_and_input(), seed=st.integers(0, 99))
def test_permuting_the_examples_permutes_the_outputs(
    case: tuple[Dense, np.ndarray, np.ndarray], seed: int
) -> None:
    layer, X, _ = case
    order = np.random.default_rng(seed).permutation(len(X))

    np.testing.assert_allclose(layer.forward(X[order]), layer.forward(X)[order], atol=1e-12)


@given(case=dense_and_input())
def test_one_example_at_a_time_gives_the_same_as_all_at_once(
    case: tuple[Dense, np.ndarray, np.ndarray],
) -> None:
    layer, X, _ = case

    one_by_one = np.vstack([layer.forward(x.reshape(1, -1)) for x in X])

    np.testing.assert_allclose(one_by_one, layer.forward(X), atol=1e-12)


@given(case=dense_and_input())
def test_a_backward_overwrites_the_gradients_of_the_last(
    case: tuple[Dense, np.ndarray, np.ndarray],
) -> None:
    layer, X, dZ = case
    layer.forward(X)

    layer.backward(dZ)
    once = layer.gradients.copy()
    layer.backward(dZ)

    np.testing.assert_array_equal(layer.gradients, once)


def test_biases_start_at_zero_and_weights_differ(rng: np.random.Generator) -> None:
    layer = Dense(5, 4, rng=rng)

    np.testing.assert_array_equal(layer.b, np.zeros(4))
    assert len(np.unique(layer.W)) == 20


def test_lists_and_whole_numbers_are_inputs_too(layer: Dense) -> None:
    np.testing.assert_array_equal(layer.forward([[1, 1]]), [[1.5]])


def test_float32_is_kept_when_asked_for(rng: np.random.Generator) -> None:
    layer = Dense(2, 1, rng=rng, dtype=np.float32)

    Z = layer.forward([[1.0, 2.0]])
    dX = layer.backward([[1.0]])

    assert {a.dtype for a in (layer.W, layer.b, layer.dW, Z, dX)} == {np.dtype(np.float32)}


# --- Dense: what a caller holds ---------------------------------------------------------


def test_setting_weights_changes_the_vector_and_not_the_array(layer: Dense) -> None:
    W, given_values = layer.W, np.array([[7.0], [8.0]])

    layer.W = given_values
    given_values[:] = 0.0

    assert layer.W is W or np.shares_memory(layer.W, W)
    np.testing.assert_array_equal(layer.parameters, [7.0, 8.0, 0.5])


def test_weights_can_be_changed_in_place(layer: Dense) -> None:
    layer.W *= 2
    layer.b[0] = -1.0

    np.testing.assert_array_equal(layer.parameters, [4.0, -2.0, -1.0])


def test_outputs_are_not_changed_by_a_later_forward(layer: Dense) -> None:
    first = layer.forward([[1.0, 1.0]])

    layer.forward([[9.0, 9.0]])

    assert first[0, 0] == 1.5


def test_changing_the_input_after_forward_does_not_change_the_gradients(layer: Dense) -> None:
    X = np.array([[1.0, 3.0]])
    layer.forward(X)

    X[:] = 999.0
    layer.backward([[1.0]])

    np.testing.assert_array_equal(layer.dW, [[1.0], [3.0]])


# --- Dense: mistakes --------------------------------------------------------------------


def test_dense_says_what_to_type_for_one_sample(rng: np.random.Generator) -> None:
    with pytest.raises(ShapeError) as caught:
        Dense(3, 2, rng=rng).forward(np.zeros(3))

    assert str(caught.value) == (
        "X must be 2-D (n_samples, 3), but its shape is (3,). "
        "For one sample write X.reshape(1, -1)."
    )


def test_dense_rejects_a_batch_with_the_wrong_number_of_columns(layer: Dense) -> None:
    with pytest.raises(ShapeError, match=r"X must have 2 columns.*its shape is \(4, 3\)"):
        layer.forward(np.zeros((4, 3)))


@pytest.mark.parametrize("values", [[2.0, -1.0], [[2.0, -1.0]], 3.0, [[1.0]], np.ones((3, 1))])
def test_weights_are_never_stretched_to_fit(layer: Dense, values: object) -> None:
    with pytest.raises(ShapeError) as caught:
        layer.W = values

    assert str(caught.value).startswith("W must have shape (2, 1), but its shape is ")


def test_weights_in_a_flat_list_are_told_how_to_stand_up(layer: Dense) -> None:
    with pytest.raises(ShapeError, match=r"Write np\.reshape\(values, \(2, 1\)\)\."):
        layer.W = [1, 2]


def test_a_layer_of_ones_own_is_shown_by_its_kind_and_its_widths() -> None:
    class Mine(Layer):
        pass

    assert [repr(Mine()), repr(Mine(3, 2))] == ["Mine()", "Mine(3 → 2)"]


def test_weights_that_lie_on_their_side_are_not_told_to_be_reshaped() -> None:
    layer = Dense(2, 3, rng=np.random.default_rng(0))

    with pytest.raises(ShapeError, match=r"write np\.transpose\(values\)\.$"):
        layer.W = np.ones((3, 2))


@pytest.mark.parametrize("name", ["w", "weights", "bias", "B", "dW"])
def test_a_misspelt_attribute_is_refused_and_not_ignored(layer: Dense, name: str) -> None:
    with pytest.raises(AttributeError, match=name):
        setattr(layer, name, [[1.0], [2.0]])


@pytest.mark.parametrize("values", [0.0, [[0.0]], [0.0, 1.0]])
def test_biases_are_never_stretched_to_fit(layer: Dense, values: object) -> None:
    with pytest.raises(ShapeError, match=r"b must have shape \(1,\)"):
        layer.b = values


def test_weights_that_are_not_finite_are_refused_and_change_nothing(layer: Dense) -> None:
    with pytest.raises(ValueError, match=r"W must be finite, but W\[1, 0\] is nan"):
        layer.W = [[9.0], [np.nan]]

    assert layer.W[0, 0] == 2.0


def test_backward_before_forward_says_what_comes_first(layer: Dense) -> None:
    with pytest.raises(RuntimeError, match=r"Write forward\(X\) first, then backward\(dZ\)\."):
        layer.backward([[1.0]])


@pytest.mark.parametrize("dZ", [np.ones((3, 1)), np.ones((2, 2)), np.ones((1, 1))])
def test_an_error_signal_of_another_shape_is_refused(layer: Dense, dZ: np.ndarray) -> None:
    layer.forward(np.ones((2, 2)))

    with pytest.raises(ShapeError, match=r"dZ must have shape \(2, 1\)"):
        layer.backward(dZ)


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        ((0, 1), ValueError, "n_in must be at least 1, but it is 0."),
        ((2, -1), ValueError, "n_out must be at least 1, but it is -1."),
        ((2.0, 1), TypeError, "n_in must be a whole number, but it is 2.0."),
        (("2", 1), TypeError, "n_in must be a whole number, but it is '2'."),
    ],
)
def test_impossible_sizes_are_refused(arguments: tuple, error: type, words: str) -> None:
    with pytest.raises(error) as caught:
        Dense(*arguments, rng=np.random.default_rng(0))

    assert words in str(caught.value)


@pytest.mark.parametrize("dtype", [np.float16, np.int64, int, "float32", None])
def test_only_two_dtypes_are_accepted(dtype: object, rng: np.random.Generator) -> None:
    with pytest.raises(TypeError, match=r"dtype must be np\.float64 or np\.float32"):
        Dense(2, 1, rng=rng, dtype=dtype)


def test_numbers_of_numpy_are_sizes_too(rng: np.random.Generator) -> None:
    assert Dense(np.int64(2), np.int32(3), rng=rng).W.shape == (2, 3)


def test_an_unknown_initializer_gets_the_list(rng: np.random.Generator) -> None:
    with pytest.raises(ValueError, match="Known: zeros, normal, glorot, he"):
        Dense(2, 1, rng=rng, initializer="xavier")


# --- Activation -------------------------------------------------------------------------


def test_the_chain_rule_worked_by_hand() -> None:
    layer = Activation("relu")
    layer.forward([[-1.0, 2.0, 3.0]])

    dZ = layer.backward([[5.0, 6.0, 7.0]])

    np.testing.assert_array_equal(dZ, [[0.0, 6.0, 7.0]])


@pytest.mark.parametrize("name", ACTIVATIONS)
@given(
    Z=arrays(np.float64, (3, 2), elements=numbers.filter(lambda z: abs(z) > 1e-3)),
    dA=arrays(np.float64, (3, 2), elements=numbers),
)
def test_activation_gradients_agree_with_finite_differences(
    name: str, Z: np.ndarray, dA: np.ndarray
) -> None:
    layer = Activation(name)
    layer.forward(Z)

    dZ = layer.backward(dA)

    expected = numerical_gradient(lambda Z: (layer.forward(Z) * dA).sum(), Z)
    np.testing.assert_allclose(dZ, expected, rtol=1e-6, atol=1e-8)


def test_an_activation_has_no_parameters() -> None:
    assert Activation("tanh").parameters.size == 0


def test_an_output_does_not_share_memory_with_what_is_remembered() -> None:
    layer = Activation("identity")
    A = layer.forward([[1.0]])

    A[:] = 999.0

    assert layer.remembered_input()[0, 0] == 1.0


def test_the_input_gradient_can_be_skipped(layer: Dense) -> None:
    layer.forward([[1.0, 1.0]])

    assert layer.backward([[1.0]], input_gradient=False) is None
    np.testing.assert_array_equal(layer.db, [1.0])


def test_a_layer_without_a_formula_says_what_is_missing() -> None:
    with pytest.raises(NotImplementedError, match=r"Layer must define apply\(X\)"):
        Layer().forward([[1.0]])
