"""Take the README's pictures of the built site: `make pictures` (needs Debian's chromium)."""

import shutil
import sys
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, sync_playwright

from tools.read_site import SITE, serve

FOLDER = Path(__file__).resolve().parents[1] / "book" / "pictures"
CHAPTER = "chapters/01_one_neuron.html"
ALL_FIGURES = """() => Promise.all([...document.images].map(image => {
    image.loading = "eager"; return image.decode(); }))"""
OPEN = "Open it without predicting"
SET = "() => Promise.all([window.MathJax?.startup?.promise, document.fonts.ready]).then(() => true)"


class View(NamedTuple):
    """One picture: its name, the page, the screen, and which element stands near the top."""

    name: str
    page: str
    width: int
    height: int
    colours: str
    element: str | None = None


VIEWS = (
    View("front", "book/index.html", 1280, 860, "light"),
    View("chapter-1", CHAPTER, 1280, 860, "light", "#the-weighted-sum"),
    View("chapter-1-knobs", CHAPTER, 1280, 860, "light", "#turn-the-knobs .exploration"),
    View("chapter-1-phone", CHAPTER, 390, 860, "dark", "#turn-the-knobs .exploration"),
)


def take(browser: Browser, address: str, view: View) -> None:
    """Photograph one view as soon as letters, formulas and figures are in their places."""
    page = browser.new_page(
        viewport={"width": view.width, "height": view.height},
        color_scheme=view.colours,
        reduced_motion="reduce",
    )
    page.goto(f"{address}/{view.page}", wait_until="networkidle")
    page.evaluate(ALL_FIGURES)
    page.evaluate(SET)
    while page.get_by_role("button", name=OPEN).count():
        page.get_by_role("button", name=OPEN).first.click()
    if view.element:
        page.locator(view.element).last.evaluate("element => element.scrollIntoView()")
    page.wait_for_timeout(500)  # explorations draw once they are on the screen
    page.screenshot(path=FOLDER / f"{view.name}.png")
    page.close()


def main() -> int:
    """Photograph all views."""
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.stderr.write("There is no chromium. On Debian type: sudo apt install chromium\n")
        return 1
    FOLDER.mkdir(exist_ok=True)
    with sync_playwright() as playwright, serve(SITE) as address:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for view in VIEWS:
            take(browser, address, view)
            print(f"took {view.name}.png")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
