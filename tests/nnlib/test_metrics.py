"""Metrics: by hand, against scikit-learn with ties, laws, intervals, and what beginners hand in."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy import sparse
from scipy.stats import binomtest
from sklearn import metrics as reference
from sklearn.calibration import calibration_curve as reference_calibration

from nnlib import ShapeError, metrics
from nnlib.metrics import Proportion, proportion

# ---- What the properties draw: labels with both classes, and scores with many ties.


@st.composite
def labels_and_scores(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray]:
    n = draw(st.integers(2, 40))
    y = draw(arrays(np.int64, (n,), elements=st.integers(0, 1)))
    y[:2] = [0, 1]
    few = st.sampled_from([0.0, 0.1, 0.25, 0.5, 0.5000001, 0.9, 1.0])
    return y, draw(arrays(np.float64, (n,), elements=st.one_of(few, st.floats(0, 1))))


@st.composite
def two_rows_of_classes(draw: st.DrawFn) -> tuple[np.ndarray, np.ndarray]:
    n = draw(st.integers(1, 30))
    classes = arrays(np.int64, (n,), elements=st.integers(0, 4))
    return draw(classes), draw(classes)


Case = tuple[np.ndarray, np.ndarray]

# ---- Proportions.


def test_an_interval_worked_by_hand() -> None:
    # z² / n = 1 for n = 4 and z = 2: centre (p + 1/2) / 2, half-width √(p(1 − p) + 1/4) / 2.
    level = 0.9544997361036416  # of a normal variable, within ± 2

    share = proportion(2, 4, level=level)

    assert share.value == 0.5
    assert share.low == pytest.approx(0.5 - np.sqrt(0.5) / 2, abs=1e-12)
    assert share.high == pytest.approx(0.5 + np.sqrt(0.5) / 2, abs=1e-12)


@given(n=st.integers(1, 500), share=st.floats(0, 1), level=st.floats(0.5, 0.999))
def test_the_interval_is_wilsons(n: int, share: float, level: float) -> None:
    n_hits = round(share * n)

    found = proportion(n_hits, n, level=level)

    expected = binomtest(n_hits, n).proportion_ci(level, method="wilson")
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high), abs=1e-12)
    assert 0 <= found.low <= found.value <= found.high <= 1


def test_the_interval_holds_the_truth_about_as_often_as_it_says(rng: np.random.Generator) -> None:
    counts = rng.binomial(30, 0.8, size=2000)

    shares = [proportion(int(count), 30) for count in counts]

    held = np.mean([share.low <= 0.8 <= share.high for share in shares])
    assert held == pytest.approx(0.95, abs=0.02)


def test_more_examples_narrow_the_interval() -> None:
    few, many = proportion(9, 10), proportion(900, 1000)

    assert many.high - many.low < (few.high - few.low) / 5


def test_all_right_is_no_proof_of_perfection() -> None:
    assert proportion(10, 10).high == 1.0
    assert proportion(10, 10).low < 0.75
    assert proportion(0, 10).low == 0.0
    assert proportion(0, 10).high > 0.25


def test_none_and_all_reach_the_ends_exactly() -> None:
    ends = [(proportion(0, n).low, proportion(n, n).high) for n in range(1, 200)]

    assert set(ends) == {(0.0, 1.0)}


def test_a_proportion_reads_as_a_sentence() -> None:
    assert repr(proportion(93, 100)) == "0.93, 95 % interval 0.86 to 0.97 (n = 100)"
    assert str(proportion(1, 4, level=0.8)) == "0.25, 80 % interval 0.08 to 0.57 (n = 4)"
    assert repr(proportion(9300, 10_000)) == "0.930, 95 % interval 0.925 to 0.935 (n = 10000)"
    assert repr(Proportion(0.5, 0.5, 0.5, 3)).startswith("0.5")


def test_a_proportion_serves_as_a_number() -> None:
    share = proportion(93, 100)

    assert float(share) == 0.93
    assert f"{share:.0%}" == "93%"
    assert f"{share}" == repr(share)


def test_a_proportion_does_not_change() -> None:
    with pytest.raises(AttributeError):
        proportion(1, 2).value = 1.0


@pytest.mark.parametrize(
    ("arguments", "error", "words"),
    [
        ((11, 10), ValueError, "n_hits must lie from 0 to n, and n must be at least 1, but n_hits "
                               "is 11 and n is 10. Look whether the two are swapped."),
        ((0, 0), ValueError, "but n_hits is 0 and n is 0."),
        ((-1, 10), ValueError, "but n_hits is -1 and n is 10."),
        ((0.9, 10), TypeError, "n_hits must be a whole number, but it is 0.9. "
                               "Count first: n_hits=int((predicted == y).sum()), n=len(y)."),
        ((True, 10), TypeError, "n_hits must be a whole number, but it is True."),
    ],
)  # fmt: skip
def test_counts_that_are_none_are_refused(arguments: tuple, error: type, words: str) -> None:
    with pytest.raises(error) as caught:
        proportion(*arguments)

    assert words in str(caught.value)


@pytest.mark.parametrize("level", [0, 1, 95, np.nan])
def test_a_level_outside_0_to_1_is_refused(level: float) -> None:
    with pytest.raises(ValueError, match=r"level must lie between 0 and 1.*Write level=0\.95\."):
        proportion(1, 2, level=level)


def test_a_level_in_words_is_refused() -> None:
    with pytest.raises(TypeError, match="level must be a number, but it is '95%'"):
        proportion(1, 2, level="95%")


# ---- Answers.


def test_answers_counted_by_hand() -> None:
    y, predicted = [1, 1, 1, 0, 0, 0, 0, 0], [1, 1, 0, 1, 0, 0, 0, 0]

    assert float(metrics.accuracy(y, predicted)) == 6 / 8
    assert float(metrics.precision(y, predicted)) == 2 / 3
    assert float(metrics.recall(y, predicted)) == 2 / 3
    assert float(metrics.precision(y, predicted, positive=0)) == 4 / 5
    assert float(metrics.recall(y, predicted, positive=0)) == 4 / 5
    np.testing.assert_array_equal(metrics.confusion_matrix(y, predicted), [[4, 1], [1, 2]])


def test_each_share_is_of_its_own_number_of_examples() -> None:
    y, predicted = [1, 1, 0, 0, 0], [1, 1, 1, 0, 0]

    shares = [f(y, predicted) for f in (metrics.accuracy, metrics.precision, metrics.recall)]

    assert [share.n for share in shares] == [5, 3, 2]


@given(case=two_rows_of_classes())
def test_accuracy_and_matrix_agree_with_scikit_learn(case: Case) -> None:
    y, predicted = case

    matrix = metrics.confusion_matrix(y, predicted, n_classes=5)

    expected = reference.confusion_matrix(y, predicted, labels=range(5))
    np.testing.assert_array_equal(matrix, expected)
    assert float(metrics.accuracy(y, predicted)) == reference.accuracy_score(y, predicted)


@given(case=two_rows_of_classes(), positive=st.integers(0, 4))
def test_precision_and_recall_agree_with_scikit_learn(case: Case, positive: int) -> None:
    y, predicted = np.append(case[0], positive), np.append(case[1], positive)
    options = {"labels": [positive], "average": None}

    precision = float(metrics.precision(y, predicted, positive=positive))
    recall = float(metrics.recall(y, predicted, positive=positive))

    assert precision == reference.precision_score(y, predicted, **options)[0]
    assert recall == reference.recall_score(y, predicted, **options)[0]


@given(case=two_rows_of_classes())
def test_the_matrix_holds_the_other_numbers(case: Case) -> None:
    y, predicted = case

    matrix = metrics.confusion_matrix(y, predicted)

    assert matrix.sum() == len(y)
    assert np.trace(matrix) / len(y) == metrics.accuracy(y, predicted).value
    np.testing.assert_array_equal(matrix.T, metrics.confusion_matrix(predicted, y))


@given(case=two_rows_of_classes(), seed=st.integers(0, 99))
def test_the_order_of_the_examples_does_not_matter(case: Case, seed: int) -> None:
    y, predicted = case
    order = np.random.default_rng(seed).permutation(len(y))

    again = metrics.accuracy(y[order], predicted[order])

    assert again == metrics.accuracy(y, predicted)


def test_classes_may_be_words() -> None:
    y, predicted = ["cat", "dog", "dog"], np.array(["cat", "dog", "cat"], dtype=object)

    assert metrics.accuracy(y, predicted).value == 2 / 3
    assert metrics.recall(y, predicted, positive="dog").value == 1 / 2


@pytest.mark.parametrize(
    "kind", [bool, np.uint8, np.int32, np.uint64, np.float16, np.float32, np.float64]
)
def test_class_numbers_may_be_of_any_kind(kind: type) -> None:
    y, predicted = np.array([0, 1, 1, 0], kind), np.array([[0], [1], [0], [0]], kind)[::1]
    predicted.flags.writeable = False

    assert metrics.accuracy(y, predicted).value == 3 / 4
    np.testing.assert_array_equal(metrics.confusion_matrix(y, predicted), [[2, 0], [1, 1]])


def test_a_column_and_a_row_do_not_spread_into_a_table() -> None:
    y = np.array([0, 1, 1])

    assert metrics.accuracy(y[:, np.newaxis], y) == metrics.accuracy(y, y)


def test_the_matrix_has_room_for_classes_that_do_not_occur() -> None:
    assert metrics.confusion_matrix([0], [0], n_classes=3).shape == (3, 3)
    assert metrics.confusion_matrix([0, 2], [0, 0]).shape == (3, 3)


BAD_ANSWERS = [
    ([0, 1], [0.2, 0.9], ValueError,
     "predicted must hold classes, but it holds 0.2. "
     "For probabilities of class 1 write (predicted > 0.5).astype(int)."),
    ([0, 1], [[0.2, 0.8], [0.1, 0.9]], ShapeError,
     "predicted must have shape (n_samples,), one entry for each example, but its shape is (2, 2). "
     "For one class each write np.argmax(predicted, axis=1)."),
    ([0, 1], [[0, 1]], ShapeError,
     "predicted must have shape (n_samples,), one entry for each example, but its shape is (1, 2). "
     "Write np.ravel(predicted)."),
    (1, 1, ShapeError,
     "y must have shape (n_samples,), one entry for each example, but its shape is (). "
     "Write np.ravel(y)."),
    ([0, 1], [0, 1, 1], ShapeError,
     "predicted must have shape (2,), one entry for each of y, but its shape is (3,). "
     "Select the same examples for both."),
    ([], [], ShapeError, "y must hold at least one example, but its shape is (0,)."),
    ([0, np.nan], [0, 1], ValueError, "y must be finite, but y[1] is nan"),
    (["no", "yes"], [0, 1], TypeError,
     "y holds words and predicted holds numbers, so they can never agree. "
     "Use the same names for the classes in both."),
    ([0, 1], np.ma.masked_equal([0, 1], 1), TypeError, "predicted hides entries behind a mask."),
    ([0, 1], sparse.csr_array([[0], [1]]), TypeError, "predicted must hold numbers"),
    ([0, 1], [0, 1j], TypeError, "predicted must hold numbers, but it holds complex numbers."),
    ([[0], [1, 2]], [0, 1], ShapeError, "y must be rectangular"),
]  # fmt: skip


@pytest.mark.parametrize(
    "metric", [metrics.accuracy, metrics.precision, metrics.recall, metrics.confusion_matrix]
)
@pytest.mark.parametrize(("y", "predicted", "error", "words"), BAD_ANSWERS)
def test_answers_that_are_none_are_refused(
    metric: Callable, y: object, predicted: object, error: type, words: str
) -> None:
    with pytest.raises(error) as caught:
        metric(y, predicted)

    assert words in str(caught.value)


def test_precision_without_a_positive_answer_is_not_a_number() -> None:
    with pytest.raises(ValueError, match="predicted never says 1, so precision") as caught:
        metrics.precision([0, 1], [0, 0])

    assert "Lower the threshold, or name another class: positive=..." in str(caught.value)


def test_recall_without_a_positive_example_is_not_a_number() -> None:
    with pytest.raises(ValueError, match=r"y holds no 1, so recall.*examples of both classes"):
        metrics.recall([0, 0], [0, 1])


def test_a_positive_class_of_another_kind_is_told_what_to_type() -> None:
    with pytest.raises(TypeError, match=r"positive is 1, but the classes are such as 'no'\. Write"):
        metrics.recall(["no", "yes"], ["no", "no"])


@pytest.mark.parametrize(
    ("y", "options", "error", "words"),
    [
        ([0, -1], {}, ValueError, "from 0 to 0, but they hold -1. Number the classes from 0."),
        ([0, 3], {"n_classes": 3}, ValueError, "from 0 to 2, but they hold 3. Write n_classes=4."),
        ([0, 1], {"n_classes": 0}, ValueError, "n_classes must be at least 1"),
        (["a", "b"], {}, TypeError, "Write names, y = np.unique(y, return_inverse=True) and "
                                    "predicted = np.searchsorted(names, predicted)."),
    ],
)  # fmt: skip
def test_the_matrix_wants_class_numbers(
    y: list, options: dict, error: type, words: str
) -> None:  # fmt: skip
    with pytest.raises(error) as caught:
        metrics.confusion_matrix(y, y, **options)

    assert words in str(caught.value)


# ---- Ranking.


def test_a_roc_curve_worked_by_hand() -> None:
    # The two scores of 0.4 pass the threshold together: one step up and to the right.
    curve = metrics.roc_curve([1, 0, 1, 0], [0.8, 0.4, 0.4, 0.1])

    np.testing.assert_array_equal(curve.thresholds, [np.inf, 0.8, 0.4, 0.1])
    np.testing.assert_array_equal(curve.true_positive_rate, [0, 0.5, 1, 1])
    np.testing.assert_array_equal(curve.false_positive_rate, [0, 0, 0.5, 1])
    assert metrics.roc_auc([1, 0, 1, 0], [0.8, 0.4, 0.4, 0.1]).value == 3.5 / 4


@given(case=labels_and_scores())
def test_the_roc_curve_agrees_with_scikit_learn(case: Case) -> None:
    curve = metrics.roc_curve(*case)

    expected = reference.roc_curve(*case, drop_intermediate=False)
    for found, other in zip(curve, expected, strict=True):
        np.testing.assert_allclose(found, other, rtol=1e-12)


@given(case=labels_and_scores())
def test_the_area_agrees_with_scikit_learn(case: Case) -> None:
    area = metrics.roc_auc(*case)

    assert area.value == pytest.approx(reference.roc_auc_score(*case), abs=1e-12)
    assert 0 <= area.low <= area.value <= area.high <= 1
    assert area.n == len(case[0])


@given(case=labels_and_scores())
def test_the_area_is_the_share_of_pairs_in_the_right_order(case: Case) -> None:
    y, score = case
    difference = score[y == 1][:, np.newaxis] - score[y == 0]  # every pair

    area = metrics.roc_auc(y, score).value

    assert area == np.mean((difference > 0) + 0.5 * (difference == 0))


@given(case=labels_and_scores())
def test_turning_the_score_round_turns_the_area_round(case: Case) -> None:
    y, score = case

    area, other = metrics.roc_auc(y, score), metrics.roc_auc(y, -score)

    assert other.value == pytest.approx(1 - area.value, abs=1e-15)
    assert (other.low, other.high) == pytest.approx((1 - area.high, 1 - area.low), abs=1e-9)


def test_only_the_order_of_the_scores_counts() -> None:
    y, score = [0, 1, 0, 1, 1], np.array([0.1, 0.4, 0.4, 0.8, 0.3])

    assert metrics.roc_auc(y, np.exp(5 * score)) == metrics.roc_auc(y, score)


@given(case=labels_and_scores())
def test_the_ends_of_the_interval_are_z_standard_errors_away(case: Case) -> None:
    y, score = case
    n_1, n_0 = y.sum(), len(y) - y.sum()
    h, z = len(y) / 2 - 1, 1.959963984540054

    area = metrics.roc_auc(y, score)

    for end in {area.low, area.high} - {area.value}:
        spread = 1 + h * (1 - end) / (2 - end) + h * end / (1 + end)
        distance = z * np.sqrt(end * (1 - end) * spread / (n_1 * n_0))
        assert abs(area.value - end) == pytest.approx(distance, abs=1e-9)


def test_the_interval_of_the_area_holds_the_truth_about_as_often_as_it_says(
    rng: np.random.Generator,
) -> None:
    # Two normal clouds, one standard deviation apart: the area is Φ(1/√2) = 0.7602.
    y = np.repeat([0, 1], 25)

    areas = [metrics.roc_auc(y, rng.normal(y, 1.0)) for _ in range(1000)]

    held = np.mean([area.low <= 0.7602 <= area.high for area in areas])
    assert held == pytest.approx(0.95, abs=0.025)


def test_a_perfect_order_of_few_examples_is_no_proof() -> None:
    area = metrics.roc_auc([0, 0, 0, 1, 1, 1], [1, 2, 3, 4, 5, 6])

    assert area.value == area.high == 1.0
    assert area.low < 0.7


def test_a_precision_recall_curve_worked_by_hand() -> None:
    curve = metrics.precision_recall_curve([1, 0, 1, 0], [0.8, 0.4, 0.4, 0.1])

    np.testing.assert_array_equal(curve.thresholds, [0.8, 0.4, 0.1])
    np.testing.assert_array_equal(curve.precision, [1, 2 / 3, 1 / 2])
    np.testing.assert_array_equal(curve.recall, [0.5, 1, 1])


@given(case=labels_and_scores())
def test_the_precision_recall_curve_agrees_with_scikit_learn(case: Case) -> None:
    curve = metrics.precision_recall_curve(*case)

    # There the thresholds rise, and a point (1, 0) is added at the end.
    precision, recall, thresholds = reference.precision_recall_curve(*case)
    np.testing.assert_allclose(curve.precision, precision[-2::-1], rtol=1e-12)
    np.testing.assert_allclose(curve.recall, recall[-2::-1], rtol=1e-12)
    np.testing.assert_allclose(curve.thresholds, thresholds[::-1], rtol=1e-12)


@given(case=labels_and_scores())
def test_average_precision_agrees_with_scikit_learn(case: Case) -> None:
    found = metrics.average_precision(*case)

    assert found == pytest.approx(reference.average_precision_score(*case), abs=1e-12)


def test_guessing_gives_half_the_area_and_the_share_of_class_1(rng: np.random.Generator) -> None:
    y, score = rng.uniform(size=20_000) < 0.1, rng.uniform(size=20_000)

    assert metrics.roc_auc(y, score).value == pytest.approx(0.5, abs=0.02)
    assert metrics.average_precision(y, score) == pytest.approx(0.1, abs=0.01)


BAD_TRUTHS = [
    ([-1, 1], ValueError, "y must hold only the classes 0 and 1, but it holds -1. "
                          "Write for example y = (y != -1).astype(int)."),
    ([1, 2], ValueError, "but it holds 2. Write for example y = (y == 2).astype(int)."),
    (["no", "yes"], TypeError, "y must hold only the classes 0 and 1, but it holds words. "
                               "Write for example y = (y == 'yes').astype(int)."),
    ([0.5, 1], ValueError, "y must hold classes, but it holds 0.5."),
    ([], ShapeError, "y must hold at least one example"),
]  # fmt: skip
RANKINGS = [
    metrics.roc_curve, metrics.roc_auc, metrics.precision_recall_curve, metrics.average_precision,
]  # fmt: skip
OF_PROBABILITIES = [metrics.calibration_curve, metrics.calibration_error]


@pytest.mark.parametrize("metric", RANKINGS + OF_PROBABILITIES)
@pytest.mark.parametrize(("y", "error", "words"), BAD_TRUTHS)
def test_labels_other_than_0_and_1_are_refused(
    metric: Callable, y: list, error: type, words: str
) -> None:
    with pytest.raises(error) as caught:
        metric(y, [0.1, 0.9])

    assert words in str(caught.value)


BAD_SCORES = [
    ([0.1, np.nan], ValueError, "must be finite"),
    ([0.1, np.inf], ValueError, "must be finite"),
    ([[0.9, 0.1], [0.2, 0.8]], ShapeError, "For class 1 write "),
    ([0.1, 0.2, 0.3], ShapeError, "must have shape (2,), one entry for each of y"),
    (["a", "b"], TypeError, "must hold numbers, but it holds text."),
    (np.ma.masked_equal([0, 1], 1), TypeError, "hides entries behind a mask"),
]


@pytest.mark.parametrize("metric", RANKINGS + OF_PROBABILITIES)
@pytest.mark.parametrize(("score", "error", "words"), BAD_SCORES)
def test_scores_that_are_none_are_refused(
    metric: Callable, score: object, error: type, words: str
) -> None:
    with pytest.raises(error) as caught:
        metric([0, 1], score)

    assert words in str(caught.value)


@pytest.mark.parametrize(("metric"), [metrics.roc_curve, metrics.roc_auc])
@pytest.mark.parametrize("only", [0, 1])
def test_a_ranking_needs_both_classes(metric: Callable, only: int) -> None:
    with pytest.raises(ValueError, match=f"y must hold both classes, but it holds only {only}"):
        metric([only, only], [0.1, 0.9])


def test_a_precision_recall_curve_needs_class_1() -> None:
    with pytest.raises(ValueError, match="y must hold class 1, but it holds only 0"):
        metrics.precision_recall_curve([0, 0], [0.1, 0.9])


@pytest.mark.parametrize("kind", [np.int8, np.float16, np.float32])
def test_scores_may_be_numbers_of_any_kind(kind: type) -> None:
    score = np.array([0, 9, 2, 9, 3, 9, 4, 9], kind)[::2]  # not contiguous

    assert metrics.roc_auc([0, 0, 1, 1], score).value == 1.0


# ---- Reliability.


def test_a_calibration_curve_worked_by_hand() -> None:
    y, probability = [0, 1, 0, 1], [0.1, 0.2, 0.3, 0.8]

    curve = metrics.calibration_curve(y, probability, n_bins=2)

    np.testing.assert_allclose(curve.predicted, [0.2, 0.8])
    np.testing.assert_allclose(curve.observed, [1 / 3, 1.0])
    np.testing.assert_array_equal(curve.n, [3, 1])
    assert (curve.low[0], curve.high[0]) == (proportion(1, 3).low, proportion(1, 3).high)
    assert metrics.calibration_error(y, probability, n_bins=2) == pytest.approx(
        0.75 * (1 / 3 - 0.2) + 0.25 * 0.2
    )


@given(case=labels_and_scores(), n_bins=st.integers(1, 12))
def test_the_calibration_curve_agrees_with_scikit_learn(case: Case, n_bins: int) -> None:
    curve = metrics.calibration_curve(*case, n_bins=n_bins)

    observed, predicted = reference_calibration(*case, n_bins=n_bins)
    np.testing.assert_allclose(curve.observed, observed, rtol=1e-12)
    np.testing.assert_allclose(curve.predicted, predicted, rtol=1e-12)
    assert curve.n.sum() == len(case[0])
    assert (curve.n > 0).all()


def test_true_probabilities_are_calibrated(rng: np.random.Generator) -> None:
    probability = rng.uniform(size=20_000)
    y = rng.uniform(size=20_000) < probability

    honest = metrics.calibration_error(y, probability)
    too_sure = metrics.calibration_error(y, probability > 0.5)

    assert honest < 0.02
    assert too_sure > 0.2


def test_one_bin_compares_the_two_means() -> None:
    error = metrics.calibration_error([0, 0, 0, 1], [0.5, 0.9, 0.7, 0.9], n_bins=1)

    assert error == pytest.approx(0.75 - 0.25)


@pytest.mark.parametrize("metric", OF_PROBABILITIES)
@pytest.mark.parametrize("wrong", [-0.1, 2.5])
def test_logits_in_place_of_probabilities_are_refused(metric: Callable, wrong: float) -> None:
    with pytest.raises(ValueError, match="probability must lie from 0 to 1") as caught:
        metric([0, 1], [0.5, wrong])

    assert "For logits write nnlib.activations.sigmoid(logits)." in str(caught.value)


def test_no_bins_are_refused() -> None:
    with pytest.raises(ValueError, match="n_bins must be at least 1"):
        metrics.calibration_curve([0, 1], [0.1, 0.9], n_bins=0)


def test_nothing_that_is_given_is_changed() -> None:
    y, score = np.array([0, 1, 1]), np.array([0.3, 0.2, 0.9])
    before = y.copy(), score.copy()

    for metric in RANKINGS + OF_PROBABILITIES:
        metric(y, score)

    np.testing.assert_array_equal(y, before[0])
    np.testing.assert_array_equal(score, before[1])
