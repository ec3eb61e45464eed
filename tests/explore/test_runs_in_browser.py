"""What lasts longer than a picture: runs, and whatever else changes while one is on its way."""

import json
import re
from itertools import chain
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from nnlib import explore
from tests.explore.conftest import Open
from tests.explore.keys import press
from tests.explore.reading import SAYS, number
from tests.explore.training import expected, points, ready

MOST = 10_000  # epochs
QUICK = "data=blobs&layers=0&n_points=20&batch_size=500"
# Two views of one widget, as JupyterLab shows it below two cells.
TWO_VIEWS = """async () => {
    const {parts, worker, state} = JSON.parse(document.querySelector(".exploration script").text);
    const joined = names => names.map(name => explorationParts[name]).join("\\n");
    const url = URL.createObjectURL(new Blob([joined(parts)], {type: "text/javascript"}));
    const front = (await import(url)).default;
    state._worker = joined(worker);
    const model = new EventTarget();
    Object.assign(model, {
        get: name => state[name],
        set: (name, value) => {
            if (state[name] !== value) {
                state[name] = value;
                model.dispatchEvent(new Event(`change:${name}`));
            }
        },
        on: (name, then) => model.addEventListener(name, then),
        save_changes: () => {},
    });
    const boxes = [1, 2].map(() => document.createElement("section"));
    document.querySelector("main").replaceChildren(...boxes);
    boxes.forEach(el => front.render({model, el}));
    window.held = state;
}"""
# A worker that may be held up, and a list of all that it has been asked.
SLOW = """
    Object.assign(window, {asked: [], late: [], isHeld: false});
    window.Worker = class extends Worker {
        postMessage(message) {
            asked.push(message.do);
            isHeld ? late.push(() => super.postMessage(message)) : super.postMessage(message);
        }
    };"""
DRAW_ALONG = """input => new Promise(done => {
    const step = () => {
        input.stepUp();
        input.dispatchEvent(new Event("input"));
        Number(input.value) < 40 ? requestAnimationFrame(step) : done();
    };
    step();
})"""


def make(**settings) -> explore.Playground:
    return explore.playground(**{"n_points": 50, "stop": 50, **settings})


def go(page: Page, query: str) -> None:
    """Follow a link on the page."""
    page.evaluate("query => { location.hash = `exploration-playground?${query}`; }", query)


def set_first_weight(page: Page, value: str) -> None:
    page.locator("summary", has_text="Weights as numbers").click()
    field = page.locator(".unit-number input").first
    field.fill(value)
    field.press("Enter")


