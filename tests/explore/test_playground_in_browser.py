"""The playground on a page without Python: every knob by keyboard, and nnlib's numbers after it."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from nnlib import explore
from tests.explore.conftest import Open
from tests.explore.keys import keys, press, tab_to
from tests.explore.reading import SAYS
from tests.explore.training import (
    Expected,
    count_right,
    expected,
    number_after,
    points,
    ready,
)
from tests.site.browsing import AXE, describe

STOP = 50


def make(**settings) -> explore.Playground:
    return explore.playground(**{"n_points": 50, "stop": STOP, **settings})


def run(page: Page, epoch: int = STOP) -> str:
    """Press Run, and wait for the epoch at which it stops."""
    press(page, "Run")
    text = ready(page, f"Epoch {epoch}:")
    expect(page.get_by_role("button", name="Run", exact=True)).to_be_visible()
    return text


def agree(text: str, numbers: Expected) -> None:
    """Compare the page's sentence with nnlib's numbers."""
    assert f"{numbers.right} of {numbers.n} points lie on the right side" in text
    assert number_after("Loss", text) == pytest.approx(numbers.loss, abs=0.00051)
    if numbers.n_validation:
        assert f"{numbers.validation_right} of {numbers.n_validation} points, loss" in text
        shown = number_after("points, loss", text)
        assert shown == pytest.approx(numbers.validation_loss, abs=0.00051)
    else:
        assert "Kept apart" not in text


@pytest.mark.parametrize(("start", "label", "pressed", "change"), [
    ({}, "data", "c", {"data": "circle"}),
    ({}, "data", "x", {"data": "xor"}),
    ({}, "points", "ArrowRight", {"n_points": 100}),
    ({}, "noise", "ArrowRight", {"noise": 0.15}),
    ({"data": "blobs"}, "classes (blobs)", "End", {"data": "blobs", "n_classes": 5}),
    ({}, "seed of the points", "ArrowRight", {"data_seed": 1}),
    ({}, "kept for validation", "Home", {"validation": 0}),
    ({}, "hidden layers", "Home", {"layers": 0}),
    ({}, "hidden layers", "ArrowRight", {"layers": 2}),
    ({}, "units in layer 1", "ArrowLeft", {"width1": 3}),
    ({"layers": 4}, "units in layer 4", "ArrowRight", {"layers": 4, "width4": 5}),
    ({}, "activation", "g", {"activation": "gelu"}),
    ({}, "first weights", "h", {"initializer": "he"}),
    ({}, "seed of the weights", "ArrowRight", {"seed": 1}),
    ({}, "optimizer", "S", {"optimizer": "SGD"}),
    ({"learning_rate": 0.01}, "optimizer", "m", {"optimizer": "momentum", "learning_rate": 0.01}),
    ({}, "learning rate", "ArrowLeft", {"learning_rate": 0.01}),
    ({}, "batch size", "End", {"batch_size": 500}),
    ({}, "L2 penalty", "End", {"l2": 1.0}),
    ({}, "dropout", "ArrowRight", {"dropout": 0.1}),
])  # fmt: skip
def test_each_knob_by_keyboard_gives_the_run_that_nnlib_gives(
    open_page: Open, start: dict, label: str, pressed: str, change: dict
) -> None:
    page = open_page(make(**start))

    tab_to(page, page.get_by_label(label, exact=True))
    keys(page, pressed)

    agree(run(page), expected(make(**change), STOP))


def test_a_run_stops_where_the_reader_says(open_page: Open) -> None:
    page = open_page(make())
    tab_to(page, page.get_by_label("stop at epoch", exact=True))
    keys(page, "ArrowRight")

    agree(run(page, 100), expected(make(), 100))


def test_epochs_go_by_one_by_one_and_back_to_the_first_weights(open_page: Open) -> None:
    page = open_page(make())
    start = ready(page, "Epoch 0:")

    press(page, "One epoch")
    agree(ready(page, "Epoch 1:"), expected(make(), 1))
    keys(page, "Enter")
    agree(ready(page, "Epoch 2:"), expected(make(), 2))
    press(page, "Back to epoch 0")

    assert ready(page, "Epoch 0:") == start


def test_the_same_seed_gives_the_same_run_again(open_page: Open) -> None:
    page = open_page(make(dropout=0.3))
    first = run(page)
    press(page, "Back to epoch 0")
    ready(page, "Epoch 0:")

    assert run(page) == first


def test_a_run_can_be_paused_and_goes_on_as_if_it_had_not_been(open_page: Open) -> None:
    page = open_page(make(stop=200, speed=1))
    press(page, "Run")
    page.wait_for_function(
        "says => Number(document.querySelector(says).textContent.match(/Epoch (\\d+)/)[1]) > 5",
        arg=SAYS,
    )
    page.get_by_role("button", name="Pause").press("Enter")
    expect(page.get_by_role("button", name="Run", exact=True)).to_be_visible()
    paused = int(re.search(r"Epoch (\d+)", page.locator(SAYS).inner_text()).group(1))

    agree(page.locator(SAYS).inner_text(), expected(make(), paused))
    agree(run(page, 200), expected(make(), 200))


def test_who_turns_a_knob_during_a_run_sees_the_new_run_go_on(open_page: Open) -> None:
    page = open_page(make(stop=200))
    press(page, "Run")
    page.get_by_label("seed of the weights", exact=True).focus()
    keys(page, "ArrowRight")

    agree(ready(page, "Epoch 200:"), expected(make(seed=1), 200))


# A worker whose every word comes late, as on a busy machine.
LATE = """
    globalThis.Worker = class extends Worker {
      set onmessage(hear) {
        super.onmessage = (event) => setTimeout(() => hear(event), 400);
      }
    };
