"""The pictures of a network that trains: what is drawn where, and what is said of it."""

import json
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pytest
from playwright.sync_api import Browser

from nnlib import Activation, Dense, Network, datasets
from nnlib.plots import principal_directions, subplots, warped_space
from tests.explore.reading import NUMBER, number
from tests.explore.studio import SHAPES, SPACE, Studio, looked_at, snapshot
from tests.site.test_look import contrast

Start = Callable[..., Studio]
NAN = float("nan")


# The places at which the lines of the network end, in pixels from the left.
ENDS = """text => {
    const found = [];
    const {lineTo} = Path2D.prototype;
    Path2D.prototype.lineTo = function (x, y) { found.push(x); lineTo.call(this, x, y); };
    const canvas = new OffscreenCanvas(386, 200);
    pictures.drawWires(canvas.getContext("2d"), {width: 386, height: 200},
        pictures.palette(document.body), stateOf(text));
    Path2D.prototype.lineTo = lineTo;
    return found;
}"""


@pytest.fixture(scope="module")
def open_studio(browser: Browser) -> Iterator[Start]:
    """Open the page that draws, once for all tests that ask for the same colours."""
    opened: dict[str, Studio] = {}

    def open_it(*, dark: bool = False, **options: Any) -> Studio:
        key = json.dumps([dark, options])
        if key not in opened:
            context = browser.new_context(viewport={"width": 800, "height": 900}, **options)
            opened[key] = Studio(context.new_page(), dark=dark)
        return opened[key]

    yield open_it
    for studio in opened.values():
        studio.page.context.close()


@pytest.fixture
def start(open_studio: Start) -> Iterator[Start]:
    """Open the page that draws; any message in its console fails the test."""
    used = list[Studio]()

    def start_it(**options: Any) -> Studio:
        used.append(open_studio(**options))
        return used[-1]

    yield start_it
    assert [message for studio in used for message in studio.heard()] == []


def network(*sizes: int, activation: str = "tanh", seed: int = 0) -> Network:
    """A network with the given units, its weights large enough to bend the plane."""
    rng = np.random.default_rng(seed)
    layers: list[Any] = []
    for n_in, n_out in pairwise(sizes):
        layers += [Dense(n_in, n_out, rng=rng), Activation(activation)]
    net = Network(layers[:-1])
    net.parameters[:] = rng.normal(size=net.parameters.size)
    return net


def given(net: Network, *parameters: float) -> Network:
    """The same network with these weights and biases."""
    net.parameters[:] = parameters
    return net


def points(n: int = 40, n_classes: int = 2, seed: int = 1) -> tuple[Any, Any]:
    rng = np.random.default_rng(seed)
    X, y = datasets.blobs(n, n_classes=n_classes, rng=rng)
    return np.clip(0.4 * X, -1.9, 1.9), y


def numbers(text: str) -> list[float]:
    return [number(found) for found in re.findall(NUMBER, text)]


def hexed(colour: list[int]) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


def is_near(first: list[int], second: list[int], far: int = 25) -> bool:
    return max(abs(a - b) for a, b in zip(first, second, strict=True)) <= far


# States in which something is missing, large, or no number.
def bare() -> dict[str, Any]:
    return looked_at(snapshot(network(2, 1), *points()), picked=[0, 0], pair=[0, 1])


def one_unit() -> dict[str, Any]:
    return looked_at(snapshot(network(2, 1, 1), *points()), layer=3, picked=[2, 7], pair=[0, 1])


def widest() -> dict[str, Any]:
    net = network(2, 50, 50, 50, 50, 1)
    return looked_at(snapshot(net, *points(), silent=[(3, 49)]), layer=3, picked=[0, 49])


def five_classes() -> dict[str, Any]:
    return looked_at(snapshot(network(2, 6, 5), *points(60, 5), apart=range(9)))


def no_points() -> dict[str, Any]:
    nothing = {"right": 0, "n": 0}
    seen = snapshot(network(2, 3, 1), curve=[[0, *[NAN] * 4]], train=nothing, validation=nothing)
    return looked_at(seen, activation="relu")


