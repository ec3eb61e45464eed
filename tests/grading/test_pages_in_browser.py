"""The judge's pages as a browser shows them: to everyone, on any screen, and nothing runs."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from nnlib.grading.judge.pages import write_pages
from nnlib.grading.judge.pages.markup import Html
from nnlib.grading.judge.pages.page import page as page_of
from tests.conftest import needs
from tests.grading.reports import report, small_class, wrong
from tests.site.browsing import ARGUMENTS, WIDER_THAN_SCREEN, Visit, listen, look, note_foreign

PAGES = ["summary.html", "feedback/Ida.html", "feedback/Lea.html", "feedback/Nele.html",
         "feedback/Hana.html", "feedback/שרה כהן.html",
         "feedback/<img src=x onerror=alert(1)>.html"]  # fmt: skip
CUT = """() => [...document.querySelectorAll('td, th, dd, p, li')]
    .filter(box => box.scrollWidth > box.clientWidth + 1 && box.clientWidth > 0).length"""
SMALL_TARGETS = """() => [...document.querySelectorAll('th a, .names a')]
    .map(link => link.getBoundingClientRect())
    .filter(box => box.height < 24 || box.width < 24).length"""
BARS = """() => [...document.querySelectorAll('tbody tr:has(svg)')].map(row => [
    Number(row.cells[1].textContent), row.querySelector('rect').getBoundingClientRect().width])"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of this module."""
    program = needs("chromium", "chromium-browser", "google-chrome")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the results of a small class."""
    folder: Path = tmp_path_factory.mktemp("results")
    write_pages(folder, small_class())
    return folder


@pytest.fixture
def opened(browser: Browser) -> Iterator[Page]:
    """A page with nothing on it."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_everyone_can_read_a_page(opened: Page, out: Path, name: str, colours: str) -> None:
    visit = Visit()
    listen(opened, visit.messages)
    note_foreign(opened, out.as_uri(), visit.foreign)
    opened.emulate_media(color_scheme=colours)

    opened.goto((out / name).as_uri())
    look(opened, visit)

    assert visit == Visit()


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_cut_on_a_narrow_screen_or_on_paper(
    opened: Page, out: Path, name: str
) -> None:  # fmt: skip
    opened.set_viewport_size({"width": 320, "height": 640})
    opened.goto((out / name).as_uri())

    on_screen = opened.evaluate(CUT)
    opened.emulate_media(media="print")

    assert (on_screen, opened.evaluate(CUT)) == (0, 0)


def test_a_long_name_leaves_room_for_the_words_beside_it(opened: Page, tmp_path: Path) -> None:
    write_pages(tmp_path, [report("x" * 250, wrong("1a", "m" * 80))])
    opened.set_viewport_size({"width": 320, "height": 640})

    opened.goto((tmp_path / "summary.html").as_uri())

    assert opened.evaluate(WIDER_THAN_SCREEN) <= 0
    words = opened.locator(".everyone td", has_text="judged")
    assert words.evaluate("box => box.scrollWidth <= box.clientWidth")
    assert words.evaluate("box => box.clientWidth") > 40


def test_dark_colours_are_used_where_the_reader_wants_them(opened: Page, out: Path) -> None:
    opened.goto((out / PAGES[0]).as_uri())
    grounds = []
    for colours in ("light", "dark"):
        opened.emulate_media(color_scheme=colours)
        grounds.append(opened.evaluate("getComputedStyle(document.body).backgroundColor"))

    assert grounds == ["rgb(255, 255, 255)", "rgb(23, 25, 29)"]


@pytest.mark.parametrize("handin", [each.handin for each in small_class()])
def test_a_click_in_the_summary_opens_the_feedback(opened: Page, out: Path, handin: str) -> None:
    opened.goto((out / "summary.html").as_uri())
    place = [each.handin for each in sorted(small_class(), key=lambda r: r.handin.casefold())]

    opened.locator(".everyone a").nth(place.index(handin)).click()

    shown = handin.replace("\u202e", "[U+202E]")
    assert opened.locator("h1").text_content() == shown


def test_links_in_lists_are_large_enough_for_a_finger(opened: Page, out: Path) -> None:
    opened.goto((out / "summary.html").as_uri())

    assert opened.locator(".names a").count() > 5
    assert opened.evaluate(SMALL_TARGETS) == 0


def test_a_bar_is_as_long_as_its_number(opened: Page, out: Path) -> None:
    opened.goto((out / "summary.html").as_uri())
    bars = opened.evaluate(BARS)

    longest = max(width for _, width in bars)
    most = max(count for count, _ in bars)
    assert longest > 100
    assert [width for _, width in bars] == pytest.approx(
        [longest * count / most for count, _ in bars], abs=0.1
    )


def test_a_script_that_got_onto_a_page_would_not_run(opened: Page, tmp_path: Path) -> None:
    script = Html(
        "<script>document.title = 'run'</script><p onclick=\"document.title = 'run'\">x</p>"
    )
    (tmp_path / "page.html").write_text(page_of("safe", script), encoding="utf-8")

    opened.goto((tmp_path / "page.html").as_uri())
    opened.locator("p").click()

    assert opened.title() == "safe"


def test_a_matrix_keeps_its_rows(opened: Page, tmp_path: Path) -> None:
    write_pages(tmp_path, [report("Ana", wrong("1a", "values", Came="[[1, 2],\n [3, 4]]"))])

    opened.goto((tmp_path / "feedback" / "Ana.html").as_uri())

    assert opened.locator("dd", has_text="[[1, 2]").inner_text() == "[[1, 2],\n [3, 4]]"
