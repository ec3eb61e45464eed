"""Optimizers: each against its formula written out, in place, and only on what fits."""

import copy
import math
from collections.abc import Callable

import numpy as np
import pytest

from nnlib import SGD, ShapeError
from nnlib.optimizers import Adam, AdamW, ConstantRate, CosineRate, Optimizer, RMSProp, StepRate
from nnlib.shapes import Array

MAKERS: dict[str, Callable[..., Optimizer]] = {
    "sgd": SGD,
    "momentum": lambda rate: SGD(rate, momentum=0.9),
    "nesterov": lambda rate: SGD(rate, momentum=0.9, nesterov=True),
    "rmsprop": RMSProp,
    "adam": Adam,
    "adamw": lambda rate: AdamW(rate, weight_decay=0.1),
}
REMEMBERING = [name for name in MAKERS if name != "sgd"]
each = pytest.mark.parametrize("name", MAKERS)


def written_out(name: str, theta: Array, slopes: list[Array], rate: float) -> Array:
    """The formulas as the books write them, one line after the other."""
    v = m = s = np.zeros_like(theta)
    for t, g in enumerate(slopes, 1):
        if name in ("sgd", "momentum", "nesterov"):
            momentum = 0.0 if name == "sgd" else 0.9
            v = momentum * v + g
            theta = theta - rate * (g + momentum * v if name == "nesterov" else v)
        elif name == "rmsprop":
            s = 0.9 * s + 0.1 * g**2
            theta = theta - rate * g / (np.sqrt(s) + 1e-8)
        else:
            m, s = 0.9 * m + 0.1 * g, 0.999 * s + 0.001 * g**2
            theta = theta * (1 - rate * 0.1) if name == "adamw" else theta
            m_hat, s_hat = m / (1 - 0.9**t), s / (1 - 0.999**t)
            theta = theta - rate * m_hat / (np.sqrt(s_hat) + 1e-8)
    return theta


@each
def test_fifty_steps_agree_with_the_formula_written_out(name: str) -> None:
    rng = np.random.default_rng(0)
    start, slopes = rng.normal(0, 1, 7), list(rng.normal(0, 3, (50, 7)))
    theta, optimizer = start.copy(), MAKERS[name](0.01)

    for g in slopes:
        optimizer.step(theta, g)

    np.testing.assert_allclose(theta, written_out(name, start, slopes, 0.01), rtol=1e-12)


@each
def test_a_step_leaves_the_gradients_and_the_type_alone(name: str) -> None:
    theta, g = np.ones(3, np.float32), np.full(3, 2.0, np.float32)

    MAKERS[name](0.1).step(theta, g)

    assert theta.dtype == np.float32
    np.testing.assert_array_equal(g, 2.0)


@each
def test_small_steps_reach_the_bottom_of_a_stretched_bowl(name: str) -> None:
    theta, stretch = np.array([3.0, -4.0]), np.array([1.0, 10.0])
    optimizer = MAKERS[name](CosineRate(0.05, n_steps=3000))

    for _ in range(3000):
        optimizer.step(theta, stretch * theta)

    np.testing.assert_allclose(theta, 0.0, atol=1e-3)


@pytest.mark.parametrize("name", ["rmsprop", "adam"])
def test_steep_and_flat_directions_are_walked_at_the_same_pace(name: str) -> None:
    theta, optimizer = np.zeros(2), MAKERS[name](0.1)

    for _ in range(5):
        optimizer.step(theta, np.array([1e-4, 1e4]))

    assert theta[0] == pytest.approx(theta[1], rel=1e-3)


def test_the_first_step_of_adam_is_as_long_as_the_learning_rate() -> None:
    theta = np.zeros(1)

    Adam(0.01).step(theta, np.array([123.0]))

    assert theta[0] == pytest.approx(-0.01)


