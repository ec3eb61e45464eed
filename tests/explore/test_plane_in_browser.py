"""What is drawn, where: line, arrow, markers, colours, dashes; and what is left behind: nothing."""

import json
from math import hypot

import pytest
from playwright.sync_api import Page

from nnlib import explore
from nnlib.explore.base import PageWidget
from tests.explore import cards
from tests.explore.conftest import Open
from tests.explore.reading import PIXEL

LEFT, RIGHT, TOP, BOTTOM = 30, 8, 8, 28  # margins of the plane, in pixels
# A model that counts who listens to it, and the front end of the page's only widget, made anew.
MAKE = """async ([parts, state]) => {
    const text = parts.map(name => window.explorationParts[name]).join("\\n");
    const {default: made} = await import(URL.createObjectURL(
        new Blob([text], {type: "text/javascript"})));
    const heard = {};
    const model = {
        get: name => state[name],
        set: (name, value) => {
            state[name] = value;
            (heard[`change:${name}`] ?? []).forEach(f => f());
        },
        on: (event, f) => { (heard[event] ??= []).push(f); },
        off: (event, f) => { heard[event] = heard[event].filter(other => other !== f); },
        save_changes() {},
    };
    window.made = {model, heard, views: [0, 1].map(() => {
        const el = document.body.appendChild(document.createElement("div"));
        return {el, leave: made.render({model, el})};
    })};
}"""
HEARD = "Object.values(window.made.heard).flat().length"


def colour_at(page: Page, x1: float, x2: float, limit: float = 3.0) -> list[int]:
    """The colour of the plane at a place given by its two inputs."""
    canvas = page.locator("figure[data-picture=plane] canvas").first
    width = canvas.evaluate("canvas => canvas.clientWidth")
    x = LEFT + (x1 + limit) / (2 * limit) * (width - LEFT - RIGHT)
    y = TOP + (limit - x2) / (2 * limit) * (width - TOP - BOTTOM)
    return list(canvas.evaluate(PIXEL, [x / width, y / width]))


def is_dark(colour: list[int]) -> bool:
    return sum(colour) < 400


@pytest.mark.parametrize(("w1", "w2", "b"), [(2, 1, -2), (2, 1, 2), (-1, 2, 1.5), (0, 3, -3)])
def test_the_line_and_its_arrow_lie_where_the_formula_says(
    open_page: Open, w1: float, w2: float, b: float
) -> None:
    page = open_page(explore.neuron(w=(w1, w2), b=b))
    length = hypot(w1, w2)
    foot = [-b * w1 / length**2, -b * w2 / length**2]
    along = [-w2 / length, w1 / length]

    on_line = [colour_at(page, foot[0] + k * along[0], foot[1] + k * along[1]) for k in (-1, 1)]
    mirrored = [colour_at(page, k * along[0] - foot[0], k * along[1] - foot[1]) for k in (-1, 1)]
    arrow, behind = (
        colour_at(page, foot[0] + k * w1 / length, foot[1] + k * w2 / length) for k in (0.5, -0.5)
    )

    assert all(map(is_dark, on_line))
    assert not any(map(is_dark, mirrored))
    assert arrow[0] - arrow[2] > 100  # the dark orange of w
    assert max(behind) - min(behind) < 160 or behind[2] > behind[0]  # the map, class 0


@pytest.mark.parametrize(
    ("activation", "below", "above"),
    [("sigmoid", "blue", "orange"), ("step", "blue", "orange"), ("tanh", "blue", "orange"),
     ("relu", "white", "orange")],
)  # fmt: skip
def test_each_activation_colours_the_two_sides_of_its_threshold(
    open_page: Open, activation: str, below: str, above: str
) -> None:
    page = open_page(explore.neuron(w=(3, 0), b=0, activation=activation))

    def name(colour: list[int]) -> str:
        lead = colour[0] - colour[2]
        return "white" if abs(lead) < 20 else "orange" if lead > 0 else "blue"

    assert [name(colour_at(page, x, 1.7)) for x in (-2.5, 2.5)] == [below, above]


