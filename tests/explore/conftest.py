"""One browser for the tests of explorations and cards, and a way to open a bare page in it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, TimeoutError, sync_playwright

from nnlib.explore.base import PageWidget
from tests.conftest import needs
from tests.explore import pages
from tests.site.browsing import ARGUMENTS, listen

Open = Callable[..., Page]


# Ends with this folder's tests: a process holds one playwright, and other folders start theirs.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of this folder."""
    program = needs("chromium", "chromium-browser", "google-chrome")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture
def open_page(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Open widgets on a bare page, as a file; any message in the console fails the test.

    `before` is a script that runs before the page's own; `mathjax` and `dark` are the page's, all
    other options those of a new browser context.
    """
    contexts, messages = [], list[str]()

    def open_it(
        *widgets: PageWidget, before: str = "", mathjax: bool = False, dark: bool = False,
        **options: Any,
    ) -> Page:  # fmt: skip
        context = browser.new_context(**{"viewport": {"width": 720, "height": 900}} | options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        listen(page, messages)
        if before:
            page.add_init_script(before)
        file = tmp_path / f"page-{len(contexts)}.html"
        file.write_text(pages.page(*widgets, mathjax=mathjax, dark=dark), encoding="utf-8")
        page.goto(file.as_uri())
        try:
            page.wait_for_function(
                "count => document.querySelectorAll('.is-live').length === count", arg=len(widgets)
            )
        except TimeoutError as error:
            raise AssertionError(f"not all widgets came to life: {messages}") from error
        return page

    yield open_it
    for context in contexts:
        context.close()
    assert messages == []
