"""Pictures of networks: what each hidden unit sees, the space it bends, units and weights."""

import copy
import itertools
from collections.abc import Callable, Iterator

import matplotlib.pyplot as plt
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.axes import Axes

from nnlib import Activation, Dense, Network, ShapeError, datasets, layers, plots
from nnlib.estimators import NetworkClassifier

X, y = datasets.xor(40, rng=np.random.default_rng(1))


@pytest.fixture
def ax() -> Iterator[Axes]:
    figure, ax = plots.subplots()
    yield ax
    plt.close(figure)


@pytest.fixture
def panels() -> Iterator[np.ndarray]:
    figure, panels = plots.subplots(2, 2)
    yield panels
    plt.close(figure)


def network(*widths: int, activation: str = "tanh", seed: int = 0) -> Network:
    rng, row = np.random.default_rng(seed), []
    for n_in, n_out in itertools.pairwise(widths):
        row += [Dense(n_in, n_out, rng=rng), Activation(activation)]
    return Network(row[:-1])


def two_lines(activation: str = "tanh") -> Network:
    """The first unit changes at x1 = 1, the second at x2 = −1; the answer is their difference."""
    net = network(2, 2, 1, activation=activation)
    net.layers[0].W, net.layers[0].b = [[1.0, 0.0], [0.0, 2.0]], [-1.0, 2.0]
    net.layers[2].W, net.layers[2].b = [[1.0], [-1.0]], [0.5]
    return net


def vertices(contour) -> np.ndarray:
    return np.vstack([path.vertices for path in contour.get_paths()])


# --- hidden_unit_maps --------------------------------------------------------------------


def test_each_unit_is_shown_on_axes_of_its_own(panels: np.ndarray) -> None:
    net = network(2, 3, 1)

    assert plots.hidden_unit_maps(panels, net, limits=(-1, 1, -2, 2)) is panels

    corners = net.hidden_outputs([[-1, -2], [1, 2]])[0]
    for j, ax in enumerate(panels.flat[:3]):
        shown = ax.images[0].get_array()
        np.testing.assert_allclose([shown[0, 0], shown[-1, -1]], corners[:, j])
    assert not panels.flat[3].has_data()
    assert not panels.flat[3].axison


@pytest.mark.parametrize("activation", ["identity", "sigmoid", "step", "tanh", "relu", "gelu"])
def test_the_line_runs_where_the_sum_is_0(panels: np.ndarray, activation: str) -> None:
    plots.hidden_unit_maps(panels, two_lines(activation))

    np.testing.assert_allclose(vertices(panels[0, 0].collections[0])[:, 0], 1.0, atol=1e-9)
    np.testing.assert_allclose(vertices(panels[0, 1].collections[0])[:, 1], -1.0, atol=1e-9)


@pytest.mark.parametrize(("activation", "middle"), [("tanh", 0.0), ("relu", 0.0), ("sigmoid", 0.5)])
def test_white_is_the_output_on_the_line(
    panels: np.ndarray, activation: str, middle: float
) -> None:
    plots.hidden_unit_maps(panels, two_lines(activation))

    for ax in panels[0]:
        low, high = ax.images[0].get_clim()
        assert (low + high) / 2 == pytest.approx(middle)


def test_all_maps_have_one_scale(panels: np.ndarray) -> None:
    plots.hidden_unit_maps(panels, two_lines("relu"), limits=(-3, 3, -3, 3))

    scales = [ax.images[0].get_clim() for ax in panels[0]]
    assert scales == [(-8.0, 8.0)] * 2  # at x2 = 3 the second gives 2·3 + 2


def test_signs_tell_the_sides_without_colour(panels: np.ndarray) -> None:
    plots.hidden_unit_maps(panels, two_lines())

    for j, ax in enumerate(panels[0]):
        for text in ax.texts[:2]:
            output = two_lines().hidden_outputs([text.get_position()])[0][0, j]
            assert text.get_text() == ("+" if output > 0 else "−")


def test_a_unit_that_is_always_on_has_no_line_and_one_sign(panels: np.ndarray) -> None:
    net = two_lines()
    net.layers[0].b = [50.0, 2.0]

    plots.hidden_unit_maps(panels, net)

    assert not panels[0, 0].collections
    assert [text.get_text() for text in panels[0, 0].texts] == ["+", "$a_{1}$"]


