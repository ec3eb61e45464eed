"""Pictures: on the axes given, nowhere else, readable, and true to the numbers."""

import itertools
from collections.abc import Callable, Iterator

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb

from nnlib import Activation, Dense, History, Network, ShapeError, plots
from nnlib.activations import ACTIVATIONS, get, sigmoid, softmax

X = np.array([[0.0, 0.0], [1.0, 1.0], [2.0, 0.0]])
y = np.array([0, 1, 1])


@pytest.fixture
def ax() -> Iterator[Axes]:
    figure, ax = plots.subplots()
    yield ax
    plt.close(figure)


def half_plane(points: np.ndarray) -> np.ndarray:
    return sigmoid(5 * points[:, 0])


DRAWINGS: dict[str, Callable[[Axes], Axes]] = {
    "points": lambda ax: plots.points(ax, X, y, legend=True),
    "decision_map": lambda ax: plots.decision_map(ax, half_plane, X, y, legend=True),
    "boundary": lambda ax: plots.boundary(ax, [1.0, 2.0], -1.0),
    "activation_curves": lambda ax: plots.activation_curves(ax),
    "activation_gallery": lambda ax: plots.activation_gallery([ax], ["relu"])[0],
    "loss_curve": lambda ax: plots.loss_curve(ax, [runs(3), runs(3, 0.1)]),
    "hidden_unit_maps": lambda ax: plots.hidden_unit_maps([ax], network(1), X, y)[0],
    "warped_space": lambda ax: plots.warped_space(ax, network(3), X, y),
    "network_diagram": lambda ax: plots.network_diagram(ax, network(3), input_names=["a", "b"]),
    "loss_surface": lambda ax: plots.loss_surface(ax, lambda a, b: a * a + b * b, path=X[:, :2]),
    "confusion_matrix": lambda ax: plots.confusion_matrix(ax, y, y[::-1], ["no", "yes"]),
    "roc_curve": lambda ax: plots.roc_curve(ax, y, X[:, 1], label="net"),
    "precision_recall_curve": lambda ax: plots.precision_recall_curve(ax, y, X[:, 1]),
    "calibration_curve": lambda ax: plots.calibration_curve(ax, y, X[:, 0] / 2, label="net"),
    "neuron": lambda ax: plots.neuron(ax, [1.0, -2.0], 0.5, x=[1.0, 2.0], names=["sun", "rain"]),
}


UNLABELLED = ["boundary", "network_diagram", "neuron"]


def network(n_hidden: int) -> Network:
    rng = np.random.default_rng(0)
    return Network([Dense(2, n_hidden, rng=rng), Activation("tanh"), Dense(n_hidden, 1, rng=rng)])


def runs(n_epochs: int, shift: float = 0.0) -> History:
    loss = np.linspace(1.0, 0.5, n_epochs) + shift
    return History(loss=loss, validation_loss=loss + 0.1)


def luminance(colour: str) -> float:
    channels = np.array(to_rgb(colour))
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


# --- Every picture -----------------------------------------------------------------------


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_picture_returns_the_axes_given(name: str, ax: Axes) -> None:
    assert DRAWINGS[name](ax) is ax


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_picture_is_drawn_nowhere_else(name: str) -> None:
    figure, (left, right) = plt.subplots(1, 2)
    before = plt.get_fignums()

    DRAWINGS[name](left)

    assert plt.get_fignums() == before
    assert not right.has_data()
    plt.close(figure)


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_picture_leaves_the_settings_of_matplotlib_alone(name: str) -> None:
    before = dict(mpl.rcParams)

    figure, ax = plots.subplots(size=(5.3, 3.1))  # no other test asks for letters of this size
    DRAWINGS[name](ax)
    plt.close(figure)

    assert dict(mpl.rcParams) == before


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_picture_has_no_title_inside(name: str, ax: Axes) -> None:
    assert DRAWINGS[name](ax).get_title() == ""


@pytest.mark.parametrize("name", DRAWINGS)
@pytest.mark.parametrize("size", [(3.0, 3.0), (4.2, 3.2), (6.0, 4.0)])
def test_every_letter_can_be_read(name: str, size: tuple[float, float]) -> None:
    figure, ax = plots.subplots(size=size)
    DRAWINGS[name](ax)

    figure.canvas.draw()
    texts = [text for text in figure.findobj(mpl.text.Text) if text.get_text().strip()]
    points = min(text.get_fontsize() for text in texts)
    plt.close(figure)

    assert points >= 9
    assert points / 72 * 320 / size[0] >= 7.5  # pixels, when the picture is 320 pixels wide


@pytest.mark.parametrize("name", [name for name in DRAWINGS if name not in UNLABELLED])
def test_both_axes_are_labelled(name: str, ax: Axes) -> None:
    DRAWINGS[name](ax)

    assert ax.get_xlabel()
    assert ax.get_ylabel()


