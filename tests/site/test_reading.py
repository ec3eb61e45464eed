"""What a reader does on the site: search, darken, download, go by keyboard, open a file."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.site.browsing import TYPESET, listen, transferred
from tools.read_site import serve

FIRST = "chapters/01_one_neuron.html"
COLOURS = "document.documentElement.dataset.theme"
FOCUS_IS_SEEN = """() => {
    const style = getComputedStyle(document.activeElement);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
}"""
FOCUSED = "document.activeElement.outerHTML.slice(0, 160)"


def test_a_chapter_weighs_at_most_seven_tenths_of_a_megabyte(
    context: BrowserContext, address: str, chapters: list[str]
) -> None:
    weights = {page: transferred(context, f"{address}/{page}") for page in chapters}

    assert chapters
    assert {page: sizes for page, sizes in weights.items() if sum(sizes.values()) > 700_000} == {}


def test_a_page_that_loads_too_much_is_weighed_as_such(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text('<script src="big.js"></script>')
    (tmp_path / "big.js").write_bytes(b"//" + bytes(range(256)).replace(b"\n", b"") * 10)
    reader = browser.new_context()

    with serve(tmp_path) as origin:
        sizes = transferred(reader, f"{origin}/page.html")
    reader.close()

    assert [url.rsplit("/", 1)[-1] for url in sizes] == ["page.html", "big.js"]
    assert all(size > 20 for size in sizes.values())


def test_the_search_finds_a_word_of_the_chapter(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}/{FIRST}")

    page.keyboard.press("Control+k")
    page.keyboard.type("weighted sum")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=*")

    expect(page.locator("#search-results ul li a[href*='01_one_neuron']").first).to_be_visible()


def test_the_keyboard_switches_to_dark_and_the_choice_stays(
    context: BrowserContext, address: str
) -> None:
    page = context.new_page()
    page.goto(f"{address}/{FIRST}")
    switch = page.locator(".theme-switch-button").first
    before = page.evaluate(COLOURS)

    for _ in range(3):
        if page.evaluate(COLOURS) != "dark":
            switch.focus()
            page.keyboard.press("Enter")
    page.goto(f"{address}/book/glossary.html")

    assert before == "light"
    assert page.evaluate(COLOURS) == "dark"


def test_the_notebook_can_be_taken_away(context: BrowserContext, address: str) -> None:
    page = context.new_page()
    page.goto(f"{address}/{FIRST}")

    with page.expect_download() as download:
        page.get_by_role("link", name="Notebook").click()

    original = Path(__file__).parents[2] / "chapters/01_one_neuron.ipynb"
    assert download.value.suggested_filename == "01_one_neuron.ipynb"
    assert download.value.path().read_bytes() == original.read_bytes()


def test_the_first_stop_of_the_keyboard_skips_to_the_text(
    context: BrowserContext, address: str
) -> None:
    page = context.new_page()
    page.goto(f"{address}/{FIRST}")

    page.keyboard.press("Tab")
    skip = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert skip == "Skip to main content"
    assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_the_focus_of_the_keyboard_is_always_seen(
    browser: Browser, address: str, colours: str
) -> None:
    context = browser.new_context(color_scheme=colours)
    page = context.new_page()
    page.goto(f"{address}/{FIRST}")
    page.evaluate(TYPESET)
    unseen, stops = [], 0

    page.keyboard.press("Tab")
    while stops < 150 and page.evaluate("document.activeElement !== document.body"):
        stops += 1
        if not page.evaluate(FOCUS_IS_SEEN):
            unseen.append(page.evaluate(FOCUSED))
        page.keyboard.press("Tab")
    context.close()

    assert stops > 20
    assert unseen == []


def test_a_page_opened_as_a_file_works(browser: Browser, site: Path, chapters: list[str]) -> None:
    context = browser.new_context()
    page, messages = context.new_page(), []
    listen(page, messages)

    page.goto((site / chapters[0]).as_uri())
    page.evaluate(TYPESET)
    formulas = page.locator("mjx-container").count()
    context.close()

    assert messages == []
    assert formulas > 0


def test_the_address_of_the_site_leads_to_the_front_page(
    context: BrowserContext, address: str
) -> None:
    page = context.new_page()

    page.goto(f"{address}/")
    page.wait_for_url("**/book/index.html")

    expect(page.locator("article h1")).to_be_visible()
