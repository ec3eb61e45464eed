"""Opening a notebook in a JupyterLab that may still be starting, and running its cells."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import nbformat
from playwright.sync_api import Browser, Page, expect

from tests.site.browsing import note_foreign


def open_notebook(page: Page, address: str) -> None:
    """Open a notebook as soon as the server answers."""
    for _ in range(60):
        try:
            page.goto(address, wait_until="domcontentloaded", timeout=90_000)
            break
        except Exception as error:
            # Not there yet, or just leading from one of its own addresses to another.
            if not any(words in str(error) for words in ("ERR_CONNECTION_REFUSED", "interrupted")):
                raise
            page.wait_for_timeout(1000)
    page.locator(".jp-Notebook h1").first.wait_for(timeout=60_000)


@contextmanager
def running(
    browser: Browser, lab: str, path: Path, sources: list[str], height: int
) -> Iterator[Page]:
    """Write a notebook of these cells, open it and run it; no request may leave the machine."""
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_markdown_cell("# Try it"),
               *(nbformat.v4.new_code_cell(source) for source in sources)],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}},
    )  # fmt: skip
    nbformat.write(notebook, path)
    foreign: list[str] = []
    opened = browser.new_page(viewport={"width": 1280, "height": height})
    note_foreign(opened, lab, foreign)
    open_notebook(opened, f"{lab}/lab/tree/{path.name}?reset")
    run_all(opened)
    yield opened
    opened.close()
    assert foreign == []


def run_all(page: Page) -> None:
    """Run all cells once the kernel is there, and wait until all are done."""
    idle = page.locator(".jp-Notebook-ExecutionIndicator[data-status='idle']")
    expect(idle.first).to_be_visible(timeout=90_000)
    last = page.locator(".jp-CodeCell .jp-InputPrompt").last
    for _ in range(3):  # an order that comes while the kernel is taken over is lost
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
        try:
            expect(last).not_to_have_text("[ ]:", timeout=15_000)
            break
        except AssertionError:
            page.keyboard.press("Escape")
    expect(page.locator(".jp-CodeCell .jp-InputPrompt", has_text="*")).to_have_count(
        0, timeout=90_000
    )
    expect(last).to_have_text(re.compile(r"\[\d+\]:"))


def run_cell(page: Page, text: str) -> str:
    """Run the code cell that holds `text`, and give what it prints."""
    cell = page.locator(".jp-CodeCell", has_text=text).last
    cell.locator(".cm-content").click()
    before = cell.locator(".jp-InputPrompt").inner_text()
    page.keyboard.press("Control+Enter")
    expect(cell.locator(".jp-InputPrompt")).not_to_have_text(before)
    expect(cell.locator(".jp-InputPrompt")).not_to_have_text("[*]:")
    return cell.locator(".jp-OutputArea-output").last.inner_text().strip()