def test_a_layer_of_dead_units_is_white(panels: np.ndarray) -> None:
    net = two_lines("relu")
    net.layers[0].b = [-50.0, -50.0]

    plots.hidden_unit_maps(panels, net)

    image = panels[0, 0].images[0]
    shown = image.cmap(image.norm(image.get_array()))[..., :3]
    np.testing.assert_allclose(shown, 1.0, atol=0.01)


def test_the_examples_lie_on_every_map(panels: np.ndarray) -> None:
    plots.hidden_unit_maps(panels, network(2, 4, 1), X, y)

    for ax in panels.flat:
        drawn = np.vstack([marks.get_offsets() for marks in ax.collections[-2:]])
        assert len(drawn) == len(X)
        assert ax.get_xlim()[0] < X[:, 0].min()


def test_the_second_hidden_layer_can_be_shown(panels: np.ndarray) -> None:
    net = network(2, 3, 4, 1)

    plots.hidden_unit_maps(panels, net, layer=1, limits=(-1, 1, -1, 1))

    corner = net.hidden_outputs([[-1, -1]])[1][0]
    shown = [ax.images[0].get_array()[0, 0] for ax in panels.flat]
    np.testing.assert_allclose(shown, corner)


def test_a_hidden_layer_without_activation_is_shown_by_its_sums(panels: np.ndarray) -> None:
    rng = np.random.default_rng(0)
    net = Network([Dense(2, 2, rng=rng), Dense(2, 1, rng=rng)])
    net.layers[0].W, net.layers[0].b = [[1.0, 0.0], [0.0, 2.0]], [-1.0, 2.0]

    plots.hidden_unit_maps(panels, net)

    np.testing.assert_allclose(vertices(panels[0, 0].collections[0])[:, 0], 1.0, atol=1e-9)


def with_other_layers() -> Network:
    rng = np.random.default_rng(0)
    return Network(
        [
            layers.Standardize(X), Dense(2, 3, rng=rng), layers.BatchNorm(3), Activation("sigmoid"),
            layers.Dropout(0.5, rng=rng), Dense(3, 1, rng=rng),
        ]
    )  # fmt: skip


def test_the_layers_between_weights_and_outputs_are_followed(panels: np.ndarray) -> None:
    net = with_other_layers()

    plots.hidden_unit_maps(panels, net, limits=(-1, 2, -1, 2))

    for j, ax in enumerate(panels.flat[:3]):
        line = vertices(ax.collections[0])
        np.testing.assert_allclose(net.hidden_outputs(line)[0][:, j], 0.5, atol=1e-3)


def test_looking_at_a_network_changes_nothing(panels: np.ndarray) -> None:
    net = network(2, 4, 1)
    Z, before = net.forward(X), net.parameters.copy()
    net.backward(np.ones_like(Z))
    gradients = net.gradients.copy()

    plots.hidden_unit_maps(panels, net, X, y)
    net.backward(np.ones_like(Z))

    np.testing.assert_array_equal(net.parameters, before)
    np.testing.assert_array_equal(net.gradients, gradients)


def test_hidden_maps_tell_where_the_outputs_run(panels: np.ndarray) -> None:
    plots.hidden_unit_maps(panels, two_lines("relu"), limits=(-3, 3, -3, 3))

    assert plots.describe(panels) == (
        "Panel 1: The output of hidden unit 1 over the plane from 0 to 2, with a line where its "
        "sum is 0. Panel 2: The output of hidden unit 2 over the plane from 0 to 8, with a line "
        "where its sum is 0."
    )


def diverged() -> Network:
    net = network(2, 4, 1)
    net.parameters[3] = np.nan
    return net


@pytest.mark.parametrize(
    ("net", "options", "error", "words"),
    [
        (network(3, 4, 1), {}, ShapeError, "net must take 2 inputs, for the plane has 2 directio"),
        (network(2, 5, 1), {}, ValueError, "axes must hold 5, one for each hidden unit, but it ho"),
        (network(2, 1), {}, ValueError, "net must have a hidden layer, but Network([Dense(2 → 1)"),
        (network(2, 4, 1), {"layer": 1}, ValueError, "layer must lie from -1 to 0, for net has 1"),
        (network(2, 4, 1), {"layer": 0.5}, TypeError, "layer must be a whole number, but it is"),
        (network(2, 4, 1), {"X": X}, TypeError, "X and y must come together"),
        (network(2, 4, 1), {"limits": (1, 0, 0, 1)}, ValueError, "limits must be (left, right, b"),
        ("net", {}, TypeError, "net must be a Network, but it is 'net'."),
        (NetworkClassifier(n_epochs=1).fit(X, y), {}, TypeError, "Write model.network_, which"),
        (diverged(), {}, ValueError, "net.parameters must be finite, but net.parameters[3] is nan"),
    ],
)  # fmt: skip
def test_what_has_no_maps_is_refused(
    panels: np.ndarray, net: object, options: dict, error: type, words: str
) -> None:
    with pytest.raises(error) as caught:
        plots.hidden_unit_maps(panels, net, **options)

    assert words in str(caught.value)