@pytest.mark.parametrize("name", DRAWINGS)
def test_everything_written_lies_inside_the_picture(name: str, ax: Axes) -> None:
    DRAWINGS[name](ax)
    figure = ax.figure

    figure.canvas.draw()
    texts = [text for text in ax.texts if text.get_text().strip()]
    boxes = [text.get_window_extent() for text in texts]

    assert all(box.x0 >= 0 and box.x1 <= figure.bbox.width for box in boxes)
    assert all(box.y0 >= 0 and box.y1 <= figure.bbox.height for box in boxes)


# --- Colours -----------------------------------------------------------------------------


@pytest.mark.parametrize("symbol", ["x", "w", "b", "z", "a"])
def test_a_symbol_can_be_read_on_white(symbol: str) -> None:
    contrast = 1.05 / (luminance(plots.EQUATION_COLOURS[symbol]) + 0.05)

    assert contrast >= 4.5


def test_each_symbol_has_a_colour_of_its_own() -> None:
    assert len(set(plots.EQUATION_COLOURS.values())) == 5


def test_each_class_has_a_colour_and_a_marker_of_its_own() -> None:
    assert len(set(plots.CLASS_COLOURS)) == len(set(plots.CLASS_MARKERS)) == 7


@pytest.mark.parametrize("label", [0, 1])
def test_a_point_shows_on_the_map_of_its_own_class(label: int) -> None:
    lights = [luminance(plots.CLASS_COLOURS[label]), luminance(plots.PROBABILITY_MAP(float(label)))]

    assert (max(lights) + 0.05) / (min(lights) + 0.05) > 1.8


def test_the_map_is_white_where_both_classes_are_equally_likely() -> None:
    np.testing.assert_allclose(plots.PROBABILITY_MAP(0.5)[:3], 1.0, atol=0.01)


# --- subplots ----------------------------------------------------------------------------


def test_subplots_gives_as_many_axes_as_asked_for() -> None:
    figure, axes = plots.subplots(2, 3)

    assert axes.shape == (2, 3)
    assert figure.get_figwidth() <= 6
    plt.close(figure)


@pytest.mark.parametrize("n", [0, -1])
def test_no_axes_at_all_are_refused(n: int) -> None:
    with pytest.raises(ValueError, match="n_rows must be at least 1"):
        plots.subplots(n)


# --- points ------------------------------------------------------------------------------


def test_classes_differ_by_colour_and_by_marker(ax: Axes) -> None:
    first, second = plots.points(ax, X, y).collections

    assert first.get_facecolor().tolist() != second.get_facecolor().tolist()
    assert not np.array_equal(first.get_paths()[0].vertices, second.get_paths()[0].vertices)


def test_every_point_is_drawn_where_it_is(ax: Axes) -> None:
    drawn = plots.points(ax, X, y).collections

    np.testing.assert_array_equal(drawn[0].get_offsets(), X[:1])
    np.testing.assert_array_equal(drawn[1].get_offsets(), X[1:])


def test_a_class_has_the_same_colour_when_the_other_is_missing(ax: Axes) -> None:
    (drawn,) = plots.points(ax, X[1:], y[1:]).collections

    np.testing.assert_allclose(drawn.get_facecolor()[0][:3], to_rgb(plots.CLASS_COLOURS[1]))


def test_a_legend_names_the_classes(ax: Axes) -> None:
    plots.points(ax, X, y, legend=True)

    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["class 0", "class 1"]


@pytest.mark.parametrize(
    ("X", "y", "error", "words"),
    [
        ([[1.0]], [0], ShapeError, "X must have 2 columns"),
        ([1.0, 2.0], [0], ShapeError, "X must be 2-D (n_samples, 2), but its shape is (2,)."),
        (X, [0, 1], ShapeError, "y must have shape (3,), one class for each row of X"),
        (X, [0, 1, 7], ValueError, "y must hold class numbers from 0 to 6, but it holds 7."),
        (X, [0, 1, 0.5], ValueError, "y must hold class numbers from 0 to 6, but it holds 0.5."),
        (X, ["a", "b", "c"], TypeError, "y must hold numbers, but it holds text."),
        (np.ones((8, 2)), range(8), ValueError, "Choose 7: keep = y < 7, then X[keep] and y"),
    ],
)
def test_points_that_cannot_be_drawn_are_refused(
    ax: Axes, X: object, y: object, error: type, words: str
) -> None:
    with pytest.raises(error) as caught:
        plots.points(ax, X, y)

    assert words in str(caught.value)


# --- decision_map ------------------------------------------------------------------------


def test_the_map_shows_what_predict_says(ax: Axes) -> None:
    plots.decision_map(ax, half_plane, limits=(-2, 2, -1, 1))

    (image,) = ax.images
    shown = image.get_array()
    np.testing.assert_allclose(shown[0], sigmoid(5 * np.linspace(-2, 2, shown.shape[1])))
    assert image.get_clim() == (0.0, 1.0)
    assert tuple(image.get_extent()) == (-2, 2, -1, 1)


