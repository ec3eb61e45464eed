"""Losses: by hand, against finite differences, at extremes, with weights and wrong targets."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from nnlib import BinaryCrossEntropy, CrossEntropy, MeanSquaredError, ShapeError, numerical_gradient
from nnlib.activations import softmax
from nnlib.losses import Loss

loss = BinaryCrossEntropy()


@st.composite
def logits_and_labels(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray]:
    n = draw(st.integers(1, 8))
    Z = draw(arrays(np.float64, (n, 1), elements=st.floats(-15, 15)))
    return Z, draw(arrays(np.int64, (n,), elements=st.integers(0, 1)))


def test_a_value_worked_by_hand() -> None:
    # p = 3/4 for both, y = 1 and 0: −log(3/4) and −log(1/4).
    value = loss.value([[np.log(3)], [np.log(3)]], [1, 0])

    assert value == pytest.approx((np.log(4 / 3) + np.log(4)) / 2, rel=1e-15)


def test_a_gradient_worked_by_hand() -> None:
    _, dZ = loss.value_and_gradient([[np.log(3)], [np.log(3)]], [1, 0])

    np.testing.assert_allclose(dZ, [[(3 / 4 - 1) / 2], [(3 / 4 - 0) / 2]], rtol=1e-15)


@given(case=logits_and_labels())
def test_the_gradient_agrees_with_finite_differences(case: tuple[np.ndarray, np.ndarray]) -> None:
    Z, y = case

    _, dZ = loss.value_and_gradient(Z, y)

    expected = numerical_gradient(lambda Z: loss.value(Z, y), Z)
    np.testing.assert_allclose(dZ, expected, rtol=1e-6, atol=1e-9)


@given(case=logits_and_labels())
def test_it_is_the_mean_of_minus_log_p(case: tuple[np.ndarray, np.ndarray]) -> None:
    Z, y = case
    p = 1 / (1 + np.exp(-Z[:, 0]))

    expected = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))

    assert loss.value(Z, y) == pytest.approx(expected, rel=1e-8, abs=1e-12)


@given(case=logits_and_labels())
def test_swapping_the_classes_and_the_sign_changes_nothing(
    case: tuple[np.ndarray, np.ndarray],
) -> None:
    Z, y = case

    assert loss.value(-Z, 1 - y) == pytest.approx(loss.value(Z, y), rel=1e-12, abs=1e-15)


@pytest.mark.parametrize(
    ("z", "y", "value", "slope"),
    [(1e4, 1, 0.0, 0.0), (1e4, 0, 1e4, 1.0), (-1e4, 1, 1e4, -1.0), (-1e4, 0, 0.0, 0.0)],
)
def test_extreme_logits_give_exact_numbers(z: float, y: int, value: float, slope: float) -> None:
    found, dZ = loss.value_and_gradient([[z]], [y])

    assert found == value
    assert dZ[0, 0] == slope


@pytest.mark.parametrize("z", [30.0, 50.0, 700.0])
@pytest.mark.parametrize("y", [0, 1])
def test_what_is_left_of_the_loss_far_out_is_not_lost_in_rounding(z: float, y: int) -> None:
    logit = z if y == 1 else -z

    assert loss.value([[logit]], [y]) == pytest.approx(np.exp(-z), rel=1e-12, abs=0)


def test_a_flat_y_and_a_column_give_the_same() -> None:
    Z, y = np.array([[1.0], [-2.0], [0.5]]), np.array([1, 0, 0])

    flat, column = loss.value_and_gradient(Z, y), loss.value_and_gradient(Z, y[:, np.newaxis])

    assert flat[0] == column[0]
    assert flat[1].shape == column[1].shape == (3, 1)


@pytest.mark.parametrize("y", [[1, 0], [True, False], [1.0, 0.0], np.array([1, 0], np.uint8)])
def test_labels_may_be_any_kind_of_zero_and_one(y: object) -> None:
    assert loss.value([[2.0], [-2.0]], y) == pytest.approx(np.log1p(np.exp(-2)))


def test_float32_stays_float32() -> None:
    _, dZ = loss.value_and_gradient(np.zeros((2, 1), np.float32), [0, 1])

    assert dZ.dtype == np.float32


@pytest.mark.parametrize(
    ("y", "words"),
    [
        ([-1, 1], "y must hold only the classes 0 and 1, but it holds -1. "
                  "Write for example y = (y != -1).astype(int)."),
        ([1, 2], "y must hold only the classes 0 and 1, but it holds 2. "
                 "Write for example y = (y == 2).astype(int)."),
        ([0.5, 1], "y must hold only the classes 0 and 1, but it holds 0.5. "
                   "For probabilities as labels write y = (y > 0.5).astype(int)."),
        ([np.nan, 1], "y must hold only the classes 0 and 1, but it holds nan. "
                      "Leave out the examples without a label: np.isfinite(y) finds the others."),
    ],
)  # fmt: skip
def test_labels_other_than_zero_and_one_are_refused(y: list[float], words: str) -> None:
    with pytest.raises(ValueError, match="y must hold only") as caught:
        loss.value([[0.0], [0.0]], y)

    assert str(caught.value) == words


def test_several_classes_are_told_of_the_loss_for_them() -> None:
    with pytest.raises(ValueError, match=r"it holds 2\. .* take CrossEntropy\(\), and one output"):
        loss.value([[0.0], [0.0], [0.0]], [0, 1, 2])


def test_words_as_labels_are_told_how_to_become_numbers() -> None:
    with pytest.raises(TypeError, match=r"Write for example y = \(y == 'yes'\)\.astype\(int\)\."):
        loss.value([[0.0], [0.0]], ["no", "yes"])


@pytest.mark.parametrize("y", [[1], [1, 0, 1], [[1, 0]], [], 1])
def test_labels_are_never_stretched_to_fit(y: object) -> None:
    with pytest.raises(ShapeError, match=r"y must have shape \(2,\), one label for each example"):
        loss.value([[0.0], [0.0]], y)


@pytest.mark.parametrize("Z", [[0.0, 0.0], [[0.0, 0.0], [0.0, 0.0]], [], [[]]])
def test_logits_must_be_one_column(Z: object) -> None:
    with pytest.raises(ShapeError, match=r"Z must|needs a network with 1 output"):
        loss.value(Z, [0, 1])


def test_logits_that_are_not_finite_are_refused() -> None:
    with pytest.raises(ValueError, match="Z must be finite"):
        loss.value([[np.nan]], [1])


KINDS = {
    "mse": MeanSquaredError(),
    "binary": BinaryCrossEntropy(),
    "binary, smoothed": BinaryCrossEntropy(label_smoothing=0.2),
    "classes": CrossEntropy(),
    "classes, smoothed": CrossEntropy(label_smoothing=0.2),
}
each = pytest.mark.parametrize("name", KINDS)


def outputs_and_targets(name: str, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Five examples as the loss of this name takes them."""
    if name.startswith("binary"):
        return rng.normal(0, 3, (5, 1)), rng.integers(0, 2, 5)
    Z = rng.normal(0, 3, (5, 3))
    return Z, rng.normal(0, 1, (5, 3)) if name == "mse" else rng.integers(0, 3, 5)