def test_classes_differ_by_their_markers_and_not_by_colour_alone(open_page: Open) -> None:
    shapes = []
    for label in (0, 1):
        page = open_page(explore.neuron(w=(0, 0), b=0, X=[[0.3, 0.3]], y=[label]),
                         device_scale_factor=4)  # fmt: skip
        canvas = page.locator("figure[data-picture=plane] canvas")
        page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
        shapes.append(canvas.evaluate("""canvas => {
            const copy = new OffscreenCanvas(canvas.width, canvas.height);
            const brush = copy.getContext("2d", {willReadFrequently: true});
            brush.drawImage(canvas, 0, 0);
            const {data} = brush.getImageData(0, 0, copy.width, copy.height);
            const rows = new Map();
            for (let k = 0; k < data.length; k += 4) {
                if (Math.abs(data[k] - data[k + 2]) > 120 && data[k + 3] === 255) {
                    const row = Math.floor(k / 4 / copy.width);
                    rows.set(row, (rows.get(row) ?? 0) + 1);
                }
            }
            const widths = [...rows.values()];
            const half = Math.floor(widths.length / 2);
            const sum = part => part.reduce((a, b) => a + b, 0);
            return sum(widths.slice(0, half)) / sum(widths.slice(half));
        }"""))  # fmt: skip

    circle, triangle = shapes
    assert 0.8 < circle < 1.25
    assert triangle < 0.6


def test_a_weight_that_holds_back_is_drawn_with_gaps(open_page: Open) -> None:
    shares = []
    for w1 in (2.0, -2.0):
        page = open_page(explore.neuron(w=(w1, 1)), dark=False)
        canvas = page.locator("figure[data-picture=diagram] canvas")
        places = [[0.12 + k * 0.38, 0.22 + k * 0.28] for k in (0.3 + i / 100 for i in range(40))]
        drawn = [sum(canvas.evaluate(PIXEL, place)) > 0 for place in places]
        shares.append(sum(drawn) / len(drawn))

    whole, dashed = shares
    assert whole > 0.95
    assert 0.3 < dashed < 0.9


def test_the_surface_stands_high_where_the_answer_is_high(open_page: Open) -> None:
    tops = []
    for b in (-4, 4):
        page = open_page(explore.neuron(w=(0, 0), b=b))
        canvas = page.locator("figure[data-picture=surface] canvas")
        column = [canvas.evaluate(PIXEL, [0.5, y / 60]) for y in range(60)]
        tops.append(next(y for y, colour in enumerate(column) if max(colour) - min(colour) > 60))

    low, high = tops
    assert low - high > 15  # of 60


def made_twice(page: Page, widget: PageWidget) -> None:
    """Show a widget in two views of one model that counts its listeners."""
    page.evaluate(MAKE, [widget._parts, json.loads(json.dumps(widget.get_state()))])


@pytest.mark.parametrize("index", range(4))
def test_a_view_that_is_closed_leaves_no_listener_behind(open_page: Open, index: int) -> None:
    widget = [explore.neuron(), cards.choice(), cards.number(), cards.order()][index]
    page = open_page(widget)
    made_twice(page, widget)
    before = page.evaluate(HEARD)

    page.evaluate("window.made.views.forEach(view => view.leave())")

    assert before > 0
    assert page.evaluate(HEARD) == 0


def test_two_views_of_one_exploration_move_together(open_page: Open) -> None:
    widget = explore.neuron()
    page = open_page(widget)
    made_twice(page, widget)

    page.evaluate("""() => {
        const slider = window.made.views[0].el.querySelector("input[type=range]");
        slider.value = 3.5;
        slider.dispatchEvent(new Event("input"));
    }""")
    page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")

    shown = page.evaluate(
        "window.made.views.map(view => view.el.querySelector('input[type=range]').value)"
    )
    assert shown == ["3.5", "3.5"]
