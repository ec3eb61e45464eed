"""A reader's JupyterLab has none of the tools for classes that the same environment holds."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.lab.opening import running


@pytest.fixture(scope="module")
def page(lab: str, work: Path, browser: Browser) -> Iterator[Page]:
    """Give a notebook of one cell, run."""
    with running(browser, lab, work / "alone.ipynb", ["print('here')"], height=900) as opened:
        yield opened


def test_no_button_calls_an_unsolved_exercise_a_success(page: Page) -> None:
    expect(page.locator(".jp-OutputArea-output").last).to_have_text("here\n")

    assert page.get_by_role("button", name="Validate").count() == 0
    assert page.get_by_role("menuitem", name="Nbgrader").count() == 0


def test_the_server_has_no_formgrader(page: Page, lab: str) -> None:
    assert page.request.get(f"{lab}/formgrader").status == 404
