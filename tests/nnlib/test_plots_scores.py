"""Pictures of scores: confusion matrix, ROC, precision and recall, calibration, with intervals."""

from collections.abc import Iterator

import matplotlib.pyplot as plt
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.axes import Axes

from nnlib import metrics, plots

y = np.array([0, 1, 0, 1, 1, 0, 0, 1])
score = np.array([0.1, 0.4, 0.4, 0.8, 0.9, 0.3, 0.6, 0.7])


@pytest.fixture
def ax() -> Iterator[Axes]:
    figure, ax = plots.subplots()
    yield ax
    plt.close(figure)


def legend(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.get_legend().get_texts()]


# --- confusion_matrix --------------------------------------------------------------------


def test_each_count_stands_in_the_row_of_the_true_class(ax: Axes) -> None:
    plots.confusion_matrix(ax, [0, 0, 0, 1, 2], [0, 1, 1, 1, 0])

    counts = {text.get_position(): text.get_text() for text in ax.texts}
    assert counts[0, 0] == "1"
    assert counts[1, 0] == "2"  # column 1: predicted; row 0: true
    assert counts[0, 2] == "1"
    assert ax.get_ylim() == (2.5, -0.5)  # class 0 on top


def test_the_colour_is_the_share_of_the_true_class(ax: Axes) -> None:
    plots.confusion_matrix(ax, [0, 0, 0, 0, 1], [0, 0, 0, 1, 1])

    np.testing.assert_array_equal(ax.images[0].get_array(), [[0.75, 0.25], [0, 1]])


def test_a_class_that_does_not_occur_is_an_empty_row(ax: Axes) -> None:
    plots.confusion_matrix(ax, [0, 1], [0, 1], names=["no", "yes", "never"])

    np.testing.assert_array_equal(ax.images[0].get_array()[2], 0)
    assert [label.get_text() for label in ax.get_yticklabels()] == ["no", "yes", "never"]


def test_every_count_can_be_read_on_its_ground(ax: Axes) -> None:
    plots.confusion_matrix(ax, [0] * 10 + [1] * 10, [0] * 4 + [1] * 6 + [1] * 10)

    image = ax.images[0]
    for text in ax.texts:
        j, i = text.get_position()
        ground = image.cmap(image.norm(image.get_array()[i, j]))[:3] @ np.array([0.2, 0.7, 0.1])
        ink = {"white": 1.0, "black": 0.0}[text.get_color()]
        assert abs(ground - ink) > 0.35


def test_a_matrix_without_a_mistake_is_told_as_such(ax: Axes) -> None:
    plots.confusion_matrix(ax, [0, 1, 1], [0, 1, 1])

    assert plots.describe(ax) == (
        "Confusion matrix of 3 examples in 2 classes: 3 (100 %) are right."
    )


def test_the_largest_confusion_is_told(ax: Axes) -> None:
    plots.confusion_matrix(ax, [0, 0, 1, 2, 2], [0, 1, 1, 0, 0])

    assert plots.describe(ax).endswith("2 (40 %) are right; most often, 2 times, 2 is taken for 0.")


def test_a_class_without_a_name_is_refused(ax: Axes) -> None:
    with pytest.raises(ValueError, match="class numbers from 0 to 1, but they hold 2"):
        plots.confusion_matrix(ax, [0, 2], [0, 1], names=["no", "yes"])


def test_one_word_is_no_list_of_names(ax: Axes) -> None:
    with pytest.raises(TypeError, match="names must be a list of names, but it is 'ab'"):
        plots.confusion_matrix(ax, [0, 1], [0, 1], names="ab")


# --- roc_curve ---------------------------------------------------------------------------


def test_the_roc_curve_is_that_of_the_metrics(ax: Axes) -> None:
    plots.roc_curve(ax, y, score)

    guess, curve = ax.get_lines()
    wanted = metrics.roc_curve(y, score)
    np.testing.assert_array_equal(curve.get_xdata(), wanted.false_positive_rate)
    np.testing.assert_array_equal(curve.get_ydata(), wanted.true_positive_rate)
    np.testing.assert_array_equal(guess.get_xydata(), [[0, 0], [1, 1]])


def test_the_legend_gives_the_area_with_its_interval(ax: Axes) -> None:
    plots.roc_curve(ax, y, score, label="net")

    area = metrics.roc_auc(y, score)
    assert legend(ax) == [f"net: area {area.value:.2f} ({area.low:.2f} to {area.high:.2f})"]
    assert plots.describe(ax) == (
        f"ROC curve (net): area {area.value:.2f} ({area.low:.2f} to {area.high:.2f}), "
        "from 8 examples; guessing has 0.5."
    )


