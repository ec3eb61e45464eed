"""Each page, in light and in dark: it opens, keeps to itself, and everyone can read it."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.site.browsing import Visit, visit_all
from tools.read_site import serve


def test_every_page_opens(visits: dict[str, Visit]) -> None:
    assert {page: visit.status for page, visit in visits.items() if visit.status != 200} == {}


def test_no_page_asks_another_host_for_anything(visits: dict[str, Visit]) -> None:
    assert {page: visit.foreign for page, visit in visits.items() if visit.foreign} == {}


def test_no_page_writes_an_error_to_the_console(visits: dict[str, Visit]) -> None:
    assert {page: visit.messages for page, visit in visits.items() if visit.messages} == {}


def test_no_page_breaks_a_rule_of_accessibility(visits: dict[str, Visit]) -> None:
    assert {page: visit.violations for page, visit in visits.items() if visit.violations} == {}


def test_no_page_scrolls_sideways_on_a_narrow_screen(visits: dict[str, Visit]) -> None:
    assert {page: visit.too_wide for page, visit in visits.items() if visit.too_wide} == {}


def test_every_formula_is_typeset(visits: dict[str, Visit]) -> None:
    assert {page: visit.untypeset for page, visit in visits.items() if visit.untypeset} == {}


FAULTY = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Faults</title>
<meta http-equiv="Content-Security-Policy" content="font-src 'none'">
<style>@font-face {font-family: x; src: url(x.woff)} p {font-family: x}</style></head>
<body><main><h1>Faults</h1><button></button><p>text</p>
<div style="width: 2000px">wide</div><span class="math">\\(x\\)</span>
<img alt="" src="http://foreign.invalid/x.png"><script>console.error("oops"); undefined.x</script>
</main></body></html>"""


@pytest.fixture(scope="module")
def faulty(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Visit:
    folder: Path = tmp_path_factory.mktemp("faulty")
    (folder / "page.html").write_text(FAULTY, encoding="utf-8")
    with serve(folder) as address:
        return visit_all(browser, address, ["page.html"], "light")["page.html"]


def test_a_foreign_request_is_found(faulty: Visit) -> None:
    assert faulty.foreign == ["http://foreign.invalid/x.png"]


@pytest.mark.parametrize("part", ["oops", "Cannot read properties", "Content Security Policy"])
def test_an_error_in_the_console_is_found(faulty: Visit, part: str) -> None:
    assert any(part in message for message in faulty.messages)


def test_a_button_without_a_name_is_found(faulty: Visit) -> None:
    assert any(line.startswith("button-name") for line in faulty.violations)


def test_a_page_that_is_too_wide_is_found(faulty: Visit) -> None:
    assert faulty.too_wide > 1000


def test_a_formula_that_is_not_typeset_is_found(faulty: Visit) -> None:
    assert faulty.untypeset == ["\\(x\\)"]


def test_a_missing_page_is_found(browser: Browser, tmp_path: Path) -> None:
    with serve(tmp_path) as address:
        visits = visit_all(browser, address, ["missing.html"], "light")

    assert visits["missing.html"].status == 404
