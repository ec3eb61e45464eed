"""Take the README's picture of the built site: `make pictures` (needs Debian's chromium)."""

import base64
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tools.read_site import SITE, serve

PICTURE = Path(__file__).resolve().parents[1] / "book" / "pictures" / "chapter-1.png"
CHAPTER = "chapters/01_one_neuron.html"
FRAME = """<body style="margin:0;padding:24px;display:flex;gap:24px;background:#d9dee5">
{pictures}</body>"""
PANEL = '<img style="border-radius:8px;box-shadow:0 2px 10px #0006" src="data:;base64,{data}">'
ALL_FIGURES = """() => Promise.all([...document.images].map(image => {
    image.loading = "eager"; return image.decode(); }))"""
# What stands at the top of each view: width and height of the screen, colours, element.
VIEWS = [(1120, 860, "light", "#fig-trained"), (390, 860, "dark", "#fig-knobs")]


def view(browser: Browser, address: str, screen: tuple[int, int, str, str]) -> str:
    """Photograph the chapter with the element named at the top; return the picture in base64."""
    width, height, colours, element = screen
    page = browser.new_page(
        viewport={"width": width, "height": height}, color_scheme=colours, reduced_motion="reduce"
    )
    page.goto(f"{address}/{CHAPTER}", wait_until="networkidle")
    page.locator(element).scroll_into_view_if_needed()
    page.evaluate("element => document.querySelector(element).scrollIntoView()", element)
    page.evaluate("window.scrollBy(0, -60)")
    page.evaluate(ALL_FIGURES)  # figures load lazily
    picture = page.screenshot()
    page.close()
    return base64.b64encode(picture).decode()


def main() -> int:
    """Photograph the views and put them side by side."""
    chromium = shutil.which("chromium")
    if chromium is None:
        sys.stderr.write("There is no chromium. On Debian type: sudo apt install chromium\n")
        return 1
    with sync_playwright() as playwright, serve(SITE) as address:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        panels = [PANEL.format(data=view(browser, address, screen)) for screen in VIEWS]
        page = browser.new_page(viewport={"width": 1582, "height": 908})
        page.set_content(FRAME.format(pictures="".join(panels)))
        PICTURE.parent.mkdir(exist_ok=True)
        page.screenshot(path=PICTURE)
        browser.close()
    print(f"took {PICTURE.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
