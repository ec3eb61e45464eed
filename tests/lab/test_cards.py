"""Cards in a real JupyterLab with a kernel: the page and Python tell each other."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.explore.keys import choose, keys
from tests.lab.opening import run_cell, running

CELLS = [
    "from nnlib import explore",
    "flip = explore.checkpoint('flip', 'What is $z$ on the line?', explore.choice(\n"
    "    right={'0': 'That is the line.'}, wrong={'1': 'Why?', '$b$': 'No.'}))\nflip",
    "ruler = explore.predict('ruler', 'Lay a line.',\n"
    "    explore.line([[0, 0], [0, 3], [1, 4]], [0, 1, 1]), happened='Seen.')\nruler",
    "explore.neuron(after='ruler')",
    "far = explore.checkpoint('far', 'How far?', explore.number(\n"
    "    2, why='Two.', otherwise='See [there](#there).'))\nfar",
    "print('told', flip.given, ruler.line is not None and ruler.line[0].round(2))",
    "ruler.answer = None if ruler.line is None else ([0, 1], -1)\nprint('the neuron has learned')",
]
TOLD, LEARNED = "print('told'", "the neuron has learned"


@pytest.fixture(scope="module")
def page(lab: str, work: Path, browser: Browser) -> Iterator[Page]:
    """A notebook with two cards and an exploration that waits, run from top to bottom."""
    with running(browser, lab, work / "cards.ipynb", CELLS, height=1800) as opened:
        yield opened


def test_an_answer_by_keyboard_reaches_python(page: Page) -> None:
    page.get_by_role("radio").first.focus()
    choose(page, "1")
    page.locator(".is-checkpoint").first.get_by_role("button", name="Check").focus()
    keys(page, "Enter")

    expect(page.locator(".card-reply").first).to_contain_text("Why?")
    assert run_cell(page, TOLD) == "told 1 False"


def test_a_line_by_keyboard_opens_the_neuron_and_reaches_python(page: Page) -> None:
    end = page.get_by_role("slider", name="One end", exact=True)
    end.focus()
    before = end.get_attribute("aria-valuetext")
    keys(page, "Shift+ArrowUp")
    assert end.get_attribute("aria-valuetext") != before

    page.get_by_role("button", name="This is my prediction").focus()
    keys(page, "Enter")

    expect(page.locator(".explore canvas")).to_have_count(3)
    assert run_cell(page, TOLD).startswith("told 1 [")


def test_the_line_of_python_is_drawn_beside_the_readers(page: Page) -> None:
    page.get_by_role("button", name="What happened?").focus()
    keys(page, "Enter")
    expect(page.locator(".is-predict")).not_to_contain_text("the neuron's line")

    run_cell(page, LEARNED)

    expect(page.locator(".is-predict figcaption")).to_contain_text("the neuron's line")
    expect(page.locator(".is-predict")).to_contain_text("leaves 0.")


def output(page: Page, text: str) -> Locator:
    """Find the card beneath the cell that holds `text`."""
    return page.locator(".jp-CodeCell", has_text=text).locator(".fn-card")


def test_enter_in_a_number_field_sends_the_answer_off(page: Page) -> None:
    card = output(page, "How far?")
    card.get_by_role("textbox").click()
    keys(page, "7", "Enter")

    expect(card.locator(".card-reply")).to_contain_text("Not yet: 7")
    expect(card.get_by_role("textbox")).to_be_focused()


def test_a_card_is_set_as_large_as_text_and_its_links_look_like_links(page: Page) -> None:
    card = output(page, "How far?")
    style = "(element, name) => getComputedStyle(element)[name]"

    assert card.locator("label").evaluate(style, "fontSize") == "16px"
    link = card.get_by_role("link", name="there")
    assert link.evaluate(style, "textDecorationLine") == "underline"
    surroundings = card.locator(".card-why").evaluate(style, "color")
    assert link.evaluate(style, "color") != surroundings


def run_from(page: Page, stop: Locator, key: str) -> tuple[str, str]:
    """Press a key on a control of the card about distance; give its cell's number before, after."""
    prompt = page.locator(".jp-CodeCell", has_text="How far?").locator(".jp-InputPrompt")
    before = prompt.inner_text()
    stop.focus()
    keys(page, key)
    expect(prompt).not_to_have_text(before)
    expect(prompt).not_to_have_text("[*]:")
    return before, prompt.inner_text()


@pytest.mark.parametrize("key", ["Control+Enter", "Shift+Enter", "Alt+Enter"])
def test_enter_with_a_modifier_runs_the_cell_and_presses_nothing(page: Page, key: str) -> None:
    page.evaluate("""() => { window.pressed = [];
        addEventListener('click', event => pressed.push(event.target.textContent), true); }""")
    check = output(page, "How far?").get_by_role("button", name="Check")

    before, after = run_from(page, check, key)

    assert before != after
    assert page.evaluate("pressed") == []


def test_shift_enter_runs_the_cell_from_within_a_field_too(page: Page) -> None:
    before, after = run_from(page, output(page, "How far?").get_by_role("textbox"), "Shift+Enter")

    assert before != after


def test_other_keys_stay_with_the_card(page: Page) -> None:
    cells = page.locator(".jp-Cell")
    n_cells = cells.count()
    output(page, "How far?").get_by_role("button", name="Check").focus()

    keys(page, "a", "b", "ArrowDown")
    # A cell that is run comes after all that the keys before have done.
    run_cell(page, TOLD)

    assert cells.count() == n_cells
