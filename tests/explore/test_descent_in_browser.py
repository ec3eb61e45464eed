"""Gradient descent to watch on a page without Python: nnlib's numbers, words, keys, eyes."""

import re
from collections.abc import Iterator
from itertools import product

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from nnlib import datasets, explore
from nnlib.explore import joining
from nnlib.explore.descent import LOSSES, N_STEPS, Descent
from tests.explore import engine
from tests.explore.conftest import Open
from tests.explore.keys import tab_to
from tests.explore.reading import NUMBER, PIXEL, described, number, said
from tests.site.browsing import AXE, describe, listen

ENTROPY, STRAIGHT, BENT = LOSSES
LABELS = ["learning rate", "batch size", "seed of the order", "loss"]
BUSY = {"learning_rate": 10, "batch_size": 5}


def make(learning_rate: float = 1, **options) -> Descent:
    X, y = datasets.blobs(40, spread=1.5, rng=np.random.default_rng(0))
    return explore.descent(X[:, :1], y, learning_rate, **options)


@pytest.fixture(scope="module")
def bare(browser: Browser) -> Iterator[Page]:
    """A blank page that can walk."""
    messages: list[str] = []
    page = browser.new_page()
    listen(page, messages)
    parts = [joining.text_of(part) for part in joining.parts("descent/landscape.mjs")]
    text = "\n".join([*parts, "export default { walkOf, meanLoss, landscapeOf };"])
    page.evaluate(engine.LOAD, text)
    yield page
    page.close()
    assert messages == []


def state_of(explorer: Descent) -> dict:
    held = explorer.get_state()
    return {name: held[name] for name in held["_state"]}


# Longer steps than these amplify rounding: where a run never settles, the last digits differ.
@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize(("rate", "size"), [*product([0.01, 0.1, 0.3], [1, 7, 40]), (1, 40)])
def test_the_page_goes_the_path_of_python(bare: Page, loss: str, rate: float, size: int) -> None:
    explorer = make(rate, batch_size=size, seed=3, loss=loss)

    places, losses = engine.run(bare, """
        const { places, losses } = engine.walkOf(given);
        return [places, losses];
    """, state_of(explorer))  # fmt: skip

    np.testing.assert_allclose(places, explorer.path(), rtol=1e-9, atol=1e-9)
    np.testing.assert_allclose(losses, explorer.losses(), rtol=1e-9, atol=1e-9)


@pytest.mark.parametrize("loss", LOSSES)
def test_even_the_longest_steps_begin_alike(bare: Page, loss: str) -> None:
    explorer = make(100, batch_size=1, loss=loss)

    places = engine.run(bare, "return engine.walkOf(given).places", state_of(explorer))

    path = explorer.path()
    assert len(places) == len(path)
    np.testing.assert_allclose(places[:6], path[:6], rtol=1e-9)


@pytest.mark.parametrize("loss", LOSSES)
def test_the_landscape_is_that_of_python(bare: Page, loss: str) -> None:
    explorer = make(loss=loss)

    heights, low, lines, floor, ratio = engine.run(bare, """
        const { heights, low, lines, floor, ratio } = engine.landscapeOf(given);
        return [[...heights], low, lines, floor, ratio];
    """, state_of(explorer))  # fmt: skip

    table, places = np.reshape(heights, (65, 65)), np.linspace(-6, 6, 65)
    for row, column in [(0, 0), (0, 64), (32, 32), (50, 7)]:
        here = explorer.value(places[column], -places[row])
        assert table[row, column] == pytest.approx(here, rel=1e-12)
    assert low == table.min()
    for k, pieces in enumerate(lines):  # the loss along each line is its level, nearly
        ends = 12 * np.array(pieces)[:, :2] / 64 - 6
        along = [explorer.value(w, -b) for w, b in ends[::9].tolist()]
        np.testing.assert_allclose(along, floor * ratio ** (k + 1), rtol=0.25)


@pytest.mark.parametrize(
    ("explorer", "words"),
    [
        (make(), r"200 steps, each on all 40 examples: .* It never rose\. It has arrived"),
        (make(0.01), r"It fell at every step\. It is still on its way: the lowest loss on the map"),
        (make(10), r"It rose in 98 steps, first in step \d+\. In the last 50 it swings between"),
        (make(100, batch_size=1), r"each on 1 of 40 .* The path leaves the map in step 1\.$"),
        (make(0.5, loss=STRAIGHT), r"^11 steps, .* beyond 1 × 10⁶, .* it has exploded\.$"),
        (make(0.2, loss=STRAIGHT), r"It never rose\. It has arrived: .* on the map is 0\.150\.$"),
        (explore.descent([[1.42], [-1.42]], [0, 1], 0.5, loss=STRAIGHT),
         r"It rose in 200 steps, first in step 1\. In the last 50 it rose every time"),
        (make(0.3, loss=BENT), r"It fell at every step\. It hardly moves: the last 50 took off"),
        (make(1, loss=BENT), r"It fell at every step\. It is still on its way: .* is 0\.151\.$"),
        (explore.descent([[1], [-1], [1], [-1]], [0, 1, 1, 0], 1, start=(0, 0)),
         r"It never rose\. It has arrived: the lowest loss on the map is 0\.693\.$"),
        (explore.descent([[1]], [1], 1), r"It fell at every step\. It is still on its way"),
        (explore.descent([[-1], [1], [2]], [0, 1, 1], 10),
         r"It still falls below all that is on the map: the lowest loss on the map is 0\.0017\."),
        (make(0.01, batch_size=1), r"Rises and all, it is on its way: the last 50 led from"),
    ],
)  # fmt: skip
def test_the_words_say_what_the_run_has_done(open_page: Open, explorer: Descent, words) -> None:
    text = said(open_page(explorer))

    assert re.search(words, text), text
    first, last = explorer.losses()[[0, -1]]
    shown = re.search(f"from ({NUMBER}) to ({NUMBER})", text)
    assert number(shown.group(1)) == pytest.approx(first, abs=6e-4)
    assert last > 1e3 or number(shown.group(2)) == pytest.approx(last, abs=6e-4)


