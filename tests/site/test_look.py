"""The look of the pages as a browser shows it: type, colours, measure."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from matplotlib.colors import to_hex
from playwright.sync_api import Browser, BrowserContext, Page

from nnlib.plots import look
from tests.site.browsing import TYPESET, transferred

FIRST = "chapters/01_one_neuron.html"
PALETTE = Path(__file__).parents[2] / "nnlib" / "explore" / "static" / "palette.css"
READY = "() => document.fonts.ready.then(() => true)"
# The family whose letters stand on the page for an element's text, by the browser's own account.
FACES = [("article section > p", "Source Serif 4", 400), ("article h2", "Source Serif 4", 600),
         ("article p em", "Source Serif 4", 400), ("article pre", "Source Code Pro", 400),
         ("article figcaption p span", "Source Sans 3", 400),
         ("nav.bd-links a", "Source Sans 3", 400)]  # fmt: skip
CUT = """() => [...document.querySelectorAll('pre')]
    .filter(pre => pre.scrollWidth > pre.clientWidth + 1).length"""
# Text that runs over several lines, its letters counted by where they stand.
LINES = """() => {
  const counts = [];
  for (const p of document.querySelectorAll("article section > p")) {
    if (p.querySelector("mjx-container, code")) continue;
    const walk = document.createTreeWalker(p, NodeFilter.SHOW_TEXT), range = new Range();
    let top = -Infinity, lines = [];
    while (walk.nextNode()) for (let i = 0; i < walk.currentNode.length; i++) {
      range.setStart(walk.currentNode, i); range.setEnd(walk.currentNode, i + 1);
      const box = range.getClientRects()[0];
      if (box && box.top > top + 8) { top = box.top; lines.push(0); }
      lines[lines.length - 1]++;
    }
    counts.push(...lines.slice(0, -1));
  }
  return counts.sort((a, b) => a - b);
}"""


@pytest.fixture
def chapter(browser: Browser, address: str) -> Iterator[Page]:
    """The first chapter on a wide screen, its formulas and letters in place."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, color_scheme="light")
    page = context.new_page()
    page.goto(f"{address}/{FIRST}")
    page.evaluate(TYPESET)
    page.evaluate(READY)
    yield page
    context.close()


def faces_of(page: Page, selector: str) -> list[str]:
    """Ask the browser which faces draw the text of the first such element, most used first."""
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
    fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    session.detach()
    used = sorted(fonts, key=lambda font: -font["glyphCount"])
    return [font["familyName"] if font["isCustomFont"] else "the reader's" for font in used]


@pytest.mark.parametrize(("selector", "family", "weight"), FACES)
def test_letters_come_from_the_site(chapter: Page, selector: str, family: str, weight: int) -> None:
    assert chapter.evaluate(f"document.fonts.check('{weight} 16px \"{family}\"')")
    assert faces_of(chapter, selector)[0].startswith(family)


def test_a_chapter_fetches_at_most_118_kilobytes_of_type(
    context: BrowserContext, address: str, chapters: list[str]
) -> None:
    weights = {page: transferred(context, f"{address}/{page}") for page in chapters}
    type_of = {
        page: sum(size for url, size in sizes.items() if re.search(r"vendor/source-\w+-", url))
        for page, sizes in weights.items()
    }

    assert all(size > 60_000 for size in type_of.values())
    assert {page: size for page, size in type_of.items() if size > 118_000} == {}


def test_a_line_of_text_has_the_length_of_a_book_s(chapter: Page) -> None:
    counts = chapter.evaluate(LINES)

    assert len(counts) > 40
    assert 62 <= counts[len(counts) // 2] <= 74
    assert counts[-1] <= 80


def palette(theme: str) -> dict[str, str]:
    """Read one theme's colours out of the style sheet."""
    light, dark, _ = re.split(r"(?m)^html\[data|^@media", PALETTE.read_text(encoding="utf-8"))
    return dict(
        re.findall(r"--fn-([\w-]+): (#[0-9a-f]{6});", {"light": light, "dark": dark}[theme])
    )


def test_pages_and_figures_share_their_colours() -> None:
    colours = palette("light")
    figures = {f"class-{i}": colour for i, colour in enumerate(look.CLASS_COLOURS)}
    figures |= look.EQUATION_COLOURS | {"negative": look.NEGATIVE}
    figures |= {"map-low": to_hex(look.PROBABILITY_MAP(0.0)), "map-mid": "#ffffff"}
    figures |= {"map-high": to_hex(look.PROBABILITY_MAP(1.0))}

    assert {name: colours[name] for name in figures} == {
        name: colour.lower() for name, colour in figures.items()
    }
    assert min(look.PROBABILITY_MAP(0.5)) > 0.99


def test_both_themes_name_the_same_colours() -> None:
    assert sorted(palette("light")) == sorted(palette("dark"))
    assert len(palette("light")) == 24


def luminance(colour: str) -> float:
    """Compute how light a colour is, as WCAG 2 defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(first: str, second: str) -> float:
    dark, light = sorted([luminance(first), luminance(second)])
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "surface"])
def test_what_is_written_in_a_colour_can_be_read(theme: str, ground: str) -> None:
    colours = palette(theme)
    written = ("ink", "ink-soft", "link", "right", "wrong", "x", "w", "b", "z", "a", "negative")

    weak = {name: contrast(colours[name], colours[ground]) for name in written}

    assert {name: ratio for name, ratio in weak.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_page_wears_the_palette(chapter: Page, theme: str) -> None:
    chapter.evaluate(f"document.documentElement.dataset.theme = '{theme}'")
    paint = """name => { const probe = document.createElement('i');
        probe.style.color = `var(--fn-${name})`; document.body.append(probe);
        return getComputedStyle(probe).color; }"""

    assert chapter.evaluate("getComputedStyle(document.body).backgroundColor") == (
        chapter.evaluate(paint, "paper"))  # fmt: skip
    assert chapter.evaluate("getComputedStyle(document.querySelector('article p')).color") == (
        chapter.evaluate(paint, "ink"))  # fmt: skip


def test_the_open_page_lists_its_sections_in_the_contents(chapter: Page) -> None:
    sections = chapter.locator("nav.bd-links li.current .page-contents > ul > li > a")
    headings = chapter.locator("article section section > h2")

    assert sections.count() == headings.count() > 5
    assert sections.first.is_visible()
    assert chapter.locator(".bd-sidebar-secondary").count() == 0


def test_on_paper_no_line_of_code_is_cut(chapter: Page) -> None:
    chapter.set_viewport_size({"width": 420, "height": 900})
    on_screen = chapter.evaluate(CUT)

    chapter.emulate_media(media="print")

    assert on_screen > 0
    assert chapter.evaluate(CUT) == 0