def ran_away() -> dict[str, Any]:
    net = network(2, 3, 1)
    state = looked_at(snapshot(net, *points(), curve=[[0, 0.7, 0.5, NAN, NAN], [1, *[NAN] * 4]]))
    lost = snapshot(given(net, *[NAN] * 13), *points())
    kept = ("parameters", "gradients", "map", "units", "hidden")
    state["seen"] |= {name: lost[name] for name in kept} | {"hasDiverged": True}
    return state


def on_the_brink() -> dict[str, Any]:
    state = ran_away()
    state["seen"]["hasDiverged"] = False
    return state


STATES = [bare, one_unit, widest, five_classes, no_points, ran_away, on_the_brink]


def test_before_the_first_snapshot_the_pictures_are_empty(start: Start) -> None:
    studio = start()
    for name in SHAPES:
        studio.draw(name, looked_at(None))

        assert studio.describe(name, looked_at(None)) == "The network is being made."
        assert studio.colour(180, 30) == studio.palette("paper")  # nothing is drawn there


@pytest.mark.parametrize("make", STATES)
@pytest.mark.parametrize("activation", ["tanh", "relu"])
def test_every_network_can_be_drawn_and_said(
    start: Start, make: Callable[[], dict[str, Any]], activation: str
) -> None:
    studio, state = start(), make() | {"activation": activation}

    for name in SHAPES:
        studio.draw(name, state, width=300)
        text = studio.describe(name, state)

        assert text.endswith("."), name
        assert not re.search(r"NaN|undefined|Infinity|null|false", text.replace("no number", ""))


def test_after_the_weights_ran_away_only_the_points_are_drawn(start: Start) -> None:
    studio = start()
    X, y = points()
    # Some weights are beyond all bounds, and finite still.
    net = given(network(2, 2, 1), *[1e155] * 4, 0, 0, 1, 1, 0)
    state = looked_at(snapshot(net, X, y, hasDiverged=True, epoch=12))

    studio.draw("Decision", state)

    assert is_near(studio.at(X[-1]), studio.palette(f"class-{y[-1]}"))
    assert studio.colour(40, 20) == studio.palette("paper")  # no map
    assert studio.run(ENDS, json.dumps(state)) == []  # and no lines of a network
    for name in SHAPES:
        assert studio.describe(name, state) == (
            "At epoch 12 the weights grew beyond all bounds. A smaller learning rate helps."
        )


# The plane, coloured by the answer.
def test_the_plane_has_the_colours_of_the_answer_and_the_border_between(start: Start) -> None:
    studio = start()

    studio.draw("Decision", looked_at(snapshot(given(network(2, 1), 8, 0, -4))))  # x₁ > 0.5

    assert is_near(studio.at((-1.5, 0.3)), studio.palette("map-low"))
    assert is_near(studio.at((1.8, 0.3)), studio.palette("map-high"))
    for x2 in (-1.99, -0.7, 0.4, 1.99):
        assert is_near(studio.at((0.5, x2)), studio.palette("ink"), 60)
    assert is_near(studio.at((-0.5, 0.4)), studio.palette("map-low"))


def test_each_class_of_several_has_its_colour_and_a_border_to_each_other(start: Start) -> None:
    studio = start()
    # Three outputs, each largest in one direction of three.
    angles = 2 * np.pi * np.arange(3) / 3
    net = given(network(2, 3), *(9 * np.cos(angles)), *(9 * np.sin(angles)), 0, 0, 0)

    studio.draw("Decision", looked_at(snapshot(net)))

    paper = np.array(studio.palette("paper"))
    for label, angle in enumerate(angles):
        tint = paper + 0.55 * (np.array(studio.palette(f"class-{label}")) - paper)
        assert is_near(studio.at((1.5 * np.cos(angle), 1.5 * np.sin(angle))), list(tint), 3)
        border = angle + np.pi / 3
        drawn = studio.at((1.2 * np.cos(border), 1.2 * np.sin(border)))
        assert is_near(drawn, studio.palette("ink"), 60)