def test_up_is_up(ax: Axes) -> None:
    plots.decision_map(ax, lambda points: sigmoid(5 * points[:, 1]), limits=(-1, 1, -2, 2))

    shown = ax.images[0].get_array()
    assert shown[0, 0] < 0.5 < shown[-1, 0]
    assert ax.images[0].origin == "lower"


def test_the_line_lies_where_the_probability_is_one_half(ax: Axes) -> None:
    plots.decision_map(ax, lambda points: sigmoid(points[:, 0] - 0.3), limits=(-2, 2, -1, 1))

    (line,) = ax.collections
    vertices = np.vstack([path.vertices for path in line.get_paths()])
    np.testing.assert_allclose(vertices[:, 0], 0.3, atol=1e-3)


@pytest.mark.parametrize("value", [0.0, 0.2, 0.5, 1.0])
def test_a_map_without_a_border_has_no_line(ax: Axes, value: float) -> None:
    plots.decision_map(ax, lambda points: np.full(len(points), value))

    assert len(ax.collections) == 0


def test_a_column_of_probabilities_will_do(ax: Axes) -> None:
    plots.decision_map(ax, lambda points: half_plane(points).reshape(-1, 1))

    assert len(ax.images) == 1


def test_the_view_follows_the_examples(ax: Axes) -> None:
    plots.decision_map(ax, half_plane, X, y)

    assert ax.get_xlim() == pytest.approx((-0.2, 2.2))
    assert ax.get_ylim() == pytest.approx((-0.1, 1.1))


def test_one_example_has_surroundings_too(ax: Axes) -> None:
    plots.decision_map(ax, half_plane, [[3.0, 4.0]], [1])

    assert ax.get_xlim() == (2.0, 4.0)


@pytest.mark.parametrize(
    ("predict", "error", "words"),
    [
        (
            Network([Dense(2, 1, rng=np.random.default_rng(0))]),
            TypeError,
            "but it is Network([Dense(2 → 1)]). Write lambda X: sigmoid(net.forward(X)), of",
        ),
        (
            lambda P: P[None],
            ShapeError,
            "predict must return one probability for each of the 40000",
        ),
        (lambda P: 0.5, ShapeError, "but it returned shape ()"),
        (lambda P: 3 * P[:, 0], ValueError, "For logits write sigmoid(net.forward(X))."),
        (lambda P: np.full(len(P), np.nan), ValueError, "predict(X) must be finite"),
        (lambda P: ["yes"] * len(P), TypeError, "predict(X) must hold numbers"),
    ],
)
def test_what_is_no_probability_is_refused(
    ax: Axes, predict: Callable, error: type, words: str
) -> None:
    with pytest.raises(error) as caught:
        plots.decision_map(ax, predict)

    assert words in str(caught.value)


@pytest.mark.parametrize("limits", [(1, -1, 0, 1), (0, 1, 1, 1), (0, 1), (0, 1, 0, np.nan)])
def test_limits_that_frame_nothing_are_refused(ax: Axes, limits: tuple) -> None:
    with pytest.raises(ValueError, match="limits must"):
        plots.decision_map(ax, half_plane, limits=limits)


def test_examples_need_their_classes(ax: Axes) -> None:
    with pytest.raises(TypeError, match="X and y must come together"):
        plots.decision_map(ax, half_plane, X)


def three_sectors(points: np.ndarray) -> np.ndarray:
    angles = 2 * np.pi * np.arange(3) / 3
    return softmax(5 * points @ np.array([np.cos(angles), np.sin(angles)]))


def test_of_several_classes_the_most_probable_gives_the_colour(ax: Axes) -> None:
    plots.decision_map(ax, three_sectors, limits=(-3, 3, -3, 3))

    shown = ax.images[0].get_array()
    for label, (row, column) in enumerate([(100, 199), (199, 40), (0, 40)]):
        ink, wanted = 1 - shown[row, column], 1 - np.array(to_rgb(plots.CLASS_COLOURS[label]))
        np.testing.assert_allclose(ink / ink.max(), wanted / wanted.max(), atol=0.02)


def test_where_all_classes_are_equally_probable_the_map_is_white(ax: Axes) -> None:
    plots.decision_map(ax, lambda points: np.full((len(points), 4), 0.25))

    np.testing.assert_array_equal(ax.images[0].get_array(), 1.0)
    assert len(ax.collections) == 0


def test_the_lines_lie_where_the_class_changes(ax: Axes) -> None:
    plots.decision_map(ax, three_sectors)

    for border in ax.collections:
        vertices = np.vstack([path.vertices for path in border.get_paths()])
        proba = np.sort(three_sectors(vertices), axis=1)
        np.testing.assert_allclose(proba[:, -1], proba[:, -2], atol=0.02)