# --- warped_space ------------------------------------------------------------------------


def places(ax: Axes) -> np.ndarray:
    return np.vstack([marks.get_offsets() for marks in ax.collections[-2:]])


def in_order() -> np.ndarray:
    return np.vstack([X[y == 0], X[y == 1]])


def border_of(ax: Axes) -> tuple[np.ndarray, np.ndarray]:
    (line,) = ax.get_lines()
    return np.array(line.get_xy1()), np.array(line.get_xy2())


def test_two_units_are_the_axes(ax: Axes) -> None:
    net = two_lines()

    plots.warped_space(ax, net, X, y)

    np.testing.assert_allclose(places(ax), net.hidden_outputs(in_order())[0])
    assert ax.get_xlabel() == "output $a_{1}$ of unit 1"


def test_the_border_of_two_units_is_where_the_logit_is_0(ax: Axes) -> None:
    plots.warped_space(ax, two_lines(), X, y)

    for a in border_of(ax):
        assert a @ [1.0, -1.0] + 0.5 == pytest.approx(0.0, abs=1e-12)
    assert ax.get_lines()[0].get_linestyle() == "-"


def test_a_sigmoid_behind_the_logit_leaves_the_border_where_it_is(ax: Axes) -> None:
    row = [copy.deepcopy(layer) for layer in two_lines().layers]

    plots.warped_space(ax, Network([*row, Activation("sigmoid")]), X, y)

    for a in border_of(ax):
        assert a @ [1.0, -1.0] + 0.5 == pytest.approx(0.0, abs=1e-12)


def test_the_grid_is_bent_as_the_layer_bends_it(ax: Axes) -> None:
    plots.warped_space(ax, two_lines(), X, y)

    grid = ax.collections[0].get_segments()
    low, high = X.min(axis=0), X.max(axis=0)
    corner = low - 0.1 * (high - low)
    assert len(grid) == 42
    np.testing.assert_allclose(grid[0][0], two_lines().hidden_outputs([corner])[0][0])


@given(seed=st.integers(0, 1000), n_hidden=st.integers(3, 8))
def test_principal_components_keep_as_much_spread_as_two_directions_can(
    seed: int, n_hidden: int
) -> None:
    figure, ax = plots.subplots()
    net = network(2, n_hidden, 1, seed=seed)

    plots.warped_space(ax, net, X, y)

    seen = places(ax)
    A = net.hidden_outputs(in_order())[0]
    variances = np.linalg.eigvalsh(np.cov(A.T))[::-1]
    np.testing.assert_allclose(np.cov(seen.T), np.diag(variances[:2]), atol=1e-12)
    share = variances[:2] / variances.sum()
    assert ax.get_xlabel() == f"1st component ({100 * share[0]:.0f} % of variance)"
    assert ax.get_ylabel() == f"2nd component ({100 * share[1]:.0f} % of variance)"
    plt.close(figure)


def test_the_cut_through_the_border_of_many_units_is_dashed_and_true(ax: Axes) -> None:
    net = network(2, 5, 1)
    plots.warped_space(ax, net, X, y)

    # The drawn line, carried back into the space of five units, has the logit 0.
    A = net.hidden_outputs(in_order())[0]
    directions, *_ = np.linalg.lstsq(A - A.mean(axis=0), places(ax), rcond=None)
    for s in border_of(ax):
        a = A.mean(axis=0) + directions @ s
        assert (a @ net.layers[2].W + net.layers[2].b)[0] == pytest.approx(0.0, abs=1e-9)
    assert ax.get_lines()[0].get_linestyle() == "--"


def test_dropout_before_the_logit_leaves_the_border_where_it_is(ax: Axes) -> None:
    plots.warped_space(ax, with_other_layers(), X, y)

    assert len(ax.get_lines()) == 1