@pytest.mark.parametrize("dark", [False, True])
def test_points_for_validation_are_hollow(start: Start, dark: bool) -> None:
    studio = start(dark=dark)
    seen = snapshot(given(network(2, 1), 8, 0, 0), [[-1, 1], [-1, -1]], [0, 0], apart=[1])

    studio.draw("Decision", looked_at(seen))

    assert is_near(studio.at((-1, 1)), studio.palette("class-0"))
    assert is_near(studio.at((-1, -1)), studio.palette("paper"))
    caption = studio.call("decisionCaption", looked_at(seen))
    assert caption.endswith("hollow points are kept apart for validation")


def test_the_picked_unit_of_the_first_layer_has_its_line_in_the_plane(start: Start) -> None:
    studio = start()
    net = given(network(2, 2, 1), 1, 0, 0, 1, 1, -0.5, 3, 0, 0)  # x₁ + 1 = 0 and x₂ − 0.5 = 0
    seen = snapshot(net)

    def share_of_link(picked: Any) -> float:
        studio.draw("Decision", looked_at(seen, picked=picked))
        drawn = studio.all_at([(x1, 0.5) for x1 in np.linspace(0, 1.9, 60)])
        return float(np.mean([is_near(each, studio.palette("link"), 40) for each in drawn]))

    assert 0.3 < share_of_link([0, 1]) < 0.9  # dashed
    assert share_of_link([0, 0]) == share_of_link(None) == share_of_link([1, 1]) == 0
    text = studio.describe("Decision", looked_at(seen, picked=[0, 1]))
    assert text.endswith("The line of unit 1.2: 0 x₁ + 1 x₂ − 0.5 = 0.")


@pytest.mark.parametrize("n_classes", [2, 4])
def test_the_words_for_the_plane_count_points_and_areas(start: Start, n_classes: int) -> None:
    X, y = points(50, n_classes)
    net = network(2, 5, 1 if n_classes == 2 else n_classes)
    side = np.linspace(-2, 2, 129)[1::2]
    grid = np.stack(np.meshgrid(side, side), axis=-1).reshape(-1, 2)
    Z = net.apply(grid)
    found = (Z[:, 0] > 0).astype(int) if n_classes == 2 else Z.argmax(axis=1)
    shares = [100 * np.mean(found == label) for label in range(n_classes)]
    seen = snapshot(net, X, y, silent=[(0, 1), (0, 4)])

    text = start().describe("Decision", looked_at(seen))

    head, areas = text.split(" The areas: ")
    assert head == (
        f"{seen['right']} of 50 points lie in the area of their class without units 1.2 and 1.5."
    )
    assert numbers(areas)[1::2] == pytest.approx(shares, abs=1)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_the_colours_of_the_reader_areas_and_border_can_be_told_apart(
    start: Start, scheme: str
) -> None:
    studio = start(forced_colors="active", color_scheme=scheme)

    studio.draw("Decision", looked_at(snapshot(given(network(2, 1), 8, 0, 0))))
    low, high, border = (hexed(studio.at((x1, 1))) for x1 in (-1.5, 1.5, 0))

    assert contrast(low, high) > 2.9
    assert min(contrast(border, low), contrast(border, high)) > 4.5


# A small map for each hidden unit.
def test_tiles_are_large_enough_for_a_finger_and_lie_in_the_picture_apart(start: Start) -> None:
    studio = start()
    for hidden in ([1], [2], [7], [20], [21], [50], [3, 2], [50] * 4, [1, 50, 8, 12]):
        for width in (280, 281, 320, 360, 500, 720, 1200):
            found = studio.run("([w, s]) => pictures.tilesLayout(w, s)", [width, [2, *hidden, 1]])
            boxes = found["boxes"]
            x, y, side = (np.array([box[k] for box in boxes]) for k in ("x", "y", "side"))

            names = [(box["layer"], box["unit"]) for box in boxes]
            assert names == [(k, unit) for k, n in enumerate(hidden) for unit in range(n)]
            assert side.min() >= 24
            assert min(x.min(), y.min()) >= 0
            assert (x + side).max() <= width
            assert (y + side).max() <= found["height"] - 12  # a line of letters
            apart = np.maximum(abs(x[:, None] - x), abs(y[:, None] - y)) >= side
            assert np.all(apart | np.eye(len(boxes), dtype=bool))
            assert [label["text"] for label in found["labels"]] == [
                f"{k + 1}.{unit + 1}" for k, unit in names
            ]


