"""Words beside a picture: each drawing says what it shows, with the numbers of its data."""

import copy
import pickle
from collections.abc import Iterator

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.axes import Axes

from nnlib import History, plots
from nnlib.activations import sigmoid, softmax

X = np.array([[0.0, 0.0], [1.0, 1.0], [2.0, 0.0]])
y = np.array([0, 1, 1])


@pytest.fixture
def ax() -> Iterator[Axes]:
    figure, ax = plots.subplots()
    yield ax
    plt.close(figure)


def test_points_are_counted_by_class(ax: Axes) -> None:
    plots.points(ax, X, y)

    assert plots.describe(ax) == "3 points: 1 of class 0 (circle), 2 of class 1 (triangles)."


def test_a_map_tells_the_share_of_each_side_and_of_points_on_theirs(ax: Axes) -> None:
    # Class 1 lies right of x1 = 1.5: the point at (1, 1) is on the wrong side.
    plots.decision_map(ax, lambda P: sigmoid(P[:, 0] - 1.5), X, y, limits=(-2.5, 2.5, -1, 1))

    assert plots.describe(ax) == (
        "A map of the probability of class 1 over x1 from −2.5 to 2.5 and x2 from −1 to 1: it runs "
        "from 0.018 to 0.731 and is at least one half on 20 % of the map. 3 points: 1 of class 0 "
        "(circle), 2 of class 1 (triangles). 2 of the 3 points lie in the region of their class."
    )


def test_a_map_of_three_classes_tells_the_share_of_each(ax: Axes) -> None:
    scores = np.array([[-1.0, 0.0, 1.0], [0.0, 0.0, 0.0]])
    plots.decision_map(ax, lambda P: softmax(9 * P @ scores - [0, 0, 9]), limits=(-1, 3, 0, 1))

    # Class 0 up to x1 = 0, class 2 from x1 = 1 on.
    assert "class 0 on 25 %, class 1 on 25 %, class 2 on 50 % of the map" in plots.describe(ax)


def test_a_line_is_told_as_its_equation(ax: Axes) -> None:
    plots.boundary(ax, [1.5, -2.0], -0.25)

    assert plots.describe(ax) == (
        "The line 1.5 x1 − 2 x2 − 0.25 = 0; on its positive side lies the direction (1.5, −2)."
    )


def test_a_neuron_is_told_with_all_its_numbers(ax: Axes) -> None:
    plots.neuron(ax, [1.5, -2.0], 0.5, x=[1.0, 0.3], activation="relu")

    assert plots.describe(ax) == (
        "A neuron with 2 inputs, weights w1 = 1.5, w2 = −2, bias b = 0.5 and activation relu. "
        "For the inputs 1, 0.3: sum z = 1.4, output a = 1.4."
    )


def test_a_neuron_without_an_input_has_neither_sum_nor_output(ax: Axes) -> None:
    plots.neuron(ax, [1.5], 0.5)

    assert plots.describe(ax) == (
        "A neuron with 1 input, weights w1 = 1.5, bias b = 0.5 and activation step."
    )


def test_curves_are_told_by_their_ends(ax: Axes) -> None:
    plots.activation_curves(ax, ["tanh", "relu"], limits=(-1, 1))

    assert plots.describe(ax) == (
        "Activation functions over z from −1 to 1: tanh runs from −0.762 to 0.762, relu runs from "
        "0 to 1."
    )


def test_a_loss_curve_tells_its_lowest_epoch_and_the_one_that_was_kept(ax: Axes) -> None:
    unseen = np.array([0.9, 0.6, 0.7])
    plots.loss_curve(ax, History(np.array([0.8, 0.5, 0.25]), unseen, best_epoch=2))

    assert plots.describe(ax) == (
        "Loss over 3 epochs. training: from 0.8 to 0.25, lowest 0.25 in epoch 3. validation: from "
        "0.9 to 0.7, lowest 0.6 in epoch 2. The network kept is that of epoch 2."
    )


def test_several_runs_are_told_by_median_and_range(ax: Axes) -> None:
    plots.loss_curve(ax, [History(np.array([v, v / 2])) for v in (1.0, 3.0, 8.0)])

    assert plots.describe(ax) == (
        "Loss over 2 epochs. training, 3 runs: median from 3 to 1.5, at the end between 0.5 and 4."
    )


def test_runs_of_different_length_tell_both_lengths(ax: Axes) -> None:
    plots.loss_curve(ax, [History(np.ones(n)) for n in (5, 3)])

    assert plots.describe(ax).startswith("Loss over 3 to 5 epochs.")


def test_several_axes_are_told_by_number() -> None:
    figure, axes = plots.subplots(1, 3)
    plots.points(axes[0], X, y)
    plots.points(axes[2], X[:1], y[:1])

    assert plots.describe(axes) == (
        "Panel 1: 3 points: 1 of class 0 (circle), 2 of class 1 (triangles). "
        "Panel 3: 1 point: 1 of class 0 (circle)."
    )
    plt.close(figure)


def test_cleared_axes_say_nothing_more(ax: Axes) -> None:
    plots.points(ax, X, y)

    ax.clear()
    plots.points(ax, X[:1], y[:1])

    assert plots.describe(ax) == "1 point: 1 of class 0 (circle)."


@pytest.mark.parametrize("way", [copy.deepcopy, lambda figure: pickle.loads(pickle.dumps(figure))])
def test_a_copied_figure_keeps_its_words(ax: Axes, way) -> None:
    plots.points(ax, X, y)

    other = way(ax.figure)

    assert plots.describe(other.axes[0]) == plots.describe(ax)
    plt.close(other)


def test_words_take_no_room_and_no_ink() -> None:
    pictures = []
    for speak in (False, True):
        figure, ax = plots.subplots()
        ax.plot([0, 1], [0, 1])
        if speak:
            plots.description.say(ax, "A line.")
        figure.canvas.draw()
        pictures.append(np.asarray(figure.canvas.buffer_rgba()).copy())
        plt.close(figure)

    np.testing.assert_array_equal(*pictures)


def test_axes_without_a_drawing_are_refused(ax: Axes) -> None:
    with pytest.raises(ValueError, match=r"axes must hold a drawing of nnlib\.plots"):
        plots.describe(ax)
