"""The network: layers chained rightly, one vector for all parameters, results that stay."""

import copy
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import nnlib
from nnlib import Activation, Dense, Network, ShapeError


def by_hand() -> Network:
    """Two inputs, two relu neurons, one output, small whole numbers."""
    rng = np.random.default_rng(0)
    net = Network([Dense(2, 2, rng=rng), Activation("relu"), Dense(2, 1, rng=rng)])
    net.layers[0].W, net.layers[0].b = [[1, -1], [2, 1]], [0, -1]
    net.layers[2].W, net.layers[2].b = [[3], [4]], [5]
    return net


@st.composite
def networks(draw: st.DrawFn) -> tuple[Network, np.ndarray, np.ndarray]:
    rng = np.random.default_rng(draw(st.integers(0, 999)))
    widths = [draw(st.integers(1, 4)) for _ in range(draw(st.integers(1, 3)))] + [1]
    layers: list[nnlib.Layer] = []
    for n_in, n_out in pairwise(widths):
        layers += [Dense(n_in, n_out, rng=rng), Activation(draw(st.sampled_from(SMOOTH)))]
    n = draw(st.integers(1, 5))
    return Network(layers[:-1]), rng.normal(0, 1, (n, widths[0])), rng.integers(0, 2, n)


SMOOTH = ["identity", "sigmoid", "tanh"]


# --- Values -----------------------------------------------------------------------------


def test_a_forward_pass_worked_by_hand() -> None:
    # z = (1 + 4, −1 + 2 − 1) = (5, 0), a = (5, 0), output 15 + 0 + 5.
    np.testing.assert_array_equal(by_hand().forward([[1, 2]]), [[20.0]])


def test_a_backward_pass_worked_by_hand() -> None:
    net = by_hand()
    net.forward([[1, 2]])

    dX = net.backward([[1.0]])

    # The second neuron is silent, so only the first passes the signal 3 back to w = (1, 2).
    np.testing.assert_array_equal(net.layers[2].dW, [[5.0], [0.0]])
    np.testing.assert_array_equal(net.layers[0].dW, [[3.0, 0.0], [6.0, 0.0]])
    np.testing.assert_array_equal(net.layers[0].db, [3.0, 0.0])
    np.testing.assert_array_equal(dX, [[3.0, 6.0]])


@given(case=networks())
def test_every_gradient_agrees_with_finite_differences(
    case: tuple[Network, np.ndarray, np.ndarray],
) -> None:
    net, X, y = case

    nnlib.check_gradients(net, X, y, loss=nnlib.BinaryCrossEntropy())


@given(case=networks())
def test_permuting_the_examples_does_not_change_the_gradients(
    case: tuple[Network, np.ndarray, np.ndarray],
) -> None:
    net, X, y = case
    loss, order = nnlib.BinaryCrossEntropy(), np.arange(len(X))[::-1]

    net.backward(loss.value_and_gradient(net.forward(X), y)[1])
    gradients = net.gradients.copy()
    net.backward(loss.value_and_gradient(net.forward(X[order]), y[order])[1])

    np.testing.assert_allclose(net.gradients, gradients, atol=1e-12)


def test_the_hidden_outputs_worked_by_hand() -> None:
    (hidden,) = by_hand().hidden_outputs([[1, 2], [1, -1]])

    np.testing.assert_array_equal(hidden, [[5.0, 0.0], [0.0, 0.0]])


@pytest.mark.parametrize(
    ("layers", "widths"),
    [
        (lambda rng: [Dense(2, 1, rng=rng)], []),
        (lambda rng: [Dense(2, 1, rng=rng), Activation("sigmoid")], []),
        (lambda rng: [Activation("tanh"), Dense(2, 1, rng=rng)], []),
        (lambda rng: [Dense(2, 5, rng=rng), Dense(5, 1, rng=rng)], [5]),
        (
            lambda rng: [
                Dense(2, 5, rng=rng), Activation("tanh"), Dense(5, 3, rng=rng),
                Activation("relu"), Dense(3, 1, rng=rng), Activation("sigmoid"),
            ],
            [5, 3],
        ),
    ],
)  # fmt: skip
def test_hidden_layers_are_those_between(
    layers: object, widths: list[int], rng: np.random.Generator
) -> None:
    hidden = Network(layers(rng)).hidden_outputs(np.ones((4, 2)))

    assert [A.shape for A in hidden] == [(4, width) for width in widths]