def test_without_a_hidden_layer_there_are_no_tiles_and_a_sentence(start: Start) -> None:
    studio = start()

    found = studio.run("pictures.tilesLayout(320, [2, 3])")

    assert found == {"height": 40, "boxes": [], "labels": []}
    assert studio.describe("Tiles", bare()) == "There is no hidden layer."


@pytest.mark.parametrize(
    ("activation", "weight", "left", "right"),
    [("tanh", 9, "map-low", "map-high"), ("sigmoid", 30, "map-low", "map-high"),
     ("step", -9, "map-high", "map-low"), ("relu", 1, "map-mid", "map-high"),
     ("identity", 1, "map-low", "map-high")],
)  # fmt: skip
def test_a_tile_has_the_colours_of_its_units_output(
    start: Start, activation: str, weight: float, left: str, right: str
) -> None:
    studio = start()
    net = given(network(2, 2, 1, activation=activation), weight, 0, 0, 0, 0, 0, 1, 1, 0)

    studio.draw("Tiles", looked_at(snapshot(net), activation=activation))
    box = studio.run("pictures.tilesLayout(360, [2, 2, 1]).boxes[0]")

    middle = box["y"] + box["side"] / 2
    assert is_near(studio.colour(box["x"] + 3, middle), studio.palette(left))
    assert is_near(studio.colour(box["x"] + box["side"] - 3, middle), studio.palette(right))


def test_each_tile_shows_its_own_unit(start: Start) -> None:
    studio = start()
    # The units of the first layer rise to the right and upwards; the second layer's one falls.
    net = given(network(2, 2, 1, 1), 9, 0, 0, 9, 0, 0, -9, 0, 0, 1, 0)

    studio.draw("Tiles", looked_at(snapshot(net)))
    boxes = studio.run("pictures.tilesLayout(360, [2, 2, 1, 1]).boxes")

    def corner(box: dict[str, Any], x: float, y: float) -> bool:
        seen = studio.colour(box["x"] + x * box["side"], box["y"] + y * box["side"])
        return is_near(seen, studio.palette("map-high"))

    high = [[corner(box, x, y) for x, y in ((0.1, 0.1), (0.9, 0.1), (0.1, 0.9))] for box in boxes]
    assert high == [[False, True, False], [True, True, False], [True, False, True]]


def test_a_silenced_tile_is_crossed_out_and_the_picked_one_framed(start: Start) -> None:
    studio = start()
    net = given(network(2, 2, 1), 9, 9, 0, 0, 0, 0, 1, 1, 0)
    state = looked_at(snapshot(net, silent=[(0, 0)]), picked=[0, 1])

    studio.draw("Tiles", state)
    silent, picked = studio.run("pictures.tilesLayout(360, [2, 2, 1]).boxes")
    half, quarter = silent["side"] / 2, silent["side"] / 4

    crossing = studio.colour(silent["x"] + half, silent["y"] + half)
    assert is_near(crossing, studio.palette("ink-soft"), 60)
    assert studio.colour(silent["x"] + half, silent["y"] + quarter) == studio.palette(
        "paper"
    )  # no map
    frame = studio.colour(picked["x"], picked["y"] + half)
    assert is_near(frame, studio.palette("link"), 40)


def test_the_words_for_the_tiles_name_flat_silenced_and_picked_units(start: Start) -> None:
    # The second unit gives tanh(2) everywhere; the first only follows x₁.
    net = given(network(2, 2, 1), 0.5, 0, 0, 0, 0, 2, 1, 1, 0)
    low, high = np.tanh(0.5 * np.array([-2, 2]) * 23 / 24)
    studio = start()

    text = studio.describe("Tiles", looked_at(snapshot(net), picked=[0, 0]))
    alone = studio.describe("Tiles", looked_at(snapshot(net, silent=[(0, 1)])))

    assert text.startswith("Maps of 2 units of layer 1. 1 of them gives nearly the same everywhere")
    assert numbers(text)[-4:] == pytest.approx([low, high, low, high], abs=0.01)
    assert alone == "Maps of 2 units of layer 1. Silenced: 1.2."


