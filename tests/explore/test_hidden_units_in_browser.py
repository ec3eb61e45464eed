"""The hidden units on a page without Python: trained there, silenced there, nnlib's numbers."""

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from nnlib import datasets, explore
from nnlib.explore.hidden_units import HiddenUnits
from tests.explore.conftest import Open
from tests.explore.keys import keys, tab_to
from tests.explore.reading import described
from tests.explore.training import (
    count_right,
    examples,
    number_after,
    ready,
    trained_at_once,
)
from tests.site.browsing import AXE, describe

N_EPOCHS = 60


def make(width: int = 2, **options) -> HiddenUnits:
    X, y = datasets.parabola(120, rng=np.random.default_rng(0))
    return explore.hidden_units(X, y, width, n_epochs=N_EPOCHS, **options)


def trained(page: Page) -> str:
    return ready(page, f"After {N_EPOCHS} epochs")


def tile(page: Page, name: str):
    return page.get_by_role("button", name=f"Silence unit {name}", exact=True)


@pytest.mark.parametrize(("width", "activation", "seed"), [
    (1, "tanh", 0), (3, "tanh", 4), (12, "relu", 1), (5, "sigmoid", 2), (4, "gelu", 0),
    (3, "identity", 7), (50, "leaky_relu", 3),
])  # fmt: skip
def test_the_page_ends_where_nnlib_ends(
    open_page: Open, width: int, activation: str, seed: int
) -> None:
    explorer = make(width, activation=activation, seed=seed)
    net, loss = trained_at_once(explorer, N_EPOCHS)

    text = trained(open_page(explorer))

    assert f"{count_right(net, *examples(explorer))} of 120 points" in text
    assert number_after("the loss is", text) == pytest.approx(loss, abs=0.00051)


def test_the_width_is_moved_by_arrow_keys_and_the_network_is_trained_anew(open_page: Open) -> None:
    page = open_page(make(2))
    trained(page)

    tab_to(page, page.get_by_label("hidden units", exact=True))
    keys(page, "ArrowRight")

    ready(page, "3 hidden units draw 3 lines.")
    text = trained(page)
    explorer = make(3)
    net, loss = trained_at_once(explorer, N_EPOCHS)
    assert f"{count_right(net, *examples(explorer))} of 120 points" in text
    assert number_after("the loss is", text) == pytest.approx(loss, abs=0.00051)


@pytest.mark.parametrize(("label", "key", "change"), [
    ("activation", "r", {"activation": "relu"}), ("seed", "End", {"seed": 99}),
])  # fmt: skip
def test_each_other_knob_by_keyboard_gives_the_run_that_nnlib_gives(
    open_page: Open, label: str, key: str, change: dict
) -> None:
    page = open_page(make(4))
    before = trained(page)
    explorer = make(4, **change)
    net, loss = trained_at_once(explorer, N_EPOCHS)

    tab_to(page, page.get_by_label(label, exact=True))
    keys(page, key)
    expect(page.locator(".explore-says")).not_to_have_text(before)

    text = trained(page)
    assert f"{count_right(net, *examples(explorer))} of 120 points" in text
    assert number_after("the loss is", text) == pytest.approx(loss, abs=0.00051)


def test_a_silenced_unit_is_missing_from_the_answers_and_speaks_again(open_page: Open) -> None:
    explorer = make(3)
    page = open_page(explorer)
    whole = trained(page)
    net, _ = trained_at_once(explorer, N_EPOCHS)
    net.layers[2].W[1] = 0.0  # what unit 2 says is not heard
    without = count_right(net, *examples(explorer))

    tab_to(page, tile(page, "1.1"))
    keys(page, "ArrowRight", "Space")

    ready(page, f"With 1 unit silenced, {without} of all 120 do.")
    expect(tile(page, "1.2")).to_have_attribute("aria-pressed", "true")
    assert "3 hidden units draw 2 lines." in ready(page, "silenced")
    keys(page, "Enter")
    expect(page.locator(".explore-says")).to_have_text(whole)


def test_a_unit_is_silenced_by_a_click_on_its_map(open_page: Open) -> None:
    page = open_page(make(2))
    trained(page)
    canvas = page.locator("figure[data-picture=units] canvas")
    box = tile(page, "1.2").bounding_box()
    spot = canvas.bounding_box()

    canvas.click(force=True, position={
        "x": box["x"] - spot["x"] + box["width"] / 2, "y": box["y"] - spot["y"] + box["height"] / 2,
    })  # fmt: skip

    ready(page, "With 1 unit silenced")