# --- One vector -------------------------------------------------------------------------


def test_the_parameters_lie_end_to_end_in_one_vector() -> None:
    np.testing.assert_array_equal(by_hand().parameters, [1, -1, 2, 1, 0, -1, 3, 4, 5])


def test_a_change_of_the_vector_is_a_change_of_the_weights(net: Network) -> None:
    net.parameters[:] = 0.0

    assert not net.layers[0].W.any()
    np.testing.assert_array_equal(net.forward([[1.0, 2.0]]), [[0.0]])


def test_a_change_of_the_weights_is_a_change_of_the_vector(net: Network) -> None:
    net.layers[2].W = [[1], [2], [3]]

    np.testing.assert_array_equal(net.parameters[9:12], [1, 2, 3])


def test_assigning_the_vector_copies_it_in(net: Network) -> None:
    vector, values = net.parameters, np.arange(13.0)

    net.parameters = values
    values[:] = 0.0

    np.testing.assert_array_equal(vector, np.arange(13.0))


@pytest.mark.parametrize("values", [0.0, np.zeros(12), np.zeros((13, 1)), [[0.0]]])
def test_a_vector_of_another_length_is_refused(net: Network, values: object) -> None:
    with pytest.raises(ShapeError, match=r"parameters must have shape \(13,\)"):
        net.parameters = values


def test_parameters_are_counted(net: Network) -> None:
    assert net.n_parameters == 2 * 3 + 3 + 3 * 1 + 1


def test_the_dtype_is_that_of_the_layers(rng: np.random.Generator) -> None:
    net = Network([Dense(2, 1, rng=rng, dtype=np.float32), Activation("sigmoid")])

    assert net.forward([[1.0, 2.0]]).dtype == net.parameters.dtype == np.float32


# --- What a caller holds ----------------------------------------------------------------


@pytest.mark.parametrize("names", [["tanh"], ["identity"], ["relu"]])
def test_nothing_returned_is_changed_by_later_calls(
    names: list[str], rng: np.random.Generator
) -> None:
    net = Network([Dense(2, 2, rng=rng), Activation(names[0]), Dense(2, 2, rng=rng)])
    X = rng.normal(0, 1, (4, 2))
    Z, hidden = net.forward(X), net.hidden_outputs(X)
    dX = net.backward(np.ones((4, 2)))
    held = [Z, dX, *hidden]
    before = copy.deepcopy(held)

    net.parameters *= 3.0
    net.forward(2 * X)
    net.hidden_outputs(5 * X)
    net.backward(np.full((4, 2), 7.0))

    for array, array_before in zip(held, before, strict=True):
        np.testing.assert_array_equal(array, array_before)


def test_spoiling_a_result_does_not_spoil_the_network() -> None:
    net = Network([Activation("identity"), Activation("identity")])
    X = np.array([[2.0]])

    net.forward(X)[:] = 999.0
    net.hidden_outputs(X)

    np.testing.assert_array_equal(net.forward(X), [[2.0]])
    np.testing.assert_array_equal(X, [[2.0]])


def test_looking_at_hidden_outputs_does_not_disturb_a_backward(net: Network) -> None:
    X = np.array([[1.0, -2.0], [0.5, 1.0]])
    net.forward(X)
    net.backward(np.ones((2, 1)))
    expected = net.gradients.copy()

    net.forward(X)
    net.hidden_outputs(10 * X)
    net.backward(np.ones((2, 1)))

    np.testing.assert_array_equal(net.gradients, expected)


def test_skipping_the_input_gradient_leaves_the_others_as_they_are(net: Network) -> None:
    net.forward([[1.0, 2.0]])
    net.backward([[1.0]])
    expected = net.gradients.copy()

    assert net.backward([[1.0]], input_gradient=False) is None
    np.testing.assert_array_equal(net.gradients, expected)


# --- Mistakes ---------------------------------------------------------------------------