# The network.
def test_the_words_for_the_network_count_weights_and_find_the_largest(start: Start) -> None:
    net = given(network(2, 2, 3), 1, -2, 3, -4, 9, 9, 0.5, -7.25, 1, 1, 2, -1, 0, 0, 9)

    text = start().describe("Wires", looked_at(snapshot(net)))

    assert text == (
        "A network with 2 inputs, a hidden layer of 2 units and 3 outputs. Of 10 weights, "
        "negative: 4. The largest is −7.3, from unit 1.1 to the output of class 1."
    )


def test_a_negative_weight_is_dashed_and_one_that_is_0_not_drawn(start: Start) -> None:
    studio = start()
    net = given(network(2, 1), 3, -3, 0)
    x, top, bottom = (26 + 360 - 24) / 2, 4, 360 / 1.4 - 20  # in the middle of the lines
    middle = (top + bottom) / 2

    def drawn(parameters: list[float], side: int) -> list[list[int]]:
        """The colours along the line of an input, x₁ with side −1, x₂ with 1."""
        studio.draw("Wires", looked_at(snapshot(given(net, *parameters))))
        return studio.colours(
            (x + k, middle + side * (14 - 28 * k / 310)) for k in range(-60, 60, 2)
        )

    positive, negative = studio.palette("w"), studio.palette("negative")
    whole = np.mean([is_near(colour, positive, 60) for colour in drawn([3, -3, 0], -1)])
    dashed = np.mean([is_near(colour, negative, 60) for colour in drawn([3, -3, 0], 1)])
    none = [colour != studio.palette("paper") for colour in drawn([3, 0, 0], 1)]

    assert whole > 0.95
    assert 0.4 < dashed < 0.9
    assert not any(none)


def test_a_large_weight_is_a_wide_line(start: Start) -> None:
    studio = start()

    studio.draw("Wires", looked_at(snapshot(given(network(2, 1), 1, 4, 0))))
    middle = (4 + 360 / 1.4 - 20) / 2

    def width(side: int) -> int:
        column = studio.colours((180, middle + side * y) for y in range(5, 28))
        return sum(is_near(colour, studio.palette("w"), 120) for colour in column)

    assert 1 <= width(-1) < width(1)  # x₁ lies above, x₂ below


def test_of_many_weights_the_largest_are_drawn(start: Start) -> None:
    studio = start()
    small, large = np.full(100, 2.0), np.full(50, -9.0)
    middle = np.where(np.arange(2500) < 2150, 1.0, 5.0)
    net = given(network(2, 50, 50, 1), *small, *np.zeros(50), *middle, *np.zeros(50), *large, 0)

    ends = studio.run(ENDS, json.dumps(looked_at(snapshot(net))))

    first, second, last = 26 + 112, 26 + 224, 26 + 336
    assert [ends.count(x) for x in (first, second, last)] == [0, 350, 50]


def test_of_many_equal_weights_no_more_are_drawn_than_the_caption_says(start: Start) -> None:
    studio = start()
    net = network(2, 50, 50, 1)
    state = looked_at(snapshot(given(net, *[1] * net.parameters.size)))

    caption = studio.call("wiresCaption", state)

    assert caption.endswith("The 400 largest of 2650 weights are drawn.")
    assert len(studio.run(ENDS, json.dumps(state))) == studio.run("pictures.MOST_WIRES") == 400
    assert "largest of" not in studio.call("wiresCaption", bare())


def test_a_bias_is_a_dot_or_a_ring_and_a_silenced_unit_is_crossed(start: Start) -> None:
    studio = start()
    net = given(network(2, 3, 1), *[1] * 6, 1, -1, 0, *[1] * 3, 0)

    studio.draw("Wires", looked_at(snapshot(net, silent=[(0, 2)])))
    x, height = 26 + (360 - 26 - 24) / 2, 360 / 1.4
    middle, spacing = 4 + (height - 24) / 2, 56
    dot, ring, cross = (studio.colour(x, middle + k * spacing) for k in (-1, 0, 1))

    assert is_near(dot, studio.palette("b"))
    assert is_near(ring, studio.palette("paper"))
    assert is_near(studio.colour(x + 0.8 * 12, middle), studio.palette("negative"), 60)
    assert is_near(cross, studio.palette("ink"), 60)


