"""Binary cross-entropy: by hand, against finite differences, at extremes, with wrong labels."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from nnlib import BinaryCrossEntropy, ShapeError, numerical_gradient

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


def test_words_as_labels_are_told_how_to_become_numbers() -> None:
    with pytest.raises(TypeError, match=r"Write for example y = \(y == 'yes'\)\.astype\(int\)\."):
        loss.value([[0.0], [0.0]], ["no", "yes"])


@pytest.mark.parametrize("y", [[1], [1, 0, 1], [[1, 0]], [], 1])
def test_labels_are_never_stretched_to_fit(y: object) -> None:
    with pytest.raises(ShapeError, match=r"y must have shape \(2,\), one label for each example"):
        loss.value([[0.0], [0.0]], y)


@pytest.mark.parametrize("Z", [[0.0, 0.0], [[0.0, 0.0], [0.0, 0.0]], [], [[]]])
def test_logits_must_be_one_column(Z: object) -> None:
    with pytest.raises(ShapeError, match="Z must"):
        loss.value(Z, [0, 1])


def test_logits_that_are_not_finite_are_refused() -> None:
    with pytest.raises(ValueError, match="Z must be finite"):
        loss.value([[np.nan]], [1])
