"""What a reader takes home: all pictures in one file, the numbers, the Python cell."""

import base64
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from PIL import Image
from playwright.sync_api import Browser, Page, expect

import nnlib
from nnlib import Activation, Dense, Network, explore
from nnlib.explore.playground import Playground
from tests.explore import pages
from tests.explore.conftest import Open
from tests.explore.keys import keys
from tests.explore.reading import SAYS
from tests.site.browsing import AXE, describe, listen
from tests.site.test_files import TAG

SETTINGS = {"data": "blobs", "n_classes": 3, "n_points": 50, "layers": 2, "activation": "relu"}


def opened(open_page: Open, explorer: Playground, **options: Any) -> Page:
    """Open a playground and wait for its pictures."""
    page = open_page(explorer, **options)
    expect(page.locator(SAYS)).to_contain_text(f"Epoch {explorer.epoch}:")
    return page


def saved(page: Page, button: str) -> tuple[str, bytes]:
    """Press a button that saves a file; give its name and what it holds."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button, exact=True).press("Enter")
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def executed(cell: str) -> Network:
    """Run a cell; give its network."""
    names: dict[str, Any] = {}
    exec(cell, names)
    net = names["net"]
    assert isinstance(net, Network)
    return net


def numbers(page: Page) -> dict[str, Any]:
    """What the JSON file holds."""
    _, text = saved(page, "Data (JSON)")
    found = json.loads(text)
    assert isinstance(found, dict)
    return found


@pytest.fixture
def strict_page(browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """A playground on a page that is opened as a file and has the site's policy."""
    messages: list[str] = []
    page = browser.new_page(viewport={"width": 720, "height": 900})
    listen(page, messages)
    file = tmp_path / "strict.html"
    text = pages.page(explore.playground(n_points=50))
    assert text.count("<head>") == 1
    file.write_text(text.replace("<head>", f"<head>{TAG}"), encoding="utf-8")
    page.goto(file.as_uri())
    expect(page.locator(SAYS)).to_contain_text("Epoch 0")
    yield page
    page.close()
    assert messages == []


@pytest.mark.parametrize(
    ("button", "ending", "start"),
    [
        ("Picture (PNG)", "png", b"\x89PNG"),
        ("Data (JSON)", "json", b"{\n"),
        ("Download", "py", b"import"),
    ],
)
def test_each_file_is_saved_from_a_page_that_is_a_file_under_the_sites_policy(
    strict_page: Page, button: str, ending: str, start: bytes
) -> None:
    strict_page.get_by_role("button", name="Python cell").press("Enter")

    name, content = saved(strict_page, button)

    assert name == f"playground-epoch-0.{ending}"
    assert content.startswith(start)
    expect(strict_page.locator(".exports-said")).to_contain_text(name)


@pytest.mark.parametrize("dark", [False, True])
def test_the_picture_holds_all_pictures_sharply_on_the_pages_ground(
    open_page: Open, dark: bool
) -> None:
    page = opened(open_page, explore.playground(), dark=dark, device_scale_factor=2)
    shown = page.locator("figure[data-picture] canvas").evaluate_all(
        "all => all.map(canvas => [canvas.width, canvas.height])"
    )

    _, content = saved(page, "Picture (PNG)")

    picture = np.asarray(Image.open(io.BytesIO(content)).convert("RGB")).astype(int)
    assert picture.shape[1] >= max(width for width, _ in shown)
    assert picture.shape[0] * picture.shape[1] > sum(width * height for width, height in shown)
    ground = [0x20, 0x23, 0x2A] if dark else [0xF6, 0xF6, 0xF3]
    assert picture[0, 0].tolist() == picture[-1, -1].tolist() == ground


def test_the_plane_stands_in_the_picture_as_it_is_on_the_screen(open_page: Open) -> None:
    page = opened(open_page, explore.playground())
    canvas = page.locator("figure[data-picture=map] canvas")
    pixels = canvas.evaluate("canvas => canvas.toDataURL().split(',')[1]")

    _, content = saved(page, "Picture (PNG)")

    plane = canvas_of(pixels)
    sheet = np.asarray(Image.open(io.BytesIO(content)).convert("RGB")).astype(int)
    part = sheet[16 : 16 + plane.shape[0], 16 : 16 + plane.shape[1]]
    solid = plane[:, :, 3] == 255
    assert solid.mean() > 0.5
    assert np.abs(part - plane[:, :, :3])[solid].max() <= 1


def canvas_of(pixels: str) -> Any:
    """Read a canvas from its text: red, green, blue, and how solid it is."""
    return np.asarray(Image.open(io.BytesIO(base64.b64decode(pixels))).convert("RGBA")).astype(int)


def test_a_network_is_made_of_the_numbers_in_a_few_lines(open_page: Open) -> None:
    explorer = explore.playground(epoch=30, **SETTINGS)
    page = opened(open_page, explorer)
    net = executed(cell(page))

    data = numbers(page)
    layers: list[nnlib.Layer] = []
    for part in data["layers"]:
        layers += [Dense(*np.shape(part["W"]), rng=np.random.default_rng(0)),
                   Activation(data["settings"]["activation"])]  # fmt: skip
    made = Network(layers[:-1])
    made.parameters = np.concatenate([np.append(part["W"], part["b"]) for part in data["layers"]])

    X = np.array(data["points"]["rows"])[:, :2]
    np.testing.assert_allclose(made.forward(X), net.forward(X), rtol=0, atol=1e-8)


