"""One site, one server and one browser for all tests of the built site."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.conftest import needs
from tests.site.browsing import ARGUMENTS, Visit, visit_all
from tools import build_site, read_site


@pytest.fixture(scope="session")
def site() -> Path:
    """The folder of the built site; built first if a source is newer."""
    if build_site.is_stale() and build_site.build() != 0:
        pytest.fail("The site does not build. Type `make book` to see why.", pytrace=False)
    return build_site.ROOT / "_build" / "html"


@pytest.fixture(scope="session")
def pages(site: Path) -> list[str]:
    """The addresses of all pages, relative to the site; index.html only leads to one of them."""
    found = [path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html"))]
    return [page for page in found if page != "index.html"]


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The site's address on this machine, as long as tests run."""
    with read_site.serve(site) as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    program = needs("chromium", "chromium-browser", "google-chrome")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture(scope="session", params=["light", "dark"])
def visits(
    request: pytest.FixtureRequest, browser: Browser, address: str, pages: list[str]
) -> dict[str, Visit]:
    """What happened on each page, visited once in light and once in dark colours."""
    return visit_all(browser, address, pages, request.param)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A fresh reader: no stored choice of colours."""
    opened = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="light")
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def chapters(pages: list[str]) -> list[str]:
    """The addresses of the chapters."""
    return [page for page in pages if page.startswith("chapters/")]


@pytest.fixture(params=["served", "file"])
def origin(request: pytest.FixtureRequest, address: str, site: Path) -> str:
    """Where the site's pages lie for a reader: on a server, or in a folder opened as files."""
    return address if request.param == "served" else site.as_uri()