def test_two_columns_of_probabilities_are_two_classes(ax: Axes) -> None:
    plots.decision_map(
        ax, lambda points: np.column_stack([1 - half_plane(points), half_plane(points)])
    )

    shown = ax.images[0].get_array()
    assert shown.shape == (200, 200)
    np.testing.assert_allclose(shown[0], half_plane(np.linspace(-3, 3, 200)[:, None]))


def test_without_examples_each_region_carries_its_number(ax: Axes) -> None:
    plots.decision_map(ax, three_sectors)

    for text in ax.texts:
        place = np.array([text.get_position()])
        assert three_sectors(place).argmax() == int(text.get_text())
        assert abs(place).max() < 2  # well inside the map, which ends at 3
    assert len(ax.texts) == 3


def test_with_examples_the_markers_tell_the_regions(ax: Axes) -> None:
    plots.decision_map(ax, three_sectors, X, y)

    assert not ax.texts


# --- boundary ----------------------------------------------------------------------------


def line_of(ax: Axes) -> tuple[np.ndarray, np.ndarray]:
    (line,) = ax.get_lines()
    return np.array(line.get_xy1()), np.array(line.get_xy2())


@pytest.mark.parametrize(
    ("w", "b"), [([1.0, 2.0], -1.0), ([3.0, 0.0], -1.5), ([0.0, -2.0], 0.5), ([1e-3, 1e3], 4.0)]
)
def test_both_points_of_the_line_lie_on_the_boundary(ax: Axes, w: list[float], b: float) -> None:
    plots.boundary(ax, w, b)

    for point in line_of(ax):
        assert point @ w + b == pytest.approx(0.0, abs=1e-9)


def test_the_arrow_stands_at_right_angles_on_the_side_that_fires(ax: Axes) -> None:
    w, b = np.array([0.2, 0.1]), -0.12

    plots.boundary(ax, w, b)

    arrow = ax.texts[0]
    start, end = np.array(arrow.xyann), np.array(arrow.xy)
    on_line, other = line_of(ax)
    assert (end - start) @ (other - on_line) == pytest.approx(0.0, abs=1e-12)
    assert end @ w + b > 0
    np.testing.assert_allclose(end - start, w)


def test_a_long_arrow_is_cut_to_a_third_of_the_view(ax: Axes) -> None:
    plots.boundary(ax, [30.0, 40.0], -30.0)

    arrow = ax.texts[0]
    assert np.hypot(*np.subtract(arrow.xy, arrow.xyann)) == pytest.approx(1 / 3)


def test_one_colour_joins_a_line_and_its_arrow(ax: Axes) -> None:
    plots.boundary(ax, [1.0, 2.0], -1.0, colour="#0072B2")

    arrow, letter = ax.texts
    assert ax.get_lines()[0].get_color() == letter.get_color() == "#0072B2"
    assert to_rgb(arrow.arrow_patch.get_edgecolor()) == to_rgb("#0072B2")


def test_without_a_colour_the_arrow_has_the_colour_of_w(ax: Axes) -> None:
    plots.boundary(ax, [1.0, 2.0], -1.0)

    assert ax.get_lines()[0].get_color() == "black"
    assert ax.texts[1].get_color() == plots.EQUATION_COLOURS["w"]


@pytest.mark.parametrize(
    ("label", "texts"),
    [("w", ["", r"$\mathbf{w}$"]), ("w_1", ["", r"$\mathbf{w_1}$"]), (None, [""])],
)
def test_the_letter_of_the_arrow_can_be_chosen(
    ax: Axes, label: str | None, texts: list[str]
) -> None:
    plots.boundary(ax, [1.0, 2.0], -1.0, label=label)

    assert [text.get_text() for text in ax.texts] == texts


@pytest.mark.parametrize("w", [[1.0, 2.0], [2.0, 1.0], [-1.0, 1.0], [0.0, -3.0]])
def test_the_letter_stands_ahead_of_its_own_arrow(ax: Axes, w: list[float]) -> None:
    ax.set(xlim=(-3, 3), ylim=(-3, 3))

    plots.boundary(ax, w, 0.0)

    offset = np.array(ax.texts[1].xyann)  # points from the tip
    np.testing.assert_allclose(offset / np.hypot(*offset), w / np.hypot(*w), atol=1e-12)


def test_doubling_both_leaves_the_line_where_it_is(ax: Axes) -> None:
    plots.boundary(ax, [1.0, 2.0], -1.0, arrow=False)
    once = line_of(ax)
    ax.get_lines()[0].remove()

    plots.boundary(ax, [2.0, 4.0], -2.0, arrow=False)

    np.testing.assert_allclose(line_of(ax), once)