@each
@given(seed=st.integers(0, 50))
def test_each_gradient_agrees_with_finite_differences_weighted_or_not(name: str, seed: int) -> None:
    rng, kind = np.random.default_rng(seed), KINDS[name]
    Z, y = outputs_and_targets(name, rng)

    for weight in (None, rng.uniform(0, 2, 5)):
        _, dZ = kind.value_and_gradient(Z, y, sample_weight=weight)
        expected = numerical_gradient(
            lambda Z, weight=weight: kind.value(Z, y, sample_weight=weight), Z
        )
        np.testing.assert_allclose(dZ, expected, rtol=1e-5, atol=1e-9)


@each
def test_a_weight_of_two_counts_an_example_twice(name: str) -> None:
    rng, kind = np.random.default_rng(1), KINDS[name]
    Z, y = outputs_and_targets(name, rng)
    twice = np.array([0, 1, 2, 2, 3, 4])

    weighted = kind.value(Z, y, sample_weight=[1, 1, 2, 1, 1])

    assert weighted == pytest.approx(kind.value(Z[twice], y[twice]), rel=1e-12)


@each
def test_equal_weights_change_nothing(name: str) -> None:
    Z, y = outputs_and_targets(name, np.random.default_rng(2))

    value, dZ = KINDS[name].value_and_gradient(Z, y, sample_weight=np.full(5, 7.0))

    assert value == pytest.approx(KINDS[name].value(Z, y), rel=1e-14)
    np.testing.assert_allclose(dZ, KINDS[name].value_and_gradient(Z, y)[1], rtol=1e-14)


