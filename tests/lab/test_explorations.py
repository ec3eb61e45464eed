"""Explorations in a real JupyterLab with a kernel: the page and Python move each other."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.lab.opening import run_cell, running

CELLS = [
    "import ipywidgets\nfrom nnlib import explore",
    "explorer = explore.neuron(w=(1, 2), b=-1)\nexplorer",
    "slider = ipywidgets.FloatSlider(description='own', min=-4, max=4, step=0.1)\n"
    "ipywidgets.jslink((slider, 'value'), (explorer, 'b'))\nslider",
    "print(explorer.w1, explorer.w2, round(explorer.b, 6), explorer.activation)",
    "explorer.w1 = -3.3\nexplorer.load([[0, 1], [2, 2]], [0, 1])\nprint('set from Python')",
]
STATE, SET = "print(explorer.w1", "set from Python"


@pytest.fixture(scope="module")
def page(lab: str, work: Path, browser: Browser) -> Iterator[Page]:
    """A notebook of a few cells, run from top to bottom as far as the first print."""
    with running(browser, lab, work / "try.ipynb", CELLS, height=1600) as opened:
        yield opened


def test_setting_a_trait_from_python_moves_knob_picture_and_words(page: Page) -> None:
    run_cell(page, SET)

    expect(page.get_by_label("weight w₁")).to_have_value("-3.3")
    expect(page.locator(".explore-says")).to_contain_text("of 2 points lie on their side")
    diagram = page.locator("figure[data-picture=diagram] canvas")
    assert "w₁ is −3.3" in diagram.get_attribute("aria-label")


def test_a_key_on_a_slider_reaches_python(page: Page) -> None:
    page.get_by_label("weight w₂").focus()
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")

    expect(page.get_by_label("weight w₂")).to_have_value("3.9")
    assert run_cell(page, STATE).split()[1] == "3.9"


def test_the_activation_chosen_by_keyboard_reaches_python(page: Page) -> None:
    page.get_by_label("activation", exact=True).focus()
    page.keyboard.press("r")

    assert run_cell(page, STATE).split()[3] == "relu"


def test_an_ordinary_slider_drives_it_by_keyboard(page: Page) -> None:
    page.locator(".widget-slider", has_text="own").locator(".noUi-handle").focus()
    page.keyboard.press("End")

    expect(page.get_by_label("bias b")).to_have_value("4")
    assert run_cell(page, STATE).split()[2] == "4.0"


def test_reset_reaches_python(page: Page) -> None:
    page.get_by_role("button", name="Reset").focus()
    page.keyboard.press("Enter")

    assert run_cell(page, STATE) == "1.0 2.0 -1.0 sigmoid"


def test_there_is_no_link_to_a_state_that_no_address_can_carry(page: Page) -> None:
    assert page.get_by_role("button", name="Link to this state").count() == 0