def test_the_view_stays_as_it_was(ax: Axes) -> None:
    ax.set(xlim=(-1, 2), ylim=(-3, 1))

    plots.boundary(ax, [1.0, 1.0], -50.0)

    assert (ax.get_xlim(), ax.get_ylim()) == ((-1, 2), (-3, 1))
    assert not ax.texts  # no arrow, for the line runs outside


@pytest.mark.parametrize(
    ("w", "b", "words"),
    [
        ([0.0, 0.0], 1.0, "w must not be 0 in both entries"),
        ([1.0], 0.0, "w must have shape (2,), one weight for each axis, but its shape is (1,)."),
        (np.ones((2, 3)), 0.0, "Take one column of W, for example W[:, 0]."),
        ([1.0, np.nan], 0.0, "w must be finite, but w[1] is nan"),
        ([1.0, 1.0], [1.0, 2.0], "b must be one number, but its shape is (2,)."),
        ([1.0, 1.0], np.inf, "b must be finite, but b is inf"),
    ],
)
def test_what_is_no_line_is_refused(ax: Axes, w: object, b: object, words: str) -> None:
    with pytest.raises(ValueError, match="must") as caught:
        plots.boundary(ax, w, b)

    assert words in str(caught.value)


# --- activation_curves -------------------------------------------------------------------


def test_curves_differ_by_line_style_as_well_as_colour(ax: Axes) -> None:
    plots.activation_curves(ax, list(ACTIVATIONS)[:7])  # as many as there are kinds of line

    curves = [line for line in ax.get_lines() if not line.get_label().startswith("_")]
    for one, other in itertools.combinations(curves, 2):
        assert one.get_color() != other.get_color()
        assert one._dash_pattern != other._dash_pattern


def test_all_activations_in_one_picture_are_told_apart(ax: Axes) -> None:
    plots.activation_curves(ax, list(ACTIVATIONS))

    curves = [line for line in ax.get_lines() if not line.get_label().startswith("_")]
    kinds = {(line.get_color(), str(line._dash_pattern)) for line in curves}
    assert len(kinds) == len(ACTIVATIONS)


def test_a_curve_passes_through_its_values(ax: Axes) -> None:
    plots.activation_curves(ax, "sigmoid", limits=(-2, 2))

    z, a = ax.get_lines()[0].get_data()
    np.testing.assert_allclose(a, sigmoid(z))


def test_the_step_is_not_drawn_as_a_slope(ax: Axes) -> None:
    plots.activation_curves(ax, "step")

    _, a = ax.get_lines()[0].get_data()
    assert np.isnan(a).sum() == 1


def test_an_unknown_curve_is_refused(ax: Axes) -> None:
    with pytest.raises(ValueError, match="no activation called 'sine'"):
        plots.activation_curves(ax, ["sine"])


def test_a_wide_view_does_not_cut_a_steep_line(ax: Axes) -> None:
    plots.activation_curves(ax, ["identity"], limits=(-1000, 1000))

    _, a = ax.get_lines()[0].get_data()
    assert not np.isnan(a).any()


@pytest.mark.parametrize(
    ("limits", "words"),
    [
        ((4, -4), "limits must be (left, right) with left < right, but they are (4, -4)."),
        ((0, 0), "with left < right"),
        ((0, 1, 2), "limits must have shape (2,), but its shape is (3,)."),
        ((0, np.inf), "limits must be finite"),
    ],
)
def test_z_that_goes_nowhere_is_refused(ax: Axes, limits: tuple, words: str) -> None:
    with pytest.raises(ValueError, match="limits must") as caught:
        plots.activation_curves(ax, limits=limits)

    assert words in str(caught.value)


def test_no_curve_at_all_is_refused(ax: Axes) -> None:
    with pytest.raises(ValueError, match="names must hold at least one name"):
        plots.activation_curves(ax, [])


# --- activation_gallery ------------------------------------------------------------------


@pytest.fixture
def panels() -> Iterator[np.ndarray]:
    figure, panels = plots.subplots(3, 3)
    yield panels
    plt.close(figure)


def test_the_gallery_shows_every_activation_beside_its_derivative(panels: np.ndarray) -> None:
    assert plots.activation_gallery(panels) is panels

    for ax, name in zip(panels.flat, ACTIVATIONS, strict=False):
        assert ax.texts[0].get_text() == name
        for line, function in zip(ax.get_lines(), get(name), strict=False):
            z, a = line.get_data()
            is_drawn = ~np.isnan(a)
            np.testing.assert_array_equal(a[is_drawn], function(z[is_drawn]))


def test_in_the_gallery_function_and_derivative_differ_without_colour(panels: np.ndarray) -> None:
    plots.activation_gallery(panels)

    function, derivative = panels[0, 0].get_lines()[:2]
    assert function.get_linestyle() != derivative.get_linestyle()
    last = panels.flat[len(ACTIVATIONS) - 1]
    assert [text.get_text() for text in last.get_legend().get_texts()] == ["φ", "φ′"]


