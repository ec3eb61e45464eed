"""The pictures of an exploration: cliffs, arrows, the reader's own colours, room for the knobs."""

import pytest
from playwright.sync_api import Page

from nnlib import explore
from nnlib.explore import site
from nnlib.explore.joining import text_of
from tests.explore.conftest import Open
from tests.explore.reading import PIXEL, said
from tests.site.test_look import contrast

# Across a canvas at each fortieth of its height: b for blue, o for orange, each run of them once.
BANDS = """canvas => {
    const copy = new OffscreenCanvas(canvas.width, canvas.height);
    const brush = copy.getContext("2d", {willReadFrequently: true});
    brush.drawImage(canvas, 0, 0);
    return Array.from({length: 40}, (_, line) => {
        const y = Math.floor(line / 40 * copy.height);
        const row = brush.getImageData(0, y, copy.width, 1).data;
        let bands = "";
        for (let k = 0; k < row.length; k += 4) {
            const lead = row[k] - row[k + 2];
            const band = row[k + 3] < 255 || Math.abs(lead) < 60 ? "" : lead > 0 ? "o" : "b";
            if (band && !bands.endsWith(band)) bands += band;
        }
        return bands;
    });
}"""


def colour(page: Page, picture: str, x: float, y: float) -> str:
    """The colour of a picture at a place, as a style sheet writes it."""
    canvas = page.locator(f"figure[data-picture={picture}] canvas")
    red, green, blue = canvas.evaluate(PIXEL, [x, y])
    return f"#{red:02x}{green:02x}{blue:02x}"


@pytest.mark.parametrize("w", [(1, 2), (2, -1), (-1, -2), (0, 3)])
def test_a_jump_is_a_cliff_and_no_fence(open_page: Open, w: tuple[float, float]) -> None:
    page = open_page(explore.neuron(w=w, b=0.4, activation="step"))
    canvas = page.locator("figure[data-picture=surface] canvas")

    bands = canvas.evaluate(BANDS)

    assert {"o", "b"} <= set("".join(bands))
    assert max(map(len, bands)) <= 3


@pytest.mark.parametrize(
    ("w1", "w2", "b"),
    [(1, 2, -1), (0.1, 0, -4), (1, 1, 4), (1, 1, -4), (0.5, 0.5, 4), (-0.6, 0.6, 4), (0, 1, 2.9),
     (0, -1, 3.1)],
)  # fmt: skip
def test_a_line_that_does_not_cross_the_picture_is_said_to_lie_outside(
    open_page: Open, w1: float, w2: float, b: float
) -> None:
    explorer = explore.neuron(w=(w1, w2), b=b)
    left, right, bottom, top = explorer.limits
    crossings = [(x, -(w1 * x + b) / w2) for x in (left, right) if w2]
    crossings += [(-(w2 * y + b) / w1, y) for y in (bottom, top) if w1]
    crosses = any(left <= x <= right and bottom <= y <= top for x, y in crossings)

    text = said(open_page(explorer))

    assert (", outside the picture." in text) == (not crosses)


def test_the_answer_leaves_the_neuron_by_an_arrow(open_page: Open) -> None:
    page = open_page(explore.neuron(), dark=True)
    canvas = page.locator("figure[data-picture=diagram] canvas")
    wide, high = canvas.evaluate("canvas => [canvas.clientWidth, canvas.clientHeight]")

    head, shaft = (colour(page, "diagram", 0.98 - back / wide, 0.5 + 3 / high) for back in (8, 14))

    assert contrast(head, "#000000") > 10
    assert shaft == "#000000"  # nothing is drawn there


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_the_colours_of_the_reader_the_two_sides_can_be_told_apart(
    open_page: Open, scheme: str
) -> None:
    page = open_page(explore.neuron(w=(4, 0), b=0), forced_colors="active", color_scheme=scheme)
    wide = page.locator("figure[data-picture=plane] canvas").evaluate("it => it.clientWidth")
    on_line = 0.5 + 11 / wide  # the frame leaves 30 pixels on the left and 8 on the right

    line, low, high = (colour(page, "plane", x, 0.3) for x in (on_line, 0.2, 0.9))

    assert contrast(low, high) > 2.9
    assert min(contrast(line, low), contrast(line, high)) > 4.5


@pytest.mark.parametrize("width", [320, 360, 720])
@pytest.mark.parametrize("count", [1, 2, 3])
def test_each_slider_has_the_width_that_there_is(
    open_page: Open, monkeypatch: pytest.MonkeyPatch, width: int, count: int
) -> None:
    some = f"render: explore({{ pictures: pictures.slice(0, {count}), say }})"
    monkeypatch.setattr(
        site,
        "text_of",
        lambda name: text_of(name).replace("render: explore({ pictures, say })", some),
    )
    page = open_page(explore.neuron(), viewport={"width": width, "height": 800})
    sliders = [slider.bounding_box()["width"] for slider in page.get_by_role("slider").all()]

    assert page.locator("figure[data-picture]").count() == count
    assert min(sliders) >= 240
    assert page.evaluate("document.documentElement.scrollWidth") <= width
