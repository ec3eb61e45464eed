"""The loss surface: heights, lines, a path on it, and slices through the loss of a network."""

from collections.abc import Callable, Iterator

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.axes import Axes

from nnlib import (
    SGD,
    Activation,
    BinaryCrossEntropy,
    Dense,
    MeanSquaredError,
    Network,
    ShapeError,
    plots,
    train,
)

X = np.array([[0.0, 1.0], [1.0, 0.0], [1.0, 1.0], [-1.0, 0.5]])
y = np.array([0, 1, 1, 0])
LOSS = BinaryCrossEntropy()


@pytest.fixture
def ax() -> Iterator[Axes]:
    figure, ax = plots.subplots()
    yield ax
    plt.close(figure)


def bowl(first: float, second: float) -> float:
    return (first - 1) ** 2 + 4 * second**2 + 2


def levels(ax: Axes) -> np.ndarray:
    filled, _ = ax.collections
    return filled.levels


def test_lines_run_where_the_loss_has_their_height(ax: Axes) -> None:
    plots.loss_surface(ax, bowl)

    _, lines = ax.collections
    for height, path in zip(lines.levels, lines.get_paths(), strict=True):
        heights = [bowl(*vertex) for vertex in path.vertices]
        np.testing.assert_allclose(heights, height, rtol=0.02)


def test_a_narrow_range_of_heights_gets_even_steps(ax: Axes) -> None:
    plots.loss_surface(ax, bowl, limits=(0, 2, -0.5, 0.5))

    np.testing.assert_allclose(np.diff(levels(ax)), np.diff(levels(ax))[0])


def test_a_wide_range_of_heights_gets_even_ratios(ax: Axes) -> None:
    plots.loss_surface(ax, lambda a, b: np.exp(a), limits=(-3, 3, 0, 1))

    steps = levels(ax)[1:] / levels(ax)[:-1]
    np.testing.assert_allclose(steps, steps[0])
    np.testing.assert_allclose(levels(ax)[[0, -1]], np.exp([-3, 3]))


def test_a_loss_that_reaches_0_still_has_lines(ax: Axes) -> None:
    plots.loss_surface(ax, lambda a, b: a**2 + b**2, limits=(-1, 1, -1, 1))

    assert levels(ax)[0] == pytest.approx(2e-4)


def test_heights_below_0_get_even_steps(ax: Axes) -> None:
    plots.loss_surface(ax, lambda a, b: a**2 - b**2)

    np.testing.assert_allclose(levels(ax), np.linspace(-9, 9, 12))


def test_a_plain_is_drawn_in_one_colour(ax: Axes) -> None:
    plots.loss_surface(ax, lambda a, b: 0.5)

    assert not ax.collections
    assert "lies from 0.5 to 0.5" in plots.describe(ax)


def test_dark_is_low_also_without_colour(ax: Axes) -> None:
    plots.loss_surface(ax, bowl)

    filled = ax.collections[0]
    grey = filled.cmap(filled.norm([2.5, 5, 10, 40]))[:, :3] @ [0.299, 0.587, 0.114]
    assert (np.diff(grey) > 0).all()


def test_the_path_has_a_start_and_an_end(ax: Axes) -> None:
    way = np.array([[-2.0, 1.0], [0.0, 0.5], [0.9, 0.1]])

    plots.loss_surface(ax, bowl, path=way)

    path, start, end = ax.get_lines()
    np.testing.assert_array_equal(path.get_xydata(), way)
    np.testing.assert_array_equal(start.get_xydata(), way[:1])
    np.testing.assert_array_equal(end.get_xydata(), way[-1:])
    assert start.get_marker() != end.get_marker()


@pytest.mark.parametrize(("n_places", "marker"), [(60, "."), (61, "None")])
def test_the_steps_of_a_short_path_are_dots(ax: Axes, n_places: int, marker: str) -> None:
    plots.loss_surface(ax, bowl, path=np.linspace([-2, 1], [0, 0], n_places))

    assert ax.get_lines()[0].get_marker() == marker


def test_the_view_follows_the_path(ax: Axes) -> None:
    plots.loss_surface(ax, bowl, path=[[-2.0, 1.0], [0.0, 0.0]])

    assert ax.get_xlim() == pytest.approx((-2.2, 0.2))
    assert ax.get_ylim() == pytest.approx((-0.1, 1.1))


def test_a_surface_is_told_by_its_heights_and_its_lowest_place(ax: Axes) -> None:
    plots.loss_surface(ax, bowl, limits=(-2, 4, -3, 3), path=[[-2.0, 1.0], [1.0, 0.5]])

    assert plots.describe(ax) == (
        "A map of the loss over two parameters: it lies from 2 to 47 and is lowest near (1, 0). "
        "A path of 1 step goes from loss 15 to loss 3."
    )


@pytest.mark.parametrize(
    ("value", "options", "words"),
    [
        (lambda a, b: [a, b], {}, "value must return one number, but it returned shape (2,)."),
        (lambda a, b: np.nan, {}, "value(-3, -3) is nan. Choose narrower limits."),
        (bowl, {"path": [1.0, 2.0]}, "path must be 2-D (n_samples, 2), but its shape is (2,)."),
        (bowl, {"path": [[1.0, 2.0, 3.0]]}, "Write path=slice.project(history.parameters)"),
        (bowl, {"limits": (1, 0, 0, 1)}, "limits must be (left, right, bottom, top)"),
    ],
)
def test_what_is_no_surface_is_refused(
    ax: Axes, value: Callable, options: dict, words: str
) -> None:
    with pytest.raises(ValueError, match="must") as caught:
        plots.loss_surface(ax, value, **options)

    assert words in str(caught.value)