def test_axes_left_over_are_switched_off(panels: np.ndarray) -> None:
    plots.activation_gallery(panels)

    assert [ax.axison for ax in panels.flat] == 8 * [True] + [False]


def test_only_the_outer_panels_are_labelled(panels: np.ndarray) -> None:
    plots.activation_gallery(panels)

    below = [bool(ax.get_xlabel()) for ax in panels.flat]
    beside = [bool(ax.get_ylabel()) for ax in panels.flat]
    assert below == 5 * [False] + 3 * [True] + [False]  # none stands below number 6
    assert beside == [True, False, False] * 3


def test_axes_that_stand_alone_are_each_labelled() -> None:
    pairs = [plots.subplots() for _ in range(2)]

    plots.activation_gallery([ax for _, ax in pairs], ["relu", "tanh"])

    assert all(ax.get_xlabel() and ax.get_ylabel() for _, ax in pairs)
    plt.close("all")


def test_too_few_axes_are_refused(panels: np.ndarray) -> None:
    with pytest.raises(ValueError, match="axes must hold") as caught:
        plots.activation_gallery(panels[0])

    assert str(caught.value) == (
        "axes must hold 8, one for each name, but it holds 3. Write _, axes = plots.subplots(2, 4)."
    )


def test_a_figure_is_no_axes(panels: np.ndarray) -> None:
    with pytest.raises(TypeError, match="axes must hold only axes of matplotlib, not <Figure"):
        plots.activation_gallery(panels[0, 0].figure, ["relu"])


# --- loss_curve --------------------------------------------------------------------------


def test_one_run_is_one_line(ax: Axes) -> None:
    plots.loss_curve(ax, History(loss=np.array([0.7, 0.5, 0.4])))

    epochs, losses = ax.get_lines()[0].get_data()
    np.testing.assert_array_equal(epochs, [1, 2, 3])
    np.testing.assert_array_equal(losses, [0.7, 0.5, 0.4])


def test_several_runs_are_their_median_and_their_range(ax: Axes) -> None:
    plots.loss_curve(ax, [History(loss=np.array([v, v / 2])) for v in (1.0, 3.0, 8.0)])

    np.testing.assert_array_equal(ax.get_lines()[0].get_ydata(), [3.0, 1.5])
    (band,) = ax.collections
    heights = band.get_paths()[0].vertices[:, 1]
    assert (heights.min(), heights.max()) == (0.5, 8.0)


def test_the_validation_loss_is_a_second_line(ax: Axes) -> None:
    plots.loss_curve(ax, runs(3))

    names = [text.get_text() for text in ax.get_legend().get_texts()]
    assert names == ["training", "validation"]


def test_two_calls_draw_two_kinds_of_line(ax: Axes) -> None:
    plots.loss_curve(ax, History(loss=np.ones(3)), label="slow")
    plots.loss_curve(ax, History(loss=np.ones(3)), label="fast")

    slow, fast = ax.get_lines()
    assert slow.get_color() != fast.get_color()
    assert slow.get_linestyle() != fast.get_linestyle()


def test_the_epoch_that_was_kept_is_marked_on_the_validation_loss(ax: Axes) -> None:
    unseen = np.array([0.9, 0.6, 0.7])
    plots.loss_curve(ax, History(np.ones(3), validation_loss=unseen, best_epoch=2))

    (marker,) = ax.collections
    np.testing.assert_array_equal(marker.get_offsets(), [[2, 0.6]])
    names = [text.get_text() for text in ax.get_legend().get_texts()]
    assert names == ["training", "validation", "best epoch"]


def test_best_epochs_of_two_calls_are_named_once(ax: Axes) -> None:
    for label in ("one", "two"):
        plots.loss_curve(ax, History(np.ones(3), np.ones(3), best_epoch=2), label=label)

    names = [text.get_text() for text in ax.get_legend().get_texts()]
    assert names.count("best epoch") == 1


def test_runs_of_different_length_are_a_thin_line_each(ax: Axes) -> None:
    plots.loss_curve(ax, [History(np.ones(n), np.ones(n), best_epoch=n - 1) for n in (2, 4, 3)])

    training = ax.get_lines()[:3]
    assert [len(line.get_xdata()) for line in training] == [2, 4, 3]
    assert len({line.get_color() for line in training}) == 1
    names = [text.get_text() for text in ax.get_legend().get_texts()]
    assert names == ["training", "validation", "best epoch"]
    np.testing.assert_array_equal(ax.collections[0].get_offsets()[:, 0], [1, 3, 2])


def test_the_range_of_runs_carries_no_best_epoch(ax: Axes) -> None:
    plots.loss_curve(ax, [History(np.ones(3), np.ones(3), best_epoch=2) for _ in range(2)])

    assert all(drawn.get_label() != "best epoch" for drawn in ax.collections)


