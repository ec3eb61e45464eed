"""What a beginner stumbles over on a page: lost places, cut tables, broken code."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.site.browsing import TYPESET
from tests.site.test_look import FIRST, READY

GOES_ON = "box => box.scrollWidth > box.clientWidth + 1"


@pytest.fixture(params=[360, 1200])
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """The first chapter on a telephone and on a desk."""
    context = browser.new_context(
        viewport={"width": request.param, "height": 800}, reduced_motion="reduce"
    )
    opened = context.new_page()
    opened.goto(f"{address}/{FIRST}")
    opened.evaluate(TYPESET)
    opened.evaluate(READY)
    yield opened
    context.close()


def test_the_contents_mark_the_section_that_is_read_wherever_one_jumps(page: Page) -> None:
    headings = page.locator("article section section > h2")
    links = page.locator(".page-contents > ul > li > a")
    n_sections = headings.count()

    for place in (n_sections - 1, 1, n_sections // 2, 0):
        headings.nth(place).evaluate("heading => heading.scrollIntoView()")
        expect(links.nth(place)).to_have_attribute("aria-current", "true")
        expect(page.locator(".page-contents a.active")).to_have_count(1)


def test_a_table_that_goes_on_shows_a_shadow_under_covers_that_move(page: Page) -> None:
    tables = page.locator(".table-scroll").all()
    wide = [table for table in tables if table.evaluate(GOES_ON)]
    looks = [table.evaluate("box => getComputedStyle(box).backgroundAttachment") for table in wide]

    assert len(tables) > 1
    assert bool(wide) == (page.viewport_size == {"width": 360, "height": 800})
    assert set(looks) <= {"local, local, scroll, scroll"}


def test_short_code_stays_on_one_line(page: Page) -> None:
    codes = page.locator("article :is(p, li, dd) > code.literal").all()
    short = [code for code in codes if len(code.text_content() or "") <= 16]

    broken = [code.text_content() for code in short if lines_of(code) > 1]

    assert len(short) > 20
    assert broken == []


def lines_of(code: Locator) -> int:
    """Count the lines that a piece of code stands on."""
    return int(code.evaluate("it => new Set([...it.getClientRects()].map(box => box.top)).size"))


def test_captions_of_an_exploration_stand_in_the_middle_and_in_line(page: Page) -> None:
    page.get_by_role("button", name="Open it without predicting").press("Enter")
    figures = page.locator("#exploration-knobs figure").all()
    pictures = [figure.locator("canvas").bounding_box() for figure in figures]
    captions = [figure.locator("figcaption").bounding_box() for figure in figures]
    aligned = {figure.evaluate("it => getComputedStyle(it.lastChild).textAlign")
               for figure in figures}  # fmt: skip
    middles = [
        (box["x"] + box["width"] / 2) - (below["x"] + below["width"] / 2)
        for box, below in zip(pictures, captions, strict=True)
    ]

    assert aligned == {"center"}
    assert max(map(abs, middles)) < 1
    if page.viewport_size["width"] > 1000:
        assert captions[0]["y"] == pytest.approx(captions[2]["y"], abs=1)


def test_the_theme_s_way_back_to_the_top_never_lies_over_the_text(page: Page) -> None:
    button = page.locator("#pst-back-to-top")

    button.evaluate("it => { it.style.display = 'block'; }")  # as the theme's script does

    expect(button).to_be_hidden()


def test_hidden_code_is_left_off_the_paper(page: Page) -> None:
    hidden = page.locator("details.fold-cell")
    answers = page.locator("details.fold-answer:not(.fn-card *)")
    on_screen = hidden.first.is_visible()

    page.emulate_media(media="print")

    assert on_screen
    assert hidden.count() > 3
    assert not any(fold.is_visible() for fold in hidden.all())
    assert all(fold.is_visible() for fold in answers.all())


@pytest.mark.parametrize(
    ("words", "answer"), [("neuron", "Places found: "), ("zebra", "No page has all these words.")]
)
def test_the_search_says_in_words_what_it_found(
    context: BrowserContext, address: str, words: str, answer: str
) -> None:
    page = context.new_page()

    page.goto(f"{address}/search.html?q={words}")

    expect(page.locator("#search-results .search-summary")).to_contain_text(answer)