def test_squared_error_worked_by_hand() -> None:
    # Errors 1, −2 and 3, 0: the mean of 1, 4, 9 and 0.
    value, dZ = MeanSquaredError().value_and_gradient([[1, 1], [4, 2]], [[0, 3], [1, 2]])

    assert value == 14 / 4
    np.testing.assert_allclose(dZ, [[0.5, -1.0], [1.5, 0.0]])


def test_cross_entropy_worked_by_hand() -> None:
    # p = (3, 1) / 4 for both, right classes 0 and 1: −log(3/4) and −log(1/4).
    Z = [[np.log(3), 0.0], [np.log(3), 0.0]]

    value, dZ = CrossEntropy().value_and_gradient(Z, [0, 1])

    assert value == pytest.approx((np.log(4 / 3) + np.log(4)) / 2, rel=1e-15)
    np.testing.assert_allclose(dZ, [[-1 / 8, 1 / 8], [3 / 8, -3 / 8]], rtol=1e-14)


def test_two_outputs_say_what_one_logit_says() -> None:
    z, y = np.array([[2.0], [-1.0], [0.3]]), [1, 1, 0]

    two = CrossEntropy().value(np.hstack([np.zeros_like(z), z]), y)

    assert two == pytest.approx(loss.value(z, y), rel=1e-14)


def test_a_smoothed_label_is_a_mixture_of_all_classes() -> None:
    Z = np.array([[1.0, -2.0, 0.5]])
    mixture = np.array([0.1, 0.1, 0.8])  # class 2, a share of 0.3 split among three

    smoothed = CrossEntropy(label_smoothing=0.3).value(Z, [2])

    assert smoothed == pytest.approx(-np.sum(mixture * np.log(softmax(Z[0]))), rel=1e-14)


def test_with_two_classes_smoothing_is_the_same_in_both_forms() -> None:
    z, y = np.array([[2.0], [-1.0]]), [1, 1]

    one = BinaryCrossEntropy(label_smoothing=0.3).value(z, y)
    two = CrossEntropy(label_smoothing=0.3).value(np.hstack([np.zeros_like(z), z]), y)

    assert one == pytest.approx(two, rel=1e-14)


@pytest.mark.parametrize(("right", "value", "slope"), [(0, 0.0, 0.0), (1, 1e4, 1.0)])
def test_extreme_logits_of_classes_give_exact_numbers(right: int, value: float, slope: float):
    found, dZ = CrossEntropy().value_and_gradient([[1e4, 0.0]], [right])

    assert found == value
    assert dZ[0, 0] == slope


@each
def test_the_type_of_the_outputs_is_kept_and_nothing_is_changed(name: str) -> None:
    Z, y = outputs_and_targets(name, np.random.default_rng(3))
    Z = Z.astype(np.float32)
    before = Z.copy()

    _, dZ = KINDS[name].value_and_gradient(Z, y)

    assert dZ.dtype == np.float32
    np.testing.assert_array_equal(Z, before)