def test_the_rises_are_counted_as_python_counts_them(open_page: Open) -> None:
    explorer = make(10)
    rises = np.flatnonzero(np.diff(explorer.losses()) > 1e-8) + 1

    text = said(open_page(explorer))

    assert f"It rose in {len(rises)} steps, first in step {rises[0]}." in text


def test_each_knob_answers_the_keyboard_and_all_pictures_follow(open_page: Open) -> None:
    page = open_page(make(**BUSY))

    for label, key in zip(LABELS, ["ArrowLeft", "ArrowRight", "End", "s"], strict=True):
        before = [said(page), *(described(page, name) for name in ("map", "hills", "fall"))]
        tab_to(page, page.get_by_label(label, exact=True))
        page.keyboard.press(key)
        after = [said(page), *(described(page, name) for name in ("map", "hills", "fall"))]
        assert all(one != other for one, other in zip(before, after, strict=True)), label


def test_the_last_place_of_the_batch_slider_is_all_examples(open_page: Open) -> None:
    page = open_page(make(**BUSY))

    tab_to(page, page.get_by_label("batch size", exact=True))
    page.keyboard.press("End")

    assert "each on all 40 examples" in said(page)


def test_a_link_carries_the_state_and_refuses_too_large_a_batch(open_page: Open) -> None:
    page = open_page(make())
    start = said(page)
    page.evaluate("location.hash = '#exploration-descent?learning_rate=10&batch_size=5'")
    moved = said(page)
    page.evaluate("location.hash = '#exploration-descent?batch_size=41'")

    assert "each on 5 of 40 examples" in moved
    assert said(page) == (
        "The link asks for batch_size = 41, which is not a whole number from 1 to 40. "
        f"So you see the start. {start}"
    )


def test_the_hills_are_cut_where_the_run_ended_or_began(open_page: Open) -> None:
    inside, outside = make(), make(0.5, loss=STRAIGHT, name="gone")
    page = open_page(inside, outside)
    w, b = inside.path()[-1]

    text = described(page, "hills", "#exploration-descent")
    assert [number(found) for found in re.findall(f" = ({NUMBER})", text)] == pytest.approx(
        [b, w], abs=0.0051)  # fmt: skip
    assert "at b = 1. The run began at w = −5" in described(page, "hills", "#exploration-gone")


def test_high_and_low_places_have_different_colours(open_page: Open) -> None:
    page = open_page(make(batch_size=1, learning_rate=0.01))
    canvas = page.locator("figure[data-picture=map] canvas")

    high, low = (canvas.evaluate(PIXEL, [x, 0.6]) for x in (0.13, 0.65))

    assert high[0] > high[2]  # orange
    assert low[2] > low[0]  # blue


@pytest.mark.parametrize("explorer", [make(1e2, batch_size=1, loss=each) for each in LOSSES])
def test_odd_states_show_no_number_that_is_none(open_page: Open, explorer: Descent) -> None:
    page = open_page(explorer)

    texts = [said(page), *(described(page, name) for name in ("map", "hills", "fall"))]
    texts += page.locator("figcaption").all_inner_texts()
    assert [text for text in texts if re.search("NaN|Infinity|undefined|no number", text)] == []


def test_one_example_alone_can_be_explored(open_page: Open) -> None:
    page = open_page(explore.descent([[0.0]], [1], 1))

    assert f"{N_STEPS} steps, each on the one example" in said(page)


@pytest.mark.parametrize("dark", [False, True])
def test_it_breaks_no_rule_of_accessibility(open_page: Open, dark: bool) -> None:
    page = open_page(make(**BUSY), make(name="b", after="a"), dark=dark)

    found = Axe().run(page, options=AXE).response["violations"]

    assert [describe(rule, node) for rule in found for node in rule["nodes"]] == []


def test_it_fits_a_narrow_screen(open_page: Open) -> None:
    page = open_page(make(loss=BENT), viewport={"width": 320, "height": 640})

    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    select = page.get_by_label("loss", exact=True).bounding_box()
    assert select["x"] + select["width"] <= 310


def test_it_waits_for_its_prediction(open_page: Open) -> None:
    page = open_page(make(after="too-long"))
    before = page.get_by_role("slider").count()

    page.get_by_role("button", name="Open it without predicting").press("Enter")

    assert before == 0
    expect(page.get_by_role("slider")).to_have_count(3)