def test_two_roc_curves_differ_without_colour(ax: Axes) -> None:
    plots.roc_curve(ax, y, score, label="one")
    plots.roc_curve(ax, y, -score, label="other")

    _, one, _, other = ax.get_lines()
    assert one.get_linestyle() != other.get_linestyle()
    assert one.get_color() != other.get_color()
    assert len(legend(ax)) == 2


# --- precision_recall_curve --------------------------------------------------------------


@given(data=st.data())
def test_the_area_below_the_drawn_steps_is_the_average_precision(data: st.DataObject) -> None:
    n = data.draw(st.integers(2, 12))
    labels = [1, *data.draw(st.lists(st.integers(0, 1), min_size=n, max_size=n))]
    scores = data.draw(st.lists(st.integers(0, 5), min_size=n + 1, max_size=n + 1))
    figure, ax = plots.subplots()

    plots.precision_recall_curve(ax, labels, scores)

    curve = ax.get_lines()[1]
    recall, precision = curve.get_data()
    assert curve.get_drawstyle() == "steps-pre"  # the height of a step is that of its right end
    area = np.sum(np.diff(recall) * precision[1:])
    assert area == pytest.approx(metrics.average_precision(labels, scores))
    plt.close(figure)


def test_guessing_has_the_share_of_class_1_as_its_precision(ax: Axes) -> None:
    plots.precision_recall_curve(ax, [0, 0, 0, 1], [0.1, 0.2, 0.3, 0.4])

    np.testing.assert_array_equal(ax.get_lines()[0].get_ydata(), [0.25, 0.25])
    assert plots.describe(ax) == (
        "Precision over recall: average precision 1.00; guessing has 0.25."
    )


# --- calibration_curve -------------------------------------------------------------------


def test_bars_are_the_intervals_of_the_shares(ax: Axes) -> None:
    plots.calibration_curve(ax, y, score, n_bins=4)

    curve = metrics.calibration_curve(y, score, n_bins=4)
    (container,) = ax.containers
    line, _, (bars,) = container
    np.testing.assert_allclose(
        line.get_xydata(), np.column_stack([curve.predicted, curve.observed])
    )
    ends = np.array([segment[:, 1] for segment in bars.get_segments()])
    np.testing.assert_allclose(ends, np.column_stack([curve.low, curve.high]))


def test_each_bin_carries_its_count(ax: Axes) -> None:
    plots.calibration_curve(ax, y, score, n_bins=2)

    counts = {text.get_position()[0]: text.get_text() for text in ax.texts}
    assert counts[0.25] == counts[0.75] == "4"


@pytest.mark.parametrize(("n_bins", "rotation"), [(10, 0), (20, 90)])
def test_counts_of_narrow_bins_stand_upright(ax: Axes, n_bins: int, rotation: float) -> None:
    plots.calibration_curve(ax, y, score, n_bins=n_bins)

    assert ax.texts[0].get_rotation() == rotation


def test_two_calibration_curves_have_two_lines_of_counts(ax: Axes) -> None:
    plots.calibration_curve(ax, y, score, n_bins=2, label="before")
    plots.calibration_curve(ax, y, score**2, n_bins=2, label="after")

    heights = {text.get_position()[1] for text in ax.texts}
    assert len(heights) == 2
    assert legend(ax) == ["before", "after"]
    assert min(heights) > ax.get_ylim()[0]
    first, second = ax.containers
    assert first[0].get_marker() != second[0].get_marker()


def test_calibration_is_told_by_the_bins_that_miss(ax: Axes) -> None:
    rng = np.random.default_rng(0)
    labels = (rng.random(1000) < 0.5).astype(int)
    sure = np.where(labels == 1, 0.95, 0.45)  # class 1 is seen, class 0 is called a toss

    plots.calibration_curve(ax, labels, sure)

    assert plots.describe(ax) == (
        "Observed share over predicted probability: 1000 examples in 2 bins; in 2 the prediction "
        "lies outside the 95 % interval of the share."
    )


@pytest.mark.parametrize(
    ("draw", "words"),
    [
        (lambda ax: plots.roc_curve(ax, [0, 0], [0.1, 0.2]), "y must hold both classes"),
        (lambda ax: plots.precision_recall_curve(ax, [0, 0], [0.1, 0.2]), "y must hold class 1"),
        (lambda ax: plots.calibration_curve(ax, [0, 1], [0.1, 1.2]), "1.2"),
        (lambda ax: plots.confusion_matrix(ax, [0, 1], [0]), "predicted must have shape (2,)"),
    ],
)
def test_what_has_no_score_is_refused_and_nothing_is_drawn(ax: Axes, draw, words: str) -> None:
    with pytest.raises(ValueError, match="must") as caught:
        draw(ax)

    assert words in str(caught.value)
    assert not ax.has_data()
