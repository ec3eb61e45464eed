"""A reader's copy of the chapter in a real JupyterLab: boxes, formulas, no network."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.lab.opening import open_notebook
from tests.site.browsing import note_foreign

CHAPTER = "chapters/01_one_neuron.ipynb"


@pytest.fixture(scope="module")
def notebook(lab: str, browser: Browser) -> Iterator[tuple[Page, list[str]]]:
    """The opened chapter, and every request that left this machine."""
    foreign: list[str] = []
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    note_foreign(page, lab, foreign)
    open_notebook(page, f"{lab}/lab/tree/{CHAPTER}?reset")
    yield page, foreign
    page.close()


def test_the_boxes_of_the_chapter_are_rendered(notebook: tuple[Page, list[str]]) -> None:
    page, _ = notebook

    box = page.locator(".jp-Notebook aside", has_text="What you will be able to do")

    expect(box.first).to_be_visible()
    # JupyterLab renders a cell when it comes near the screen; until then it shows the source.
    rendered = page.locator(".jp-MarkdownCell .myst")
    expect(rendered.nth(5)).to_be_attached(timeout=30_000)
    assert [text for text in rendered.all_text_contents() if ":::" in text] == []


def test_formulas_are_rendered(notebook: tuple[Page, list[str]]) -> None:
    page, _ = notebook

    expect(page.locator(".jp-Notebook .katex, .jp-Notebook mjx-container").first).to_be_visible()


def test_nothing_leaves_the_machine(notebook: tuple[Page, list[str]]) -> None:
    page, foreign = notebook

    page.wait_for_timeout(3000)

    assert foreign == []
    assert page.get_by_text("Jupyter news").count() == 0