def test_a_loss_below_zero_is_seen(ax: Axes) -> None:
    plots.loss_curve(ax, History(loss=np.array([1.0, -2.0])))

    assert ax.get_ylim()[0] <= -2.0


def test_a_curve_that_was_given_a_name_shows_it(ax: Axes) -> None:
    plots.loss_curve(ax, History(loss=np.ones(3)), label="with momentum")

    assert [text.get_text() for text in ax.get_legend().get_texts()] == ["with momentum"]


def test_the_legend_says_what_the_band_is(ax: Axes) -> None:
    plots.loss_curve(ax, [History(loss=np.array([v, v / 2])) for v in (1.0, 3.0, 8.0)])

    names = [text.get_text() for text in ax.get_legend().get_texts()]
    assert names == ["training", "range of 3 runs"]


def test_the_losses_of_train_many_are_refused_with_the_way_to_draw_them(ax: Axes) -> None:
    with pytest.raises(TypeError, match=r"write \[History\(loss=row\) for row in losses\]\.$"):
        plots.loss_curve(ax, np.ones((3, 50)))


@pytest.mark.parametrize("history", [[0.7, 0.5], [np.ones(3)], ["loss"]])
def test_what_is_no_history_is_refused(ax: Axes, history: list) -> None:
    with pytest.raises(TypeError, match="history must be what train returns"):
        plots.loss_curve(ax, history)


def test_no_run_at_all_is_refused(ax: Axes) -> None:
    with pytest.raises(ValueError, match="history must hold at least one run"):
        plots.loss_curve(ax, [])


# --- neuron ------------------------------------------------------------------------------


def written(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.texts if text.get_text()]


def test_the_neuron_shows_its_numbers(ax: Axes) -> None:
    plots.neuron(ax, [1.5, -2.0], 0.5, x=[1.0, 0.3], activation="relu")

    # 1.5 · 1 − 2 · 0.3 + 0.5 = 1.4
    wanted = {"$w_1$ = 1.5", "$w_2$ = −2", "$b$ = 0.5", "$z$ = 1.4", "$a$ = 1.4", "1", "0.3"}
    assert wanted <= set(written(ax))


def test_without_an_input_the_neuron_shows_symbols(ax: Axes) -> None:
    plots.neuron(ax, [1.5, -2.0], 0.5)

    assert {"$x_1$", "$x_2$", "$z$", "$a$", "step"} <= set(written(ax))


def test_every_symbol_is_written_in_its_colour(ax: Axes) -> None:
    plots.neuron(ax, [1.5], 0.5)

    colours = {text.get_text()[:3].strip("$_ "): text.get_color() for text in ax.texts}
    assert {s: colours[s] for s in "xwbza"} == plots.EQUATION_COLOURS


SIZES = [(3.0, 3.0), (4.2, 3.2), (5.0, 2.6), (7.0, 4.2)]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("n_in", [1, 2, 3, 4, 5, 6])
@pytest.mark.parametrize("x", [None, 2.0])
def test_no_label_of_a_neuron_touches_a_line_or_a_label(
    n_in: int, size: tuple[float, float], x: float | None
) -> None:
    figure, ax = plots.subplots(size=size)
    w = np.array([-1.23, 0.4, -1.0, 1.0, 0.01, -1.23])[:n_in]
    plots.neuron(ax, w, 0.162, x=None if x is None else np.full(n_in, x))
    figure.canvas.draw()

    texts = [text for text in ax.texts if text.get_text()]
    boxes = [text.get_window_extent() for text in texts]
    centres = [circle.center for circle in ax.patches]  # circles cover the ends of the edges
    in_circles = [text.get_position() in centres for text in texts]
    for box, in_circle in zip(boxes, in_circles, strict=True):
        for line in [] if in_circle else ax.get_lines()[:n_in]:
            half = line.get_linewidth() * figure.dpi / 72 / 2
            path = line.get_transform().transform_path(line.get_path())
            assert not path.intersects_bbox(box.padded(half), filled=False)
    for one, other in itertools.combinations(boxes, 2):
        assert not one.overlaps(other)
    plt.close(figure)


def equation(ax: Axes) -> list[tuple[str, str]]:
    words = [text for text in ax.artists[0].findobj(mpl.text.Text) if text.get_text().strip()]
    return [(text.get_text().strip("$ "), text.get_color()) for text in words]


def test_the_equation_stands_below_in_the_colours_of_the_drawing(ax: Axes) -> None:
    plots.neuron(ax, [1.0, 2.0], 0.5)

    pieces = equation(ax)
    assert "".join(text for text, _ in pieces) == "z=w_1x_1+w_2x_2+ba=φ(z)"
    for text, colour in pieces:
        assert colour == plots.EQUATION_COLOURS.get(text[0], plots.EQUATION_COLOURS["a"])