def test_the_settings_in_the_numbers_make_the_same_playground(open_page: Open) -> None:
    explorer = explore.playground(epoch=3, seed=7, l2=0.01, **SETTINGS)
    data = numbers(opened(open_page, explorer))

    again = explore.playground(**data["settings"])

    assert data["format"] == 1
    assert data["settings"]["epoch"] == 3
    assert again.traits().keys() == explorer.traits().keys()
    for name in data["settings"]:
        assert getattr(again, name) == getattr(explorer, name)


def test_points_and_curves_in_the_numbers_are_those_of_nnlib(open_page: Open) -> None:
    page = opened(open_page, explore.playground(epoch=20, n_points=50))
    names = cell_names(page)
    data = numbers(page)

    np.testing.assert_allclose(
        data["points"]["rows"], np.column_stack([names["X"], names["y"]]), rtol=0, atol=1e-12
    )
    assert sorted(data["validation"]) == sorted(names["validation"])
    columns = data["curve"]["columns"]
    curve = np.array(data["curve"]["rows"])
    assert curve[:, columns.index("epoch")].tolist() == list(range(21))
    np.testing.assert_allclose(
        curve[1:, columns.index("validation_loss")], names["history"].validation_loss, atol=1e-10
    )


def test_numbers_that_are_not_finite_become_null(open_page: Open) -> None:
    page = opened(open_page, explore.playground(n_points=20, validation=0))

    data = numbers(page)

    assert data["curve"]["rows"] == [[0, *data["curve"]["rows"][0][1:3], None, None]]
    assert data["validation"] == []


def cell(page: Page) -> str:
    """Ask for the Python cell."""
    page.get_by_role("button", name="Python cell").press("Enter")
    return page.get_by_role("textbox", name="Python cell").input_value()


def cell_names(page: Page) -> dict[str, Any]:
    """Run the Python cell and give its names."""
    names: dict[str, Any] = {}
    exec(cell(page), names)
    return names


def test_the_cell_trains_what_the_page_has_trained_and_set_by_hand(open_page: Open) -> None:
    explorer = explore.playground(epoch=40, edits=[[10, 0, 1.5]], **SETTINGS)
    page = opened(open_page, explorer)

    net = executed(cell(page))

    numbers_of_page = [np.append(part["W"], part["b"]) for part in numbers(page)["layers"]]
    np.testing.assert_allclose(net.parameters, np.concatenate(numbers_of_page), rtol=0, atol=1e-8)


def test_the_cell_is_reached_copied_and_closed_by_keyboard(open_page: Open) -> None:
    permissions = ["clipboard-read", "clipboard-write"]
    page = opened(open_page, explore.playground(n_points=20), permissions=permissions)

    page.get_by_role("button", name="Data (JSON)").focus()
    keys(page, "Tab", "Enter")  # Python cell
    box = page.get_by_role("textbox", name="Python cell for what the screen shows at epoch 0")
    expect(box).to_be_focused()
    marked = page.evaluate("document.getSelection().toString()")
    keys(page, "Tab", "Enter")  # Copy

    expect(page.locator(".exports-said")).to_have_text("The cell is copied.")
    assert page.evaluate("navigator.clipboard.readText()") == box.input_value() == marked
    keys(page, "Tab", "Tab", "Enter")  # Close
    expect(box).to_be_hidden()


def test_a_browser_that_lets_nothing_be_copied_marks_the_text(open_page: Open) -> None:
    page = opened(open_page, explore.playground(n_points=20))
    page.evaluate("""() => {
        navigator.clipboard.writeText = () => Promise.reject(new Error("no"));
    }""")
    text, box = cell(page), page.get_by_role("textbox")
    box.evaluate("box => box.setSelectionRange(0, 0)")

    page.get_by_role("button", name="Copy", exact=True).press("Enter")

    expect(page.locator(".exports-said")).to_contain_text("press Ctrl+C")
    expect(box).to_be_focused()
    assert page.evaluate("document.getSelection().toString()") == text


def test_the_page_says_how_exact_the_cell_is(open_page: Open) -> None:
    page = opened(open_page, explore.playground(n_points=20))
    cell(page)

    expect(page.locator(".exports-note")).to_contain_text("up to 500 epochs")
    expect(page.locator(".exports-note")).to_contain_text("1e-8")


def test_nothing_is_taken_from_a_run_that_is_over(open_page: Open) -> None:
    page = opened(open_page, explore.playground(n_points=20, epoch=20))

    page.get_by_label("seed of the weights").evaluate("""knob => new Promise(done => {
        knob.value = 5;
        knob.dispatchEvent(new Event("input"));
        requestAnimationFrame(() => {
            document.querySelectorAll(".exports button")[2].click();
            done();
        });
    })""")  # the button of the Python cell, before the worker has answered

    said = page.locator(".exports-said")
    expect(said).to_have_text("The network is still on its way there. Press again in a moment.")
    expect(page.get_by_role("textbox")).to_have_count(0)
    expect(page.locator(SAYS)).to_contain_text("Epoch 0")
    assert "Xoshiro128(5)" in cell(page)


@pytest.mark.parametrize("dark", [False, True])
def test_the_exports_break_no_rule_of_accessibility(open_page: Open, dark: bool) -> None:
    page = opened(open_page, explore.playground(n_points=20), dark=dark)
    cell(page)

    found = Axe().run(page, options=AXE).response["violations"]

    assert [describe(rule, node) for rule in found for node in rule["nodes"]] == []


def test_the_exports_fit_a_narrow_screen_and_a_finger(open_page: Open) -> None:
    page = opened(open_page, explore.playground(), viewport={"width": 320, "height": 640})
    cell(page)

    boxes = [each.bounding_box() for each in page.locator(".exports button").all()]

    assert len(boxes) == 6
    assert min(min(box["width"], box["height"]) for box in boxes) >= 24
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