"""


def test_a_run_that_the_worker_has_not_answered_yet_goes_on_too(open_page: Open) -> None:
    page = open_page(make(stop=200), before=LATE)
    ready(page, "Epoch 0:")
    press(page, "Run")
    page.get_by_label("seed of the weights", exact=True).focus()
    keys(page, "ArrowRight")

    agree(ready(page, "Epoch 200:"), expected(make(seed=1), 200))


def test_run_pressed_twice_before_the_worker_answers_is_run_and_pause(open_page: Open) -> None:
    page = open_page(make(stop=10_000), before=LATE)
    ready(page, "Epoch 0:")
    press(page, "Run")
    press(page, "Pause")

    expect(page.get_by_role("button", name="Run", exact=True)).to_be_visible()
    page.wait_for_function("() => !document.body.innerText.includes('Epoch 0:')")
    expect(page.get_by_role("button", name="Run", exact=True)).to_be_visible()


def test_a_run_that_runs_away_is_stopped_and_said(open_page: Open) -> None:
    page = open_page(make(optimizer="SGD", learning_rate=10.0, activation="relu", l2=1.0, layers=4))
    press(page, "Run")

    ready(page, "the weights grew beyond all bounds. A smaller learning rate helps.")


def field(page: Page, name: str):
    return page.get_by_label(name, exact=True)


def test_a_weight_set_by_number_is_the_networks(open_page: Open) -> None:
    page = open_page(make())
    run(page)
    tab_to(page, page.locator("summary", has_text="Weights as numbers"))
    keys(page, "Enter")
    tab_to(page, field(page, "weight from input x₁"))
    net = expected(make(), STOP).net
    shown = field(page, "weight from input x₁").input_value().replace("−", "-")
    assert float(shown) == pytest.approx(net.layers[0].W[0, 0], abs=0.00006)

    page.keyboard.press("Control+A")
    page.keyboard.type("-2,5")
    keys(page, "Enter")

    ready(page, f"Epoch {STOP}")
    expect(page.locator(".unit-complaint")).to_have_text("The weight from input x₁ is now −2.5.")
    net.layers[0].W[0, 0] = -2.5
    X, y, learned, _ = points(make())
    ready(page, f"{count_right(net, X[learned], y[learned])} of {len(learned)} points lie")


@pytest.mark.parametrize("typed", ["much", "", "1e9", "NaN", "1 2"])
def test_what_is_no_number_changes_nothing_and_stays_in_its_field(
    open_page: Open, typed: str
) -> None:
    page = open_page(make())
    start = ready(page, "Epoch 0:")
    tab_to(page, page.locator("summary", has_text="Weights as numbers"))
    keys(page, "Enter")
    tab_to(page, field(page, "bias"))
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    page.keyboard.type(typed)
    keys(page, "Enter")
    page.keyboard.press("Tab")

    expect(page.locator(".unit-complaint")).to_contain_text(
        f"The bias needs a number from −1000 to 1000, but “{typed}” stands there. Type for"
    )
    expect(field(page, "bias")).to_have_value(typed)
    assert page.locator(SAYS).inner_text() == start


def test_units_that_have_learned_the_same_draw_one_line(open_page: Open) -> None:
    page = open_page(make(initializer="zeros", activation="sigmoid"))
    assert "4 hidden units draw 0 lines." in ready(page, "Epoch 0:")

    assert "4 hidden units draw 1 line." in run(page)


def test_a_link_carries_the_whole_state(open_page: Open) -> None:
    page = open_page(make())
    tab_to(page, page.get_by_label("units in layer 1", exact=True))
    keys(page, "ArrowRight")
    run(page)
    tab_to(page, page.get_by_role("button", name="Silence unit 1.1"))
    keys(page, "Space")
    ready(page, "silenced")
    tab_to(page, page.locator("summary", has_text="Weights as numbers"))
    keys(page, "Enter")
    tab_to(page, field(page, "bias"))
    page.keyboard.press("Control+A")
    page.keyboard.type("1.5")
    keys(page, "Enter")
    expect(page.locator(".unit-complaint")).to_contain_text("is now 1.5")
    press(page, "One epoch")
    text = ready(page, f"Epoch {STOP + 1}:")
    press(page, "Link to this state")
    assert f"edits={STOP}%2C" in page.url

    page.reload()

    assert ready(page, f"Epoch {STOP + 1}:") == text


@pytest.mark.parametrize(("query", "words"), [
    ("learning_rate=0.05", "learning_rate = 0.05, which is none of 0.0001, 0.0003"),
    ("data=mars", "data = mars, which is none of blobs, parabola"),
    ("epoch=99999", "epoch = 99999, which is not a whole number from 0 to 10000"),
    ("edits=1,2", "edits with the row 1,2, which does not fit"),
    ("colour=red", "colour, which is not known here"),
])  # fmt: skip
def test_a_link_that_no_longer_fits_is_refused_in_words(
    open_page: Open, query: str, words: str
) -> None:
    page = open_page(make())

    page.evaluate("query => { location.hash = `exploration-playground?${query}`; }", query)

    assert "Epoch 0:" in ready(page, f"The link asks for {words}")


def test_points_that_a_link_brings_are_learned(open_page: Open) -> None:
    page = open_page(make())
    query = "data=own&validation=0&points=0,1,0;1,0,1;-1,0.5,2"

    page.evaluate("query => { location.hash = `exploration-playground?${query}`; }", query)

    ready(page, "of 3 points lie on the right side.")
    own = [[0, 1, 0], [1, 0, 1], [-1, 0.5, 2]]
    agree(run(page), expected(make(data="own", validation=0, points=own), STOP))


def test_without_any_point_the_page_stays_alive(open_page: Open) -> None:
    page = open_page(make(data="own", points=[]))

    ready(page, "There are no points")
    press(page, "Run")
    assert page.get_by_role("button", name="Pause").count() == 0
    tab_to(page, page.get_by_label("data", exact=True))
    keys(page, "m")

    ready(page, "Epoch 0:")


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [320, 760])
def test_nothing_bars_a_reader(open_page: Open, width: int, dark: bool) -> None:
    page = open_page(make(layers=2, width1=12), dark=dark, viewport={"width": width, "height": 900})
    ready(page, "Epoch 0:")
    press(page, "Edit points")
    closed = page.locator("details:not([open]) > summary:visible")
    while closed.count():
        closed.first.click()

    violations = Axe().run(page, options=AXE).response["violations"]

    assert [describe(found) for found in violations] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    shown = [b.bounding_box() for b in page.locator("button:visible, summary:visible").all()]
    assert min(min(box["width"], box["height"]) for box in shown) >= 24


def test_what_lies_over_a_picture_moves_along_when_the_page_gets_narrow(open_page: Open) -> None:
    page = open_page(make(layers=2, width1=12), viewport={"width": 1000, "height": 900})
    ready(page, "Epoch 0:")

    page.set_viewport_size({"width": 320, "height": 900})

    page.wait_for_function("document.documentElement.scrollWidth <= 320")


def test_in_the_colours_of_the_reader_the_pictures_are_drawn(open_page: Open) -> None:
    page = open_page(make(), forced_colors="active")

    agree(run(page), expected(make(), STOP))


def test_who_wants_no_motion_sees_the_end_of_a_run_only(open_page: Open) -> None:
    page = open_page(make(), reduced_motion="reduce")

    agree(run(page), expected(make(), STOP))