def numbers(page: Page) -> dict:
    """What the page gives away as JSON."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Data (JSON)").click()
    return json.loads(Path(waiting.value.path()).read_text(encoding="utf-8"))


def test_two_views_of_a_widget_train_together(open_page: Open) -> None:
    page = open_page(make())
    page.evaluate(TWO_VIEWS)
    sentences = page.locator(SAYS)
    expect(sentences).to_contain_text(["Epoch 0:", "Epoch 0:"])

    page.get_by_role("button", name="Run", exact=True).first.click()

    expect(sentences).to_contain_text(["Epoch 50:", "Epoch 50:"], timeout=30_000)
    assert page.evaluate("held.epoch") == 50


def test_reset_takes_back_a_weight_that_was_set_before_the_first_epoch(open_page: Open) -> None:
    page = open_page(make())
    start = ready(page, "Epoch 0:")
    set_first_weight(page, "25")
    expect(page.locator(SAYS)).not_to_have_text(start)

    page.get_by_role("button", name="Reset").click()

    expect(page.locator(SAYS)).to_have_text(start)


@pytest.mark.parametrize(("first", "then"), [
    ("epoch=9", "epoch=9&edits=4,0,50"),
    ("epoch=9&edits=4,0,50", "epoch=9"),
    ("epoch=9", "epoch=12&edits=4,0,50"),
    ("epoch=9", "epoch=12&silent=0,1"),
])  # fmt: skip
def test_a_link_shows_the_same_after_another_link_and_by_itself(
    open_page: Open, first: str, then: str
) -> None:
    page = open_page(make())
    go(page, first)
    before = ready(page, "Epoch 9:")

    go(page, then)

    expect(page.locator(SAYS)).not_to_have_text(before)
    wanted = then.split("&")[0].replace("epoch=", "Epoch ")
    after = ready(page, f"{wanted}:")
    page.reload()
    assert ready(page, f"{wanted}:") == after


def test_no_run_goes_beyond_what_a_link_may_say(open_page: Open) -> None:
    page = open_page(make())
    go(page, f"{QUICK}&epoch={MOST}")
    ready(page, f"Epoch {MOST}:")

    press(page, "One epoch")
    press(page, "Run")
    press(page, "Link to this state")

    assert "No run goes on beyond this epoch." in ready(page, f"Epoch {MOST}:")
    assert page.url.endswith(f"epoch={MOST}")


def test_who_draws_a_slider_along_leaves_no_queue_of_runs(open_page: Open) -> None:
    page = open_page(make(layers=2, width2=40), before=SLOW)
    ready(page, "Epoch 0:")
    page.evaluate("() => Object.assign(window, {asked: [], isHeld: true})")
    page.get_by_label("units in layer 1", exact=True).evaluate(DRAW_ALONG)
    assert page.evaluate("asked") == ["start"]

    page.evaluate("() => { isHeld = false; late.forEach(send => send()); }")

    expect(page.locator("figure[data-picture=network] canvas")).to_have_attribute(
        "aria-label", re.compile("hidden layers of 40 and 40 units"), timeout=30_000
    )
    assert page.evaluate("asked").count("start") == 2


def test_the_numbers_of_a_run_are_those_of_nnlib_column_by_column(open_page: Open) -> None:
    page = open_page(make(noise=0.5))
    press(page, "Run")
    ready(page, "Epoch 50:")

    found = numbers(page)

    nnlibs = expected(make(noise=0.5), 50)
    shares = nnlibs.right / nnlibs.n, nnlibs.validation_right / nnlibs.n_validation
    row = [50, nnlibs.loss, shares[0], nnlibs.validation_loss, shares[1]]
    assert [epoch for epoch, *_ in found["curve"]["rows"]] == list(range(51))
    assert found["curve"]["rows"][-1] == pytest.approx(row, abs=1e-8)
    assert found["validation"] == sorted(points(make(noise=0.5))[3].tolist())


def test_silenced_units_learn_along(open_page: Open) -> None:
    page = open_page(make())
    ready(page, "Epoch 0:")
    page.get_by_role("button", name="Silence unit 1.1").click()
    ready(page, "silenced")

    press(page, "Run")

    nnlibs = expected(make(), 50)
    assert f"{nnlibs.right} of {nnlibs.n} points" in ready(page, "Epoch 50:")
    layers = numbers(page)["layers"]
    parts = [row for layer in layers for row in (*layer["W"], layer["b"])]
    assert list(chain.from_iterable(parts)) == pytest.approx(
        nnlibs.net.parameters.tolist(), abs=1e-8
    )


@pytest.mark.parametrize(("unit", "layer", "column"), [("hidden 2.3", 1, 2), ("output", 2, 0)])
def test_the_numbers_of_a_unit_are_its_own(
    open_page: Open, unit: str, layer: int, column: int
) -> None:
    page = open_page(make(layers=2, width1=4, width2=3))
    ready(page, "Epoch 0:")
    page.locator("summary", has_text="Weights as numbers").click()
    page.get_by_label("unit", exact=True).select_option(unit)

    fields = page.locator(".unit-number input")
    for k, field in enumerate(fields.all()):
        field.fill(f"{k + 10}")
        field.press("Enter")
        expect(page.locator(".unit-complaint")).to_contain_text(f"is now {k + 10}.")

    *others, own = numbers(page)["layers"][: layer + 1]
    values = [*(row[column] for row in own["W"]), own["b"][column]]
    assert values == [k + 10.0 for k in range(fields.count())]
    assert max(abs(value) for part in others for row in part["W"] for value in row) < 10


def test_the_space_is_that_of_the_layer_and_the_units_that_are_asked_for(open_page: Open) -> None:
    look = {"layers": 2, "width1": 3, "width2": 4, "space": 2, "axes": "two units", "across": 3,
            "up": 1}  # fmt: skip
    page = open_page(make(**look))
    ready(page, "Epoch 0:")

    X, y, *_ = points(make())
    A = make(**look).network.hidden_outputs(X)[1][y == 0].mean(axis=0)
    canvas = page.locator("figure[data-picture=space] canvas")
    expect(canvas).to_have_attribute("aria-label", re.compile("output of unit 2.3 and output of u"))
    middle = re.search(r"class 0 around \((\S+), (\S+)\)", canvas.get_attribute("aria-label"))
    found = [number(text) for text in middle.groups()]
    assert found == pytest.approx([A[2], A[0]], abs=0.0051)