def test_two_chosen_units_have_no_border(ax: Axes) -> None:
    net = network(2, 5, 1)

    plots.warped_space(ax, net, X, y, units=(3, 1))

    np.testing.assert_allclose(places(ax), net.hidden_outputs(in_order())[0][:, [3, 1]])
    assert ax.get_ylabel() == "output $a_{2}$ of unit 2"
    assert not ax.get_lines()


@pytest.mark.parametrize(
    "net", [network(2, 2, 2), network(2, 2, 2, 1)], ids=["two logits", "another hidden layer"]
)
def test_without_a_single_logit_behind_there_is_no_border(ax: Axes, net: Network) -> None:
    plots.warped_space(ax, net, X, y, layer=0)

    assert not ax.get_lines()


def test_a_network_of_three_inputs_has_no_grid(ax: Axes) -> None:
    plots.warped_space(ax, network(3, 2, 1), np.column_stack([X, X[:, 0]]), y)

    assert len(ax.collections) == 2  # the two classes


def test_a_warped_space_is_told_with_its_border(ax: Axes) -> None:
    plots.warped_space(ax, two_lines(), X, y)

    above = int(np.sum(two_lines().forward(X) > 0))
    assert plots.describe(ax) == (
        "40 points where 2 hidden units put them: output a1 of unit 1 and output a2 of unit 2. "
        f"The border of the answer is a line. The network puts {above} above it."
    )


@pytest.mark.parametrize(
    ("net", "options", "words"),
    [
        (network(2, 1, 1), {}, "The hidden layer must have at least 2 units"),
        (network(2, 4, 1), {"units": (0, 4)}, "units must be two different units from 0 to 3, but"),
        (network(2, 4, 1), {"units": (1, 1)}, "but they are (1, 1). Write units=(0, 1)."),
        (network(2, 4, 1), {"units": 1}, "but they are 1."),
        (network(2, 1), {}, "net must have a hidden layer"),
        (network(3, 4, 1), {}, "X must have 3 columns"),
    ],
)
def test_what_has_no_space_to_show_is_refused(
    ax: Axes, net: Network, options: dict, words: str
) -> None:
    with pytest.raises(ValueError, match="must") as caught:
        plots.warped_space(ax, net, X, y, **options)

    assert words in str(caught.value)


def test_outputs_that_are_all_the_same_have_no_components(ax: Axes) -> None:
    net = network(2, 3, 1)
    net.layers[0].W = np.zeros((2, 3))

    with pytest.raises(ValueError, match="but it gives all of them the same outputs"):
        plots.warped_space(ax, net, X, y)


# --- network_diagram ---------------------------------------------------------------------


def written(ax: Axes) -> list[str]:
    return [text.get_text() for text in ax.texts]


def test_every_unit_is_a_circle_and_every_weight_a_line(ax: Axes) -> None:
    plots.network_diagram(ax, network(3, 5, 2))

    assert len(ax.patches) == 3 + 5 + 2
    assert len(ax.get_lines()) == 3 * 5 + 5 * 2


def test_a_line_is_as_wide_as_its_weight_is_large_and_dashed_below_0(ax: Axes) -> None:
    net = two_lines()

    plots.network_diagram(ax, net)

    one, none, _, two = ax.get_lines()[:4]
    width = [line.get_linewidth() for line in (none, one, two)]
    assert (width[2] - width[0]) / (width[1] - width[0]) == pytest.approx(2.0)
    plus, minus = ax.get_lines()[4:]
    assert (plus.get_linestyle(), minus.get_linestyle()) == ("-", "--")
    assert plus.get_color() == plots.EQUATION_COLOURS["w"] != minus.get_color()


def test_a_line_joins_the_units_of_its_weight(ax: Axes) -> None:
    net = network(2, 3, 1)
    net.layers[0].W = [[0.0, 0.0, 0.0], [0.0, 0.0, 9.0]]

    plots.network_diagram(ax, net)

    widest = max(ax.get_lines(), key=lambda line: line.get_linewidth())
    ends = np.column_stack(widest.get_data())
    centres = [circle.center for circle in ax.patches]
    np.testing.assert_allclose(ends, [centres[1], centres[4]])


def test_each_circle_shows_its_bias(ax: Axes) -> None:
    plots.network_diagram(ax, two_lines())

    assert {"−1", "2", "0.5", "$x_{1}$", "$x_{2}$"} <= set(written(ax))