@pytest.mark.parametrize("name", REMEMBERING)
def test_memories_of_one_network_do_not_move_another(name: str) -> None:
    optimizer = MAKERS[name](0.1)
    optimizer.step(np.zeros(3), np.ones(3))

    with pytest.raises(ValueError, match=r"remembers 1 steps with other parameters.*Make a new"):
        optimizer.step(np.zeros(3), np.ones(3))


def test_a_schedule_that_has_come_down_does_not_start_another_network() -> None:
    optimizer = SGD(CosineRate(0.1, n_steps=1))
    optimizer.step(np.zeros(3), np.ones(3))

    with pytest.raises(ValueError, match=r"remembers 1 steps with other parameters.*Make a new"):
        optimizer.step(np.zeros(3), np.ones(3))


def test_without_memories_any_network_will_do() -> None:
    optimizer, first, second = SGD(0.1), np.zeros(3), np.zeros(2)

    optimizer.step(first, np.ones(3))
    optimizer.step(second, np.ones(2))

    np.testing.assert_allclose([*first, *second], -0.1)


@pytest.mark.parametrize("name", REMEMBERING)
def test_network_and_optimizer_copied_together_go_on_as_the_first_would(name: str) -> None:
    theta, optimizer = np.ones(2), MAKERS[name](0.1)
    optimizer.step(theta, np.ones(2))

    theta_copy, optimizer_copy = copy.deepcopy((theta, optimizer))
    optimizer.step(theta, np.ones(2))
    optimizer_copy.step(theta_copy, np.ones(2))

    np.testing.assert_array_equal(theta_copy, theta)


def test_only_the_chosen_parameters_decay() -> None:
    theta = np.ones(3)

    AdamW(0.1, weight_decay=0.5, decayed=[True, False, True]).step(theta, np.zeros(3))

    np.testing.assert_allclose(theta, [0.95, 1.0, 0.95])


def test_a_choice_of_another_size_is_refused() -> None:
    with pytest.raises(ShapeError, match=r"decayed must have one entry.*\(2,\).*net\.is_weight"):
        AdamW(0.1, decayed=[True]).step(np.ones(2), np.zeros(2))


@pytest.mark.parametrize(
    ("schedule", "expected"),
    [
        (ConstantRate(0.1), [0.1, 0.1, 0.1, 0.1]),
        (StepRate(0.8, every=2, factor=0.5), [0.8, 0.8, 0.4, 0.4]),
        (CosineRate(0.8, n_steps=2), [0.8, 0.4, 0.0, 0.0]),
        (lambda n_steps: 1 / (1 + n_steps), [1, 1 / 2, 1 / 3, 1 / 4]),
    ],
)
def test_each_step_takes_the_rate_of_the_schedule(schedule, expected: list[float]) -> None:
    theta, optimizer, taken = np.zeros(1), SGD(schedule), []

    for _ in expected:
        before = theta[0]
        optimizer.step(theta, np.ones(1))
        taken.append(before - theta[0])

    np.testing.assert_allclose(taken, expected, atol=1e-15)


def test_the_cosine_falls_slowly_at_both_ends() -> None:
    rates = [CosineRate(1.0, n_steps=100)(n_steps) for n_steps in (0, 10, 50, 90, 100)]

    expected = [(1 + math.cos(math.pi * share)) / 2 for share in (0, 0.1, 0.5, 0.9, 1)]
    np.testing.assert_allclose(rates, expected, atol=1e-15)