def test_the_picked_unit_has_its_line_in_the_plane(open_page: Open) -> None:
    explorer = make(2)
    page = open_page(explorer)
    trained(page)
    before = described(page, "map")

    tab_to(page, tile(page, "1.1"))

    expect(page.locator("figure[data-picture=map] canvas")).not_to_have_attribute(
        "aria-label", before)  # fmt: skip
    assert "1.1" in described(page, "map")


def test_the_maps_of_the_units_can_be_walked_by_arrows_up_and_down(open_page: Open) -> None:
    page = open_page(make(20), viewport={"width": 320, "height": 800})
    trained(page)
    tab_to(page, tile(page, "1.1"))

    keys(page, "ArrowDown")

    below = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert below not in ("Silence unit 1.1", "Silence unit 1.2")
    keys(page, "ArrowUp")
    expect(tile(page, "1.1")).to_be_focused()
    keys(page, "End")
    expect(tile(page, "1.20")).to_be_focused()


def test_two_units_can_be_the_axes_of_the_space(open_page: Open) -> None:
    page = open_page(make(4))
    trained(page)
    assert "direction" in described(page, "space")

    tab_to(page, page.get_by_label("axes of the space", exact=True))
    keys(page, "t")
    tab_to(page, page.get_by_label("unit up", exact=True))
    keys(page, "ArrowRight")

    expect(page.get_by_label("unit up", exact=True)).to_have_value("3")
    page.wait_for_function(
        "document.querySelector('[data-picture=space] canvas').ariaLabel.includes('1.3')"
    )
    assert "1.1" in described(page, "space")


def test_a_link_brings_width_and_silenced_units_back(open_page: Open) -> None:
    page = open_page(make(2))
    trained(page)
    tab_to(page, page.get_by_label("hidden units", exact=True))
    keys(page, "ArrowRight")
    ready(page, "3 hidden units")
    trained(page)
    tab_to(page, tile(page, "1.1"))
    keys(page, "Space")
    text = ready(page, "silenced")
    page.get_by_role("button", name="Link to this state").press("Enter")

    page.reload()

    assert ready(page, f"After {N_EPOCHS}") == text


@pytest.mark.parametrize(("query", "words"), [
    ("width=0", "width = 0, which is not a whole number from 1 to 50"),
    ("width=2.5", "width = 2.5, which is not a whole number from 1 to 50"),
    ("silent=0,77", "silent with the row 0,77, which does not fit"),
    ("silent=0", "silent with the row 0, which does not fit"),
    ("points=1,2,0;3,x,1", "points with the row 3,x,1, which does not fit"),
])  # fmt: skip
def test_a_link_that_does_not_fit_is_refused_in_words(
    open_page: Open, query: str, words: str
) -> None:
    page = open_page(make(2))

    page.evaluate("query => { location.hash = `exploration-hidden-units?${query}`; }", query)

    ready(page, f"The link asks for {words}. So you see the start.")
    assert "2 hidden units draw 2 lines." in trained(page)


def test_reset_brings_back_the_start_and_lets_all_units_speak(open_page: Open) -> None:
    page = open_page(make(2))
    start = trained(page)
    tab_to(page, tile(page, "1.1"))
    keys(page, "Space")
    tab_to(page, page.get_by_label("hidden units", exact=True))
    keys(page, "End")
    ready(page, "50 hidden units")

    page.get_by_role("button", name="Reset").press("Enter")

    expect(page.locator(".explore-says")).to_have_text(start, timeout=30_000)


def test_who_wants_no_motion_sees_the_end_of_each_run_only(open_page: Open) -> None:
    page = open_page(make(3), reduced_motion="reduce")

    text = trained(page)

    assert "3 hidden units draw 3 lines." in text


@pytest.mark.parametrize("refusal", [
    "throw Error('no');",
    "setTimeout(() => this.onerror(new Event('error')));",
])  # fmt: skip
def test_where_no_worker_may_start_the_page_trains_by_itself(open_page: Open, refusal: str) -> None:
    page = open_page(make(3), before=f"window.Worker = class {{ constructor() {{ {refusal} }} }};")
    explorer = make(3)
    net, _ = trained_at_once(explorer, N_EPOCHS)

    assert f"{count_right(net, *examples(explorer))} of 120 points" in trained(page)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [320, 720])
def test_nothing_bars_a_reader(open_page: Open, width: int, dark: bool) -> None:
    page = open_page(make(12), dark=dark, viewport={"width": width, "height": 900})
    trained(page)

    violations = Axe().run(page, options=AXE).response["violations"]

    assert [describe(found) for found in violations] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    sizes = [button.bounding_box() for button in page.get_by_role("button").all()]
    assert min(min(box["width"], box["height"]) for box in sizes) >= 24


def test_in_the_colours_of_the_reader_the_pictures_are_drawn(open_page: Open) -> None:
    page = open_page(make(3), forced_colors="active")

    assert "points lie on the right side" in trained(page)