def test_where_numbers_have_no_room_all_biases_are_signs(ax: Axes) -> None:
    net = network(2, 8, 1)
    net.layers[0].b = [-1.25, 0.5, 0, 1, 1, 1, 1, 1]

    plots.network_diagram(ax, net)

    inside = [text for text in written(ax) if text in {"+", "−", "0"}]
    assert inside == ["−", "+", "0", "+", "+", "+", "+", "+", "0"]


def test_a_large_layer_shows_its_first_and_last_units_and_its_count(ax: Axes) -> None:
    plots.network_diagram(ax, network(64, 50, 1), max_units=5)

    assert len(ax.patches) == 4 + 4 + 1
    assert {"64 inputs", "50 units", "tanh", "1 output", "$x_{64}$"} <= set(written(ax))
    assert written(ax).count("⋮") == 2


@pytest.mark.parametrize("max_units", [3, 8])
def test_a_layer_that_fits_is_not_cut(ax: Axes, max_units: int) -> None:
    plots.network_diagram(ax, network(2, max_units, 1), max_units=max_units)

    assert "⋮" not in written(ax)
    assert len(ax.patches) == 2 + max_units + 1


def test_names_stand_beside_inputs_and_outputs(ax: Axes) -> None:
    plots.network_diagram(ax, two_lines(), input_names=["sun", "rain"], output_names=["grows"])

    places = {text.get_text(): text.get_position()[0] for text in ax.texts}
    assert places["sun"] == places["rain"] < places["$x_{1}$"]
    assert places["grows"] > places["0.5"]


@pytest.mark.parametrize("size", [(3.0, 3.0), (4.2, 3.2), (6.0, 4.0)])
@pytest.mark.parametrize("widths", [(2, 1), (2, 12, 1), (3, 5, 5, 2), (9, 9, 9, 9, 9)])
def test_circles_do_not_touch_and_nothing_leaves_the_picture(size: tuple, widths: tuple) -> None:
    figure, ax = plots.subplots(size=size)
    plots.network_diagram(ax, network(*widths), input_names=["name"] * widths[0])
    figure.canvas.draw()

    boxes = [artist.get_window_extent() for artist in [*ax.patches, *ax.texts]]
    assert all(box.x0 >= 0 and box.x1 <= figure.bbox.width for box in boxes)
    assert all(box.y0 >= 0 and box.y1 <= figure.bbox.height for box in boxes)
    centres = np.array([circle.center for circle in ax.patches])
    distances = np.hypot(*(centres[:, None] - centres).T) + 99 * np.eye(len(centres))
    assert distances.min() > 2 * ax.patches[0].radius
    plt.close(figure)


def test_a_diagram_is_told_by_its_counts(ax: Axes) -> None:
    plots.network_diagram(ax, two_lines())

    assert plots.describe(ax) == (
        "A network: 2 inputs, 2 units (tanh), 1 output; 6 weights, of which 1 negative (dashed); "
        "largest weight or bias 2 in size."
    )


def test_what_happens_to_the_sums_stands_below_the_column(ax: Axes) -> None:
    plots.network_diagram(ax, with_other_layers())

    assert "2 inputs (Standardize), 3 units (BatchNorm, sigmoid, Dropout), 1 output;" in (
        plots.describe(ax)
    )
    assert {"Standardize", "BatchNorm", "sigmoid", "Dropout"} <= set(written(ax))


def with_residual() -> Network:
    rng = np.random.default_rng(0)
    return Network([Dense(2, 2, rng=rng), layers.Residual([Dense(2, 2, rng=rng)])])


def without_dense() -> Network:
    return Network([Activation("relu")])


@pytest.mark.parametrize(
    ("make", "options", "error", "words"),
    [
        (without_dense, {}, ValueError, "net must have a Dense layer, but Network([Activation(re"),
        (with_residual, {}, ValueError, "between its units, but layers[1] is Residual([Dense(2"),
        (two_lines, {"max_units": 2}, ValueError, "max_units must be at least 3, but it is 2."),
        (two_lines, {"max_units": 4.5}, TypeError, "max_units must be a whole number"),
        (two_lines, {"input_names": ["a"]}, ShapeError, "input_names must be a list of 2 names"),
        (two_lines, {"output_names": "ab"}, ShapeError, "output_names must be a list of 1 names"),
        (diverged, {}, ValueError, "net.parameters must be finite"),
    ],
)  # fmt: skip
def test_what_has_no_diagram_is_refused(
    ax: Axes, make: Callable, options: dict, error: type, words: str
) -> None:
    with pytest.raises(error) as caught:
        plots.network_diagram(ax, make(), **options)

    assert words in str(caught.value)