@pytest.mark.parametrize(
    ("make", "kind", "words"),
    [
        (lambda: SGD(0.1, momentum=1.0), ValueError, "momentum must be at least 0 and below 1"),
        (lambda: SGD(0.1, momentum="much"), TypeError, "momentum must be a number"),
        (lambda: SGD(0.1, nesterov=True), ValueError, r"needs momentum.*momentum=0\.9"),
        (lambda: Adam(0.1, beta1=1), ValueError, "beta1 must be at least 0 and below 1"),
        (lambda: Adam(0.1, epsilon=0), ValueError, "epsilon must be above 0"),
        (lambda: RMSProp(decay=-0.1), ValueError, "decay must be at least 0"),
        (lambda: AdamW(weight_decay=0), ValueError, "weight_decay must be above 0"),
        (lambda: StepRate(0.1, every=0), ValueError, "every must be at least 1"),
        (lambda: StepRate(0.1, every=3, factor=2), ValueError, "factor must be at most 1"),
        (lambda: CosineRate(0.1, n_steps=2.5), TypeError, "n_steps must be a whole number"),
        (lambda: SGD(CosineRate), TypeError, "a number or a schedule, but it is the class"),
    ],
)
def test_what_would_lead_nowhere_is_refused(make, kind: type[Exception], words: str) -> None:
    with pytest.raises(kind, match=words):
        make()


@pytest.mark.parametrize(
    ("optimizer", "words"),
    [
        (SGD(0.1), "SGD(learning_rate=0.1)"),
        (SGD(0.1, momentum=0.9, nesterov=True),
         "SGD(learning_rate=0.1, momentum=0.9, nesterov=True)"),
        (Adam(), "Adam(learning_rate=0.001)"),
        (AdamW(CosineRate(0.1, n_steps=5)),
         "AdamW(learning_rate=CosineRate(rate=0.1, n_steps=5), weight_decay=0.01)"),
        (RMSProp(0.5), "RMSProp(learning_rate=0.5, decay=0.9)"),
    ],
)  # fmt: skip
def test_an_optimizer_prints_what_makes_it(optimizer: Optimizer, words: str) -> None:
    assert repr(optimizer) == words


def test_a_step_worked_by_hand() -> None:
    theta = np.array([1.0, -2.0])

    SGD(0.1).step(theta, np.array([5.0, -10.0]))

    np.testing.assert_allclose(theta, [0.5, -1.0])


def test_the_gradients_are_not_changed() -> None:
    gradients = np.array([5.0])

    SGD(0.1).step(np.array([1.0]), gradients)

    assert gradients[0] == 5.0


def test_small_steps_reach_the_bottom_of_a_bowl() -> None:
    theta = np.array([3.0, -4.0])

    for _ in range(200):
        SGD(0.1).step(theta, 2 * theta)  # the gradient of θ·θ

    np.testing.assert_allclose(theta, 0.0, atol=1e-12)


@pytest.mark.parametrize("gradients", [np.ones(1), np.ones((3, 1)), np.ones(4), np.array(1.0)])
def test_gradients_are_never_stretched_to_fit(gradients: np.ndarray) -> None:
    with pytest.raises(ShapeError, match=r"gradients must have the shape of parameters, \(3,\)"):
        SGD(0.1).step(np.zeros(3), gradients)


@pytest.mark.parametrize("parameters", [[1.0], np.array([1]), 1.0])
def test_parameters_that_cannot_take_a_step_are_refused(parameters: object) -> None:
    with pytest.raises(TypeError, match=r"parameters must be an array of floats.*net\.parameters"):
        SGD(0.1).step(parameters, np.ones(1))


def test_a_learning_rate_in_words_is_refused_with_a_schedule() -> None:
    with pytest.raises(TypeError) as caught:
        SGD("cosine")

    assert str(caught.value) == (
        "learning_rate must be a number or a schedule, but it is 'cosine'. "
        "Write for example learning_rate=CosineRate(0.1, n_steps=1000)."
    )


@pytest.mark.parametrize("rate", [0, -0.1, np.nan, np.inf])
def test_a_learning_rate_that_leads_nowhere_is_refused(rate: float) -> None:
    with pytest.raises(ValueError, match="learning_rate must be above 0 and finite"):
        SGD(rate)


@pytest.mark.parametrize("rate", ["fast", None, True, [0.1]])
def test_a_learning_rate_must_be_a_number(rate: object) -> None:
    with pytest.raises(TypeError, match="learning_rate must be a number"):
        SGD(rate)
