"""Cards in a real JupyterLab with a kernel: the page and Python tell each other."""

from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.explore.keys import choose, keys
from tests.lab.opening import open_notebook, run_all, run_cell
from tests.site.browsing import note_foreign

CELLS = [
    "from nnlib import explore",
    "flip = explore.checkpoint('flip', 'What is $z$ on the line?', explore.choice(\n"
    "    right={'0': 'That is the line.'}, wrong={'1': 'Why?', '$b$': 'No.'}))\nflip",
    "ruler = explore.predict('ruler', 'Lay a line.',\n"
    "    explore.line([[0, 0], [0, 3], [1, 4]], [0, 1, 1]), happened='Seen.')\nruler",
    "explore.neuron(after='ruler')",
    "print('told', flip.given, ruler.line is not None and ruler.line[0].round(2))",
    "ruler.answer = None if ruler.line is None else ([0, 1], -1)\nprint('the neuron has learned')",
]
TOLD, LEARNED = "print('told'", "the neuron has learned"


@pytest.fixture(scope="module")
def page(lab: str, work: Path, browser: Browser) -> Iterator[Page]:
    """A notebook with two cards and an exploration that waits, run from top to bottom."""
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_markdown_cell("# Try it"),
               *(nbformat.v4.new_code_cell(source) for source in CELLS)],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}},
    )  # fmt: skip
    nbformat.write(notebook, work / "cards.ipynb")
    foreign: list[str] = []
    opened = browser.new_page(viewport={"width": 1280, "height": 1800})
    note_foreign(opened, lab, foreign)
    open_notebook(opened, f"{lab}/lab/tree/cards.ipynb?reset")
    run_all(opened, len(CELLS))
    yield opened
    opened.close()
    assert foreign == []


def test_an_answer_by_keyboard_reaches_python(page: Page) -> None:
    page.get_by_role("radio").first.focus()
    choose(page, "1")
    page.locator(".is-checkpoint").get_by_role("button", name="Check").focus()
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