# --- LossSlice ---------------------------------------------------------------------------


def logistic() -> Network:
    return Network([Dense(2, 1, rng=np.random.default_rng(0))])


def deep() -> Network:
    rng = np.random.default_rng(0)
    return Network([Dense(2, 3, rng=rng), Activation("tanh"), Dense(3, 1, rng=rng)])


def test_two_places_are_two_parameters_themselves() -> None:
    net = logistic()
    value = plots.LossSlice(net, X, y, loss=LOSS, directions=(0, 2))

    net.parameters = [1.5, net.parameters[1], -0.5]

    assert value(1.5, -0.5) == pytest.approx(LOSS.value(net.forward(X), y), rel=1e-14)


def test_the_origin_is_the_network_as_it_is() -> None:
    net = deep()
    directions = np.random.default_rng(1).normal(size=(2, 13))

    value = plots.LossSlice(net, X, y, loss=LOSS, directions=directions)

    assert value(0, 0) == pytest.approx(LOSS.value(net.forward(X), y), rel=1e-14)


def test_training_the_network_afterwards_does_not_change_the_slice() -> None:
    net = deep()
    value = plots.LossSlice(net, X, y, loss=LOSS, directions=(0, 1))
    before = value(0.5, 0.5)

    train(net, X, y, loss=LOSS, optimizer=SGD(0.5), n_epochs=5, rng=np.random.default_rng(0))
    parameters = net.parameters.copy()

    assert value(0.5, 0.5) == before
    np.testing.assert_array_equal(net.parameters, parameters)


def test_the_path_of_a_net_with_two_parameters_shows_its_losses() -> None:
    net = Network([Dense(1, 1, rng=np.random.default_rng(0))])
    history = train(
        net, X[:, :1], y, loss=LOSS, optimizer=SGD(0.5), n_epochs=5, record=True,
        rng=np.random.default_rng(0),
    )  # fmt: skip
    value = plots.LossSlice(net, X[:, :1], y, loss=LOSS, directions=(0, 1))

    path = value.project(history.parameters)

    np.testing.assert_allclose(path, history.parameters)
    losses = [value(*place) for place in path]
    np.testing.assert_allclose(losses[:-1], history.loss)  # each as it was before the step


def test_a_point_of_the_slice_is_projected_on_itself() -> None:
    directions = np.random.default_rng(1).normal(size=(2, 13))
    value = plots.LossSlice(deep(), X, y, loss=LOSS, directions=directions, origin=np.ones(13))

    s = value.project(np.ones((1, 13)) + np.array([[0.3, -2.0]]) @ directions)

    np.testing.assert_allclose(s, [[0.3, -2.0]])


def test_the_principal_directions_hold_the_longest_part_of_a_path() -> None:
    rng = np.random.default_rng(0)
    plane = np.linalg.qr(rng.normal(size=(13, 2)))[0].T
    path = 5 + rng.normal(size=(30, 2)) @ plane + 0.01 * rng.normal(size=(30, 13))

    found = plots.principal_directions(path)

    np.testing.assert_allclose(found @ found.T, np.eye(2), atol=1e-12)
    np.testing.assert_allclose(np.linalg.norm(found @ plane.T, axis=1), 1.0, atol=1e-3)


@pytest.mark.parametrize(
    ("options", "error", "words"),
    [
        ({"directions": (0, 0)}, ValueError, "but they are 0 and 0. Write directions=(0, 1)."),
        ({"directions": (0, 3)}, ValueError, "two different places from 0 to 2 in net.parameters"),
        ({"directions": (0, 0.5)}, ValueError, "but they are 0.0 and 0.5."),
        ({"directions": np.ones((2, 4))}, ShapeError, "directions must have shape (2, 3), but"),
        ({"directions": np.ones((2, 3))}, ValueError, "directions must not be 0 or the same up to"),
        ({"directions": (0, 1), "origin": [1.0]}, ShapeError, "origin must have shape (3,)"),
        ({"directions": (0, 1), "loss": "bce"}, TypeError, "loss must be a loss, but it is 'bce'"),
        ({"directions": (0, 1), "y": [0, 1, 1, 2]}, ValueError, "y must hold only the classes 0"),
        ({"directions": (0, 1), "X": X[:, :1]}, ShapeError, "X must have 2 columns"),
        ({"directions": (0, 1), "net": "net"}, TypeError, "net must be a Network, but it is 'net'"),
    ],
)
def test_what_is_no_slice_is_refused(options: dict, error: type, words: str) -> None:
    arguments = {"net": logistic(), "X": X, "y": y, "loss": LOSS, **options}

    with pytest.raises(error) as caught:
        plots.LossSlice(**arguments)

    assert words in str(caught.value)


@pytest.mark.parametrize("path", [np.ones((5, 3)), [[0.0, 1.0], [0.0, 2.0], [0.0, 4.0]], [[1, 2]]])
def test_a_path_along_a_line_has_no_two_directions(path: object) -> None:
    with pytest.raises(ValueError, match="a path that leaves a straight line, but this one does"):
        plots.principal_directions(path)


def test_where_the_loss_overflows_the_surface_says_so(ax: Axes) -> None:
    value = plots.LossSlice(logistic(), 1e140 * X, y, loss=MeanSquaredError(), directions=(0, 1))

    with pytest.raises(ValueError, match=r"value must return finite numbers, but value\(-"):
        plots.loss_surface(ax, value, limits=(-1e140, 1e140, -1e140, 1e140))
