"""What is not an array: steps, schedules, names, counts, and a beginner's likeliest slips.

The messages of the slips stand here in full, because they are what a reader meets first.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

import nnlib
from nnlib import activations, datasets, initializers, losses, metrics

X = np.array([[1.0, 2.0], [3.0, 0.0], [-1.0, 1.0], [2.0, 2.0]])
y = np.array([0, 1, 1, 0])
BCE = nnlib.BinaryCrossEntropy()
OPTIMIZERS = [nnlib.SGD, nnlib.RMSProp, nnlib.Adam, nnlib.AdamW]


def rng() -> np.random.Generator:
    return np.random.default_rng(0)


def net() -> nnlib.Network:
    return nnlib.Network([nnlib.Dense(2, 1, rng=rng())])


def train(**given: Any) -> nnlib.History:
    options = {
        "net": net(), "X": X, "y": y, "loss": BCE, "optimizer": nnlib.SGD(0.1), "n_epochs": 1,
        "rng": rng(),
    }  # fmt: skip
    return nnlib.train(**{**options, **given})


def refusal(call: Callable[[], Any], error: type[Exception]) -> str:
    with pytest.raises(error) as caught:
        call()
    return str(caught.value)


# --- the likeliest slips ----------------------------------------------------------------


def reuse_an_optimizer() -> None:
    optimizer = nnlib.Adam(0.01)
    train(optimizer=optimizer)
    train(optimizer=optimizer)


@pytest.mark.parametrize(
    ("slip", "error", "message"),
    [
        (lambda: train(X=y, y=X), nnlib.ShapeError,
         "X must be 2-D (n_samples, 2), but its shape is (4,). "
         "Look whether inputs and targets are swapped: X comes before y."),
        (lambda: train(rng=0), TypeError,
         "rng must be a random generator, but it is 0. Write rng=np.random.default_rng(0)."),
        (lambda: BCE.value(net(), y), TypeError,
         "Z must hold numbers, but it is a Network. Take its outputs: net.forward(X)."),
        (lambda: BCE.value(net().forward, y), TypeError,
         "Z must hold numbers, but it is the function forward. Call it: forward(...)."),
        (lambda: train(y=2 * y - 1), ValueError,
         "y must hold only the classes 0 and 1, but it holds -1. "
         "Write for example y = (y != -1).astype(int)."),
        (lambda: net().forward(X[0]), nnlib.ShapeError,
         "X must be 2-D (n_samples, 2), but its shape is (2,). "
         "For one sample write X.reshape(1, -1)."),
        (lambda: train(loss=nnlib.BinaryCrossEntropy), TypeError,
         "loss must be a loss, such as BinaryCrossEntropy(), but it is "
         "<class 'nnlib.losses.cross_entropy.BinaryCrossEntropy'>. "
         "Write loss=BinaryCrossEntropy()."),
        (reuse_an_optimizer, ValueError,
         "Adam(learning_rate=0.01) remembers 1 steps with other parameters, and they would mislead "
         "this network. Make a new one: optimizer = Adam(learning_rate=0.01)."),
        (lambda: train(validation=X), TypeError,
         "validation must be a pair (X_val, y_val), but it is an array of shape (4, 2). "
         "Keep some examples apart and write validation=(X_val, y_val)."),
        (lambda: net().forward(["a", "b"]), TypeError,
         "X must hold numbers, but it holds text. "
         "If they are numbers underneath, write np.asarray(X, dtype=float)."),
        (lambda: BCE.value([[0.0], [0.0]], [[1, 0], [0, 1]]), nnlib.ShapeError,
         "y must have shape (2,), one label for each example, but its shape is (2, 2). "
         "For one-hot rows write np.argmax(y, axis=1)."),
        (lambda: train(callback="print"), TypeError,
         "callback must be a function, but it is 'print'. "
         "Write for example callback=lambda epoch, loss: print(epoch, loss)."),
    ],
)  # fmt: skip
def test_a_slip_is_answered_in_these_words(
    slip: Callable[[], Any], error: type[Exception], message: str
) -> None:
    assert refusal(slip, error) == message


def test_a_batch_larger_than_the_data_is_the_whole_data() -> None:
    np.testing.assert_array_equal(train(batch_size=1000).loss, train().loss)


# --- steps of optimizers ----------------------------------------------------------------

read_only = np.ones(2)
read_only.setflags(write=False)
shared = np.ones(2)


@pytest.mark.parametrize("kind", OPTIMIZERS)
@pytest.mark.parametrize(
    ("parameters", "gradients", "error", "words"),
    [
        ([1.0, 2.0], np.ones(2), TypeError, "parameters must be an array of floats"),
        (np.ones(2, int), np.ones(2), TypeError, "parameters must be an array of floats"),
        (np.ones(2, np.float16), np.ones(2), TypeError, "parameters must be an array of floats"),
        (np.ma.array([1.0, 2.0]), np.ones(2), TypeError, "parameters must be an array of floats"),
        (np.ones(2), None, TypeError, "gradients must be an array of floats"),
        (np.ones(2), np.ones(2, complex), TypeError, "gradients must be an array of floats"),
        (np.ones(2), np.ones(2, np.float32), TypeError, "gradients must have the dtype of"),
        (np.ones(2), np.ones((2, 1)), nnlib.ShapeError, "gradients must have the shape of"),
        (np.ones(2), np.ones(1), nnlib.ShapeError, "gradients must have the shape of"),
        (read_only, np.ones(2), ValueError, "parameters must be writeable"),
        (shared, shared[::-1], ValueError, "gradients must be another array than parameters"),
        (np.ones(2), np.array([1.0, np.nan]), ValueError, "gradients must be finite"),
        (np.array([1.0, np.inf]), np.ones(2), ValueError, "parameters must be finite"),
        (np.ones(2), np.array([1.0, 1e200]), ValueError, "gradients must lie between"),
    ],
)
def test_a_step_that_would_go_astray_is_not_taken(
    kind: type, parameters: Any, gradients: Any, error: type[Exception], words: str
) -> None:
    before = np.array(parameters)

    message = refusal(lambda: kind(0.1).step(parameters, gradients), error)

    assert message.startswith(words)
    np.testing.assert_array_equal(parameters, before)


@pytest.mark.parametrize("kind", OPTIMIZERS)
def test_a_step_moves_parameters_that_do_not_lie_side_by_side(kind: type) -> None:
    plain, spread = np.ones(3), np.ones(6)
    gradients = np.array([1.0, -2.0, 3.0])

    kind(0.1).step(plain, gradients)
    kind(0.1).step(spread[::2], np.repeat(gradients, 2)[::2])

    np.testing.assert_array_equal(spread[::2], plain)
    np.testing.assert_array_equal(spread[1::2], 1.0)


@pytest.mark.parametrize("rate", [None, "a", -0.1, np.nan, np.inf, np.ones(2)])
def test_a_schedule_that_gives_no_rate_is_refused_at_its_step(rate: Any) -> None:
    optimizer = nnlib.SGD(lambda n_steps: rate)

    message = refusal(lambda: optimizer.step(np.ones(2), np.ones(2)), ValueError)

    assert message.startswith("learning_rate(n_steps) must give a finite number of at least 0, but")


@pytest.mark.parametrize("rate", [1, np.float32(1.0), np.int64(1)])
def test_a_schedule_may_give_any_kind_of_number(rate: Any) -> None:
    theta = np.ones(2)

    nnlib.SGD(lambda n_steps: rate).step(theta, np.ones(2))

    np.testing.assert_array_equal(theta, 0.0)


@pytest.mark.parametrize("call", ["forward", "backward"])
def test_what_a_call_gave_stays_when_it_is_made_again(call: str) -> None:
    made = net()
    made.forward(X)
    given = X if call == "forward" else np.ones((4, 1))
    first = getattr(made, call)(given)
    before = first.copy()

    getattr(made, call)(2 * given)

    np.testing.assert_array_equal(first, before)


# --- numbers at the edge ----------------------------------------------------------------


@pytest.mark.parametrize("size", [1e-300, 1.0, 1e300])
def test_only_the_ratio_of_weights_counts(size: float) -> None:
    np.testing.assert_allclose(losses.as_weights([size, 3 * size], 2), [[0.5], [1.5]], rtol=1e-15)


@pytest.mark.parametrize("size", [1e-100, 1.0, 1e149])
def test_normalizing_knows_no_unit(size: float) -> None:
    layer = nnlib.LayerNorm(2, epsilon=1e-300)

    np.testing.assert_allclose(layer.forward(size * X[:3]), [[-1, 1], [1, -1], [-1, 1]])


def test_the_largest_logits_have_a_loss_and_a_slope() -> None:
    value, dZ = BCE.value_and_gradient([[1e150], [-1e150]], [0, 0])

    assert value == 5e149
    assert dZ.tolist() == [[0.5], [0.0]]


def test_softmax_of_the_largest_logits_is_certain() -> None:
    assert activations.softmax([1.7e308, -1.7e308]).tolist() == [1.0, 0.0]


def test_whole_numbers_are_told_apart_however_large() -> None:
    large = np.array([2**62, 2**62 + 1], dtype=np.int64)

    assert metrics.accuracy(large, large[::-1]).value == 0.0


@pytest.mark.parametrize("largest", [10**9, 2**63 - 1])
def test_names_of_articles_are_no_class_numbers(largest: int) -> None:
    message = refusal(lambda: metrics.confusion_matrix([0, largest], [0, 1]), ValueError)

    assert message.startswith("y and predicted must hold at most 10000 classes, or the table")


@pytest.mark.parametrize("positive", [None, [1], {1}])
def test_the_positive_class_is_one_class(positive: Any) -> None:
    message = refusal(lambda: metrics.precision(y, y, positive=positive), TypeError)

    assert message.startswith(f"positive is {positive!r}, but the classes are such as 0.")


@pytest.mark.parametrize(
    "call",
    [
        lambda: datasets.moons(3, rng=rng(), noise=1e200),
        lambda: datasets.blobs(3, rng=rng(), spread=1e200),
        lambda: datasets.spiral(3, rng=rng(), n_turns=1e200),
        lambda: nnlib.L2(1e200),
        lambda: nnlib.SGD(1e200),
    ],
)
def test_a_number_whose_products_overflow_is_refused(call: Callable[[], Any]) -> None:
    assert " must be at most 1e+150, or products overflow, but it is 1e+200." in refusal(
        call, ValueError
    )


# --- names, functions, counts -----------------------------------------------------------


@pytest.mark.parametrize("name", initializers.INITIALIZERS)
@pytest.mark.parametrize(
    ("n_in", "source", "error", "words"),
    [
        (0, rng(), ValueError, "n_in must be at least 1, but it is 0."),
        (2.0, rng(), TypeError, "n_in must be a whole number, but it is 2.0."),
        (True, rng(), TypeError, "n_in must be a whole number, but it is True."),
        (2, None, TypeError, "rng must be a random generator, but it is None."),
        (2, np.random.Generator, TypeError, "rng must be a random generator, but it is <class"),
        (2, -1, TypeError, "rng must be a random generator, but it is -1. "
         "Write rng=np.random.default_rng(0)."),
    ],
)  # fmt: skip
def test_initializers_look_at_what_they_are_given(
    name: str, n_in: Any, source: Any, error: type[Exception], words: str
) -> None:
    draw = initializers.get(name)

    assert refusal(lambda: draw(n_in, 2, rng=source), error).startswith(words)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"net": None}, "net must be a Network, but it is None."),
        ({"net": nnlib.Dense(2, 1, rng=rng())}, "net must be a Network, but it is Dense(2 → 1)."),
        ({"loss": nnlib.BinaryCrossEntropy}, "loss must be a loss, such as BinaryCrossEntropy()"),
        ({"loss": "mse"}, "loss must be a loss, such as BinaryCrossEntropy(), but it is 'mse'."),
        ({"may_vanish": "dX"}, "may_vanish must be a list of names, but it is 'dX'."),
        ({"may_vanish": None}, "may_vanish must be a list of names, but it is None."),
    ],
)
def test_checking_gradients_needs_a_network_a_loss_and_names(given: Any, words: str) -> None:
    options = {"net": net(), "X": X, "y": y, "loss": BCE, **given}

    assert refusal(lambda: nnlib.check_gradients(**options), TypeError).startswith(words)


def test_a_step_too_small_to_move_anything_is_refused() -> None:
    message = refusal(lambda: nnlib.numerical_gradient(np.sum, [1.0], step=1e-30), ValueError)

    assert message.startswith("step must be large enough to move x")


def test_what_is_no_function_has_no_slope() -> None:
    message = refusal(lambda: nnlib.numerical_gradient(3.0, [1.0]), TypeError)

    assert message.startswith("f must be a function, but it is 3.0.")


@pytest.mark.parametrize("name", [None, ["tanh"], np.ones((2, 2)), np.tanh])
def test_an_activation_is_known_by_its_name(name: Any) -> None:
    assert refusal(lambda: activations.get(name), ValueError).startswith("There is no activation")


@pytest.mark.parametrize("dtype", ["float32", np.float16, None, np.ones((2, 2))])
def test_a_layer_computes_in_two_types_only(dtype: Any) -> None:
    message = refusal(lambda: nnlib.Dense(2, 1, rng=rng(), dtype=dtype), TypeError)

    assert message.startswith("dtype must be np.float64 or np.float32, but it is ")