@pytest.mark.parametrize("X", [np.zeros(2), np.zeros((3, 1)), np.zeros((0, 2)), [["a", "b"]], []])
def test_inputs_that_do_not_fit_are_refused(net: Network, X: object) -> None:
    with pytest.raises((ShapeError, TypeError), match="X must"):
        net.forward(X)


@pytest.mark.parametrize("look", ["forward", "hidden_outputs"])
def test_nan_in_the_inputs_is_refused(net: Network, look: str) -> None:
    with pytest.raises(ValueError, match=r"X must be finite, but X\[0, 1\] is nan"):
        getattr(net, look)([[1.0, np.nan]])


def test_backward_before_forward_says_what_comes_first(net: Network) -> None:
    with pytest.raises(RuntimeError, match="no forward pass came before"):
        net.backward([[1.0]])


def test_an_error_signal_is_never_stretched_to_fit(net: Network) -> None:
    net.forward(np.ones((4, 2)))

    with pytest.raises(ShapeError, match=r"dZ must have shape \(4, 1\), but its shape is \(4, 4\)"):
        net.backward(np.ones((4, 4)))


def test_layers_that_do_not_fit_are_refused(rng: np.random.Generator) -> None:
    with pytest.raises(ShapeError) as caught:
        Network([Dense(2, 12, rng=rng), Activation("tanh"), Dense(10, 1, rng=rng)])

    assert str(caught.value) == (
        "layers[2], Dense(10 → 1), takes 10 inputs, but layers[0], Dense(2 → 12), gives "
        "12 outputs. Make the two numbers equal."
    )


def test_a_layer_belongs_to_one_network(rng: np.random.Generator) -> None:
    layer = Dense(2, 1, rng=rng)
    Network([layer])

    with pytest.raises(ValueError, match=r"in a network already.*copy\.deepcopy\(layer\)"):
        Network([layer])


def test_a_layer_occurs_once_in_a_network() -> None:
    layer = Activation("tanh")

    with pytest.raises(ValueError, match=r"layers\[1\], Activation\(tanh\), is in a network"):
        Network([layer, layer])


def test_layers_of_a_refused_network_stay_free(rng: np.random.Generator) -> None:
    good, bad = Dense(2, 3, rng=rng), Dense(4, 1, rng=rng)
    with pytest.raises(ShapeError):
        Network([good, bad])

    assert Network([good]).n_parameters == 9


@pytest.mark.parametrize("layers", [[], None, "tanh", Activation("tanh")])
def test_what_is_no_list_of_layers_is_refused(layers: object) -> None:
    with pytest.raises(TypeError, match="layers must be a list of at least one layer"):
        Network(layers)


def test_what_is_no_layer_is_named(rng: np.random.Generator) -> None:
    with pytest.raises(TypeError, match=r"layers\[1\] is 'tanh'.*Activation\(\"tanh\"\)"):
        Network([Dense(2, 1, rng=rng), "tanh"])


def test_layers_of_two_dtypes_are_refused(rng: np.random.Generator) -> None:
    with pytest.raises(ValueError, match="these have float32 and float64"):
        Network([Dense(2, 1, rng=rng), Dense(1, 1, rng=rng, dtype=np.float32)])


def test_the_list_of_layers_cannot_be_changed_behind_the_networks_back(net: Network) -> None:
    assert isinstance(net.layers, tuple)


@pytest.mark.parametrize("name", ["parameter", "W", "weights", "gradients"])
def test_a_misspelt_attribute_is_refused_and_not_ignored(net: Network, name: str) -> None:
    with pytest.raises(AttributeError, match=name):
        setattr(net, name, np.zeros(13))


# --- In words ---------------------------------------------------------------------------


def test_the_summary_is_a_table() -> None:
    assert by_hand().summary().splitlines() == [
        "layer             outputs  parameters",
        "Dense(2 → 2)            2           6",
        "Activation(relu)        2           0",
        "Dense(2 → 1)            1           3",
        "total                               9",
    ]


def test_the_repr_says_what_it_is() -> None:
    assert repr(by_hand()) == "Network([Dense(2 → 2), Activation(relu), Dense(2 → 1)])"
