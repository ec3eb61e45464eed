"""The playground on the built site: served and as a file, by its links, and without scripts."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from nnlib import explore
from tests.explore.training import expected, number_after
from tests.site.browsing import listen, transferred

PAGE = "book/playground.html"
SAYS = "#exploration-playground .explore-says"


@pytest.fixture
def page(context: BrowserContext, origin: str) -> Iterator[Page]:
    """The page, opened in both ways; a message in the console fails the test."""
    opened, messages = context.new_page(), list[str]()
    listen(opened, messages)
    opened.goto(f"{origin}/{PAGE}")
    expect(opened.locator(SAYS)).to_contain_text("Epoch 0:", timeout=30_000)
    yield opened
    assert messages == []


def test_it_trains_in_a_worker_under_the_policy_of_the_site(page: Page) -> None:
    page.get_by_label("stop at epoch", exact=True).press("Home")

    page.get_by_role("button", name="Run", exact=True).press("Enter")

    expect(page.locator(SAYS)).to_contain_text("Epoch 50:", timeout=60_000)
    numbers = expected(explore.playground(), 50)
    text = page.locator(SAYS).inner_text()
    assert f"{numbers.right} of 140 points lie on the right side" in text
    assert number_after("Loss", text) == pytest.approx(numbers.loss, abs=0.00051)
    assert len(page.workers) == 1


def test_each_question_sets_the_playground_as_it_says(page: Page) -> None:
    links = page.locator("a[href^='#exploration-playground?']")
    asked = links.evaluate_all("links => links.map(link => link.getAttribute('href'))")

    for link, address in zip(links.all(), asked, strict=True):
        explore.playground(**settings_of(address))  # refuses what does not fit
        link.click()
        frame = page.locator("#exploration-playground .explore")
        expect(frame).to_be_focused()
        expect(page.locator(SAYS)).not_to_contain_text("The link asks for")
        data = settings_of(address)["data"]
        expect(frame.get_by_label("data", exact=True)).to_have_value(str(data))
    assert len(asked) == 10


def settings_of(address: str) -> dict[str, str | float]:
    """Read a link as the settings that Python would take."""
    values = {name: value for name, [value] in parse_qs(address.split("?")[1]).items()}
    return {
        name: float(value) if re.fullmatch(r"[\d.]+", value) else value
        for name, value in values.items()
    }


def test_without_scripts_a_sentence_and_a_picture_stand_in_its_place(
    browser: Browser, site: Path
) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()

    opened.goto(f"{site.as_uri()}/{PAGE}")

    expect(opened.locator(".exploration-still")).to_contain_text("needs a screen and scripts")
    expect(opened.locator("figure img").first).to_be_visible()
    context.close()


def test_its_page_is_as_light_as_a_chapter(context: BrowserContext, address: str) -> None:
    sizes = transferred(context, f"{address}/{PAGE}")

    assert sum(sizes.values()) < 700_000