# Loss and right answers.
def rows_of(n: int) -> Any:
    """A curve that falls, with one peak, and rises for the validation."""
    epoch = np.arange(n)
    loss, apart = np.exp(-epoch / (n / 4)), 0.5 + 0.4 * epoch / n
    loss[n // 2] = 0.9
    return np.column_stack([epoch, loss, 1 - loss / 2, apart, 1 - apart / 2])


def test_long_curves_are_thinned_and_keep_their_peaks(start: Start) -> None:
    studio, rows = start(), rows_of(10_000).tolist()

    kept = studio.run("([rows, most]) => pictures.thinned(rows, 1, most)", [rows, 300])
    short = studio.run("([rows, most]) => pictures.thinned(rows, 1, most)", [rows[:300], 300])

    assert len(kept) <= 300
    assert max(row[1] for row in kept[100:]) == 0.9
    assert min(row[1] for row in kept) == min(row[1] for row in rows)
    assert [row[0] for row in kept] == sorted(row[0] for row in kept)
    assert short == rows[:300]


def test_training_is_drawn_solid_and_validation_dashed_at_their_heights(start: Start) -> None:
    studio = start()
    flat = np.column_stack([np.arange(101), *(np.full(101, v) for v in (1.0, 0.9, 0.5, 0.7))])
    state = looked_at(snapshot(network(2, 1), *points(), apart=[0], curve=flat))

    def found(name: str, high: float, colour: str, limits: Any) -> float:
        studio.draw(name, state)
        drawn = studio.all_at([(x, high) for x in np.linspace(2, 50, 90)], limits, SPACE)
        return float(np.mean([is_near(each, studio.palette(colour), 60) for each in drawn]))

    loss, share = (0, 100, 0, 1.05), (0, 100, 0.5, 1.025)
    assert found("LossCurve", 1.0, "ink", loss) > 0.95
    assert 0.4 < found("LossCurve", 0.5, "link", loss) < 0.9
    assert found("AccuracyCurve", 0.9, "ink", share) > 0.95
    assert 0.4 < found("AccuracyCurve", 0.7, "link", share) < 0.9


def test_the_words_for_the_curves_give_start_end_and_best(start: Start) -> None:
    studio = start()
    rows = [[0, 0.7, 0.5, 0.75, 0.4], [1, 0.2, 0.9, 0.31, 0.8], [2, 0.25, 0.95, 0.6, 0.7]]
    state = looked_at(snapshot(network(2, 1), *points(), apart=[0, 1], curve=rows))
    alone = looked_at(snapshot(network(2, 1), *points(), curve=rows[:1]))

    assert studio.describe("LossCurve", state) == (
        "Loss over 2 epochs: training from 0.7 to 0.25, lowest 0.2 in epoch 1; "
        "validation from 0.75 to 0.6, lowest 0.31 in epoch 1."
    )
    assert studio.describe("AccuracyCurve", state) == (
        "Right answers over 2 epochs: training from 50 % to 95 %, highest 95 % in epoch 2; "
        "validation from 40 % to 70 %, highest 80 % in epoch 1."
    )
    assert studio.describe("LossCurve", alone) == "Loss before the first epoch: training 0.7."


def test_one_wild_loss_does_not_press_the_curve_flat(start: Start) -> None:
    studio = start()
    rows = [[k, 0.5, 0.5, NAN, NAN] for k in range(101)]
    rows[60][1] = 1e30

    studio.draw("LossCurve", looked_at(snapshot(network(2, 1), *points(), curve=rows)))

    assert is_near(studio.at((30, 0.5), (0, 100, 0, 2.1), SPACE), studio.palette("ink"), 60)


def test_nearly_all_is_not_all_and_nearly_none_not_none(start: Start) -> None:
    rows = [[0, 0.7, 0.0, NAN, NAN], [1, 0.1, 0.999, NAN, NAN], [2, 0.1, 0.001, NAN, NAN]]
    state = looked_at(snapshot(network(2, 1), *points(), curve=rows))

    text = start().describe("AccuracyCurve", state)

    assert "from 0 % to 1 %, highest 99 % in epoch 1" in text


# How weights and slopes are spread.
@pytest.mark.parametrize("n", [1, 8, 500])
def test_bins_hold_the_counts_that_numpy_finds(start: Start, n: int) -> None:
    values = np.random.default_rng(n).normal(size=n)
    reach = float(abs(values).max())

    found = start().run("([v, reach]) => pictures.inBins(v, reach)", [values.tolist(), reach])

    assert found == np.histogram(values, bins=21, range=(-reach, reach))[0].tolist()


def test_slopes_that_are_all_0_lie_in_the_middle_bin(start: Start) -> None:
    found = start().run("pictures.inBins([0, 0, 0], 0)")

    assert found == [0] * 10 + [3] + [0] * 10


def test_the_words_for_the_spread_give_the_size_of_weights_and_slopes(start: Start) -> None:
    net = given(network(2, 2, 1), 3, -3, 3, -3, 9, 9, 0.3, 0.4, 9)
    slopes = [0.003, 0.003, 0.003, 0.003, 9, 9, 3e-5, -4e-5, 9]

    text = start().describe("Histogram", looked_at(snapshot(net, gradients=slopes)))

    assert text == (
        "Typical size (root mean square) of the weights: 3 in layer 1 and 0.35 in the output. "
        "Of their gradient in the last step: 0.003 in layer 1 and 3.5 × 10⁻⁵ in the output."
    )


def test_a_bar_stands_where_the_weights_lie_and_biases_are_left_out(start: Start) -> None:
    studio = start()
    net = given(network(2, 1), 4, 4, -1)

    studio.draw("Histogram", looked_at(snapshot(net)))

    assert is_near(studio.colour(6 + 348 * 20.5 / 21, 60), studio.palette("w"))
    assert all(
        studio.colour(6 + 348 * (k + 0.5) / 21, 60) == studio.palette("paper") for k in range(20)
    )


# The space of a hidden layer.
@pytest.mark.parametrize(("n", "width"), [(200, 3), (50, 7), (300, 50), (6, 12), (40, 2)])
def test_directions_are_those_of_nnlib_with_their_largest_number_positive(
    start: Start, n: int, width: int
) -> None:
    rng = np.random.default_rng(width)
    A = np.tanh(rng.normal(size=(n, width)) @ rng.normal(size=(width, width)))
    expected = principal_directions(A)
    expected *= np.sign(expected[[0, 1], abs(expected).argmax(axis=1)])[:, None]
    spread = np.linalg.svd(A - A.mean(axis=0), compute_uv=False) ** 2

    found = start().run(
        "([A, w]) => { const {axes, shares, centre} = pictures.principalDirections("
        "Float64Array.from(A), w); return [axes.map(v => [...v]), shares, [...centre]]; }",
        [A.ravel().tolist(), width],
    )

    axes, shares, centre = found
    assert np.asarray(axes) == pytest.approx(expected, abs=1e-6)
    assert shares == pytest.approx(spread[:2] / spread.sum(), abs=1e-9)
    assert centre == pytest.approx(A.mean(axis=0))


def test_directions_are_at_right_angles_even_where_nothing_spreads(start: Start) -> None:
    studio = start()
    script = """rows => { const {axes, shares} = pictures.principalDirections(
        Float64Array.from(rows.flat()), 3); return [axes.map(v => [...v]), shares]; }"""
    for rows in ([[1, 2, 3]] * 4, [[k, 2 * k, -k] for k in range(5)], []):
        axes, shares = studio.run(script, rows)

        assert np.asarray(axes) @ np.transpose(axes) == pytest.approx(np.eye(2), abs=1e-6)
        assert shares[1] == pytest.approx(0, abs=1e-9)


@pytest.mark.parametrize(("width", "pair"), [(2, None), (5, None), (5, (3, 1))])
def test_points_lie_where_the_figure_of_nnlib_puts_them(
    start: Start, width: int, pair: tuple[int, int] | None
) -> None:
    X, y = points(30)
    net = network(2, width, 1)
    _, ax = subplots()
    warped_space(ax, net, X, y, units=pair)
    places = np.concatenate([c.get_offsets() for c in ax.collections if len(c.get_offsets()) > 9])
    order = np.concatenate([y[y == label] for label in (0, 1)])
    means = [places[order == label].mean(axis=0) for label in (0, 1)]
    plt.close("all")

    state = looked_at(snapshot(net, X, y), pair=pair)
    text = start().describe("Warped", state)

    found = [[number(a), number(b)] for a, b in re.findall(rf"\(({NUMBER}), ({NUMBER})\)", text)]
    assert np.asarray(found) == pytest.approx(np.asarray(means), abs=0.006)


@pytest.mark.parametrize("pair", [None, [1, 0]])
def test_the_border_of_two_units_is_a_straight_line_where_the_answer_changes(
    start: Start, pair: list[int] | None
) -> None:
    studio = start()
    net = given(network(2, 2, 1), 1, 0, 0, 1, 0, 0, 1, 2, -0.8)  # h₁ + 2 h₂ = 0.8

    studio.draw("Warped", looked_at(snapshot(net, *points()), pair=pair))

    for h1 in (-0.6, 0.1, 0.6):
        place = (h1, (0.8 - h1) / 2)
        place = place if pair is None else place[::-1]
        drawn = studio.at(place, (-1.2, 1.2, -1.2, 1.2), SPACE)
        assert is_near(drawn, studio.palette("ink"), 60)


def test_directions_and_earlier_layers_have_no_border(start: Start) -> None:
    studio = start()

    def says_border(net: Network, **how: Any) -> bool:
        return "border" in studio.describe("Warped", looked_at(snapshot(net, *points()), **how))

    assert says_border(network(2, 2, 1))
    assert not says_border(network(2, 3, 1))
    assert not says_border(network(2, 3, 1), pair=[0, 1])
    assert not says_border(network(2, 2, 3, 1), layer=0)
    assert says_border(network(2, 3, 2, 1), layer=1)
    assert not says_border(network(2, 2, 3))


def test_a_single_unit_lines_the_points_up_class_by_class(start: Start) -> None:
    studio = start()
    net = given(network(2, 1, 1), 1, 0, 0, 1, 0)
    state = looked_at(snapshot(net, [[-1, 0], [1, 0]], [0, 1]))

    studio.draw("Warped", state)
    text = studio.describe("Warped", state)

    for label, h in enumerate((-np.tanh(1), np.tanh(1))):
        place = studio.at((h, label), (-1.2, 1.2, -1, 2), SPACE)
        assert is_near(place, studio.palette(f"class-{label}"))
    assert "(output of unit 1.1): class 0 around −0.76, class 1 around 0.76." in text


def test_the_grid_behind_the_points_is_the_bent_plane(start: Start) -> None:
    studio = start()
    # One unit gives x₁, the other x₂ and a bend: identity would be a straight grid.
    net = given(network(2, 2, 1), 1, 0, 0, 1, 0, 0, 0, 0, 1)

    studio.draw("Warped", looked_at(snapshot(net)))
    lines = np.tanh(-2 + (np.arange(24) + 0.5) * 4 / 24)
    on = [studio.at((h, 0.02), (-1.2, 1.2, -1.2, 1.2), SPACE) for h in lines[8:16]]
    off = [studio.at((h, 0.02), (-1.2, 1.2, -1.2, 1.2), SPACE)
           for h in (lines[8:16] + lines[9:17]) / 2]  # fmt: skip

    paper = studio.palette("paper")
    assert paper not in on
    assert [colour for colour in off if colour != paper] == []


@pytest.mark.parametrize("layer", [0, 1, 9])
def test_the_caption_names_the_layer_that_is_shown(start: Start, layer: int) -> None:
    seen = snapshot(network(2, 3, 4, 1), *points())

    caption = start().call("warpedCaption", looked_at(seen, layer=layer))

    assert f"hidden layer {min(layer, 1) + 1} " in caption


# The canvas itself.
def test_a_picture_may_choose_its_height_for_each_width(start: Start) -> None:
    studio = start()
    script = """width => {
        document.querySelector("main").style.width = `${width}px`;
        const made = pictures.picture(w => 2 * w - 100, () => {});
        document.querySelector("main").replaceChildren(made.element);
        made.redraw();
        return made.element.clientHeight;
    }"""

    assert [studio.run(script, width) for width in (100, 300)] == [100, 500]