def test_of_many_products_the_first_and_the_last_are_written(ax: Axes) -> None:
    plots.neuron(ax, np.ones(5), 0.5)

    assert "".join(text for text, _ in equation(ax)).startswith("z=w_1x_1+…+w_5x_5+b")


@pytest.mark.parametrize("size", [*SIZES, (1.9, 3.0)])
def test_the_equation_lies_inside_the_picture_below_the_drawing(size: tuple) -> None:
    figure, ax = plots.subplots(size=size)
    plots.neuron(ax, [1.0, 2.0, 3.0], 0.5)
    figure.canvas.draw()

    words = [text.get_window_extent() for text in ax.artists[0].findobj(mpl.text.Text)]
    lowest = min(text.get_window_extent().y0 for text in ax.texts if text.get_text())
    plt.close(figure)
    assert all(box.x0 >= 0 and box.x1 <= figure.bbox.width and box.y0 >= 0 for box in words)
    assert max(box.y1 for box in words) <= lowest


def test_the_names_of_the_inputs_are_written(ax: Axes) -> None:
    plots.neuron(ax, [1.0, 1.0], 0.0, names=["rain", "wind"])

    assert {"rain", "wind"} <= set(written(ax))


def test_an_edge_is_as_wide_as_its_weight_is_large(ax: Axes) -> None:
    plots.neuron(ax, [0.0, 1.0, -4.0], 0.0)

    none, small, large = (line.get_linewidth() for line in ax.get_lines()[:3])
    assert none < small < large
    assert (large - none) / (small - none) == pytest.approx(4.0)


def test_the_sign_of_a_weight_is_seen_in_colour_and_dashes(ax: Axes) -> None:
    plots.neuron(ax, [1.0, -1.0], 0.0)

    positive, negative = ax.get_lines()[:2]
    assert positive.get_color() == plots.EQUATION_COLOURS["w"] != negative.get_color()
    assert (positive.get_linestyle(), negative.get_linestyle()) == ("-", "--")


@pytest.mark.parametrize("n_in", [1, 2, 3, 4, 5, 6])
def test_up_to_six_inputs_do_not_touch(ax: Axes, n_in: int) -> None:
    plots.neuron(ax, np.ones(n_in), 0.0)

    circles = list(ax.patches[:n_in])
    gaps = [
        abs(one.center[1] - other.center[1]) - one.radius - other.radius
        for one, other in itertools.pairwise(circles)
    ]
    assert all(gap > 0 for gap in gaps)


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("b", [-1e6, 0.0, 1e6])
def test_every_activation_stays_in_its_circle(ax: Axes, activation: str, b: float) -> None:
    plots.neuron(ax, [1.0], b, x=[1.0], activation=activation)

    circle = ax.patches[-1]
    assert circle.radius == 0.55
    for line in ax.get_lines()[1:]:
        distances = np.hypot(*(np.array(line.get_data()) - np.array([circle.center]).T))
        assert distances.max() < circle.radius


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (([], 0.0), "w must have shape (n_in,) with 1 to 6 weights, but its shape is (0,)."),
        ((np.ones(7), 0.0), "but its shape is (7,)."),
        ((np.ones((2, 3)), 0.0), "take a column, for example W[:, 0]."),
        ((1.0, 0.0), "but its shape is ()."),
        (([1.0], [0.0, 1.0]), "b must be one number, but its shape is (2,)."),
        (([1.0, 2.0], 0.0, [1.0]), "x must have shape (2,), but its shape is (1,)."),
        (([1.0], np.nan), "b must be finite"),
        (([1.0], 0.0, [np.inf]), "x must be finite"),
    ],
)
def test_what_is_no_neuron_is_refused(ax: Axes, arguments: tuple, words: str) -> None:
    with pytest.raises(ValueError, match="must") as caught:
        plots.neuron(ax, *arguments)

    assert words in str(caught.value)


@pytest.mark.parametrize("names", [["sun"], "ab", []])
def test_each_input_needs_a_name(ax: Axes, names: object) -> None:
    with pytest.raises(ShapeError, match="names must be a list of 2 names"):
        plots.neuron(ax, [1.0, 2.0], 0.0, names=names)


def test_a_column_of_a_layer_is_a_neuron(ax: Axes) -> None:
    plots.neuron(ax, np.array([[1.0], [2.0]]), np.array([0.5]))

    assert "$w_2$ = 2" in written(ax)


def test_nothing_drawn_later_crosses_the_name_of_a_panel(ax: Axes) -> None:
    name = plots.panel_label(ax, "before").texts[0]

    plots.decision_map(ax, half_plane, X, y, legend=True)
    plots.boundary(ax, [1.0, 2.0], -1.0, label="w")

    others = [artist.get_zorder() for artist in ax.get_children() if artist is not name]
    assert name.get_zorder() > max(others)