def test_each_row_of_logits_is_measured_by_its_own_largest() -> None:
    value, dZ = CrossEntropy().value_and_gradient([[0.0, 0.0], [5000.0, 5000.0]], [0, 1])

    assert value == pytest.approx(np.log(2), rel=1e-15)
    np.testing.assert_array_equal(dZ, [[-0.25, 0.25], [0.25, -0.25]])


def test_flat_targets_never_spread_over_a_table() -> None:
    Z, y = np.arange(3.0)[:, np.newaxis], np.arange(3.0)

    assert MeanSquaredError().value(Z, y) == 0.0


@pytest.mark.parametrize(
    ("kind", "Z", "y", "error", "words"),
    [
        (MeanSquaredError(), np.zeros((2, 3)), [1, 2], ShapeError,
         r"y has 1 number for each example, but the network has 3 outputs.*n_out=1"),
        (MeanSquaredError(), np.zeros((2, 1)), [1, 2, 3], ShapeError, r"must have shape \(2,\)"),
        (MeanSquaredError(), np.zeros((1, 1)), [np.nan], ValueError, "y must be finite"),
        (CrossEntropy(), np.zeros((2, 3)), [0, 3], ValueError,
         r"y holds class 3, but the network has 3 outputs.*n_out=4"),
        (CrossEntropy(), np.zeros((2, 3)), [0, 0.5], ValueError,
         r"class numbers 0, 1, 2, \.\.\., but it holds 0\.5.*return_inverse=True"),
        (CrossEntropy(), np.zeros((2, 3)), [0, -1], ValueError, "but it holds -1"),
        (CrossEntropy(), np.zeros((2, 3)), [[1, 0, 0], [0, 1, 0]], ShapeError,
         r"its shape is \(2, 3\). For one-hot rows write np\.argmax\(y, axis=1\)"),
        (CrossEntropy(), np.zeros((2, 3)), ["cat", "dog"], TypeError,
         r"class numbers.*it holds words.*np\.unique\(y, return_inverse=True\)\[1\]"),
        (CrossEntropy(), np.zeros((2, 3)), [1], ShapeError, r"y must have shape \(2,\)"),
        (BinaryCrossEntropy(), np.zeros((2, 2)), [0, 1], ShapeError,
         "with 1 output, a logit, but this one has 2"),
    ],
)  # fmt: skip
def test_targets_that_do_not_go_with_the_outputs_are_refused(
    kind: Loss, Z: np.ndarray, y: object, error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        kind.value(Z, y)


@pytest.mark.parametrize(
    ("weights", "error", "words"),
    [
        ([1], ShapeError, r"sample_weight must have shape \(2,\), one weight for each example"),
        ([3, -1], ValueError, "at least 0 and not all zero, but its entries lie from -1"),
        ([0, 0], ValueError, "but its entries lie from 0 to 0"),
        ([1, np.inf], ValueError, "sample_weight must be finite"),
    ],
)
def test_weights_that_weigh_nothing_are_refused(weights: list, error: type, words: str) -> None:
    with pytest.raises(error, match=words):
        loss.value([[0.0], [0.0]], [0, 1], sample_weight=weights)


@pytest.mark.parametrize("kind", [BinaryCrossEntropy, CrossEntropy])
@pytest.mark.parametrize(("share", "error"), [(1, ValueError), (-1, ValueError), ("a", TypeError)])
def test_only_a_share_of_a_label_can_be_smoothed(kind: type, share: object, error: type) -> None:
    with pytest.raises(error, match="label_smoothing must be"):
        kind(label_smoothing=share)


def test_a_loss_prints_what_makes_it() -> None:
    assert [repr(kind) for kind in KINDS.values()] == [
        "MeanSquaredError()", "BinaryCrossEntropy()", "BinaryCrossEntropy(label_smoothing=0.2)",
        "CrossEntropy()", "CrossEntropy(label_smoothing=0.2)"]  # fmt: skip
