"""A reader's copy of the chapter in a real JupyterLab: boxes, formulas, sliders, no network."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from tests.conftest import needs
from tests.site.browsing import ARGUMENTS, note_foreign

ROOT = Path(__file__).resolve().parents[2]
CHAPTER = "chapters/01_one_neuron.ipynb"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a JupyterLab started as `make lab` starts it, on copies in a new folder."""
    folder, port = tmp_path_factory.mktemp("lab"), free_port()
    settings = {"WORK": str(folder / "work"), "JUPYTER_CONFIG_DIR": str(folder / "config"),
                "JUPYTER_DATA_DIR": str(folder / "data"), "IPYTHONDIR": str(folder)}  # fmt: skip
    options = ["--no-browser", f"--port={port}", "--IdentityProvider.token=", "--allow-root",
               "--ServerApp.port_retries=0"]  # fmt: skip
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "tools.lab", *options], cwd=ROOT, env=os.environ | settings,
            stdout=log, stderr=log, start_new_session=True,
        )  # fmt: skip
        yield f"http://127.0.0.1:{port}"
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(timeout=30)


@pytest.fixture(scope="module")
def notebook(lab: str) -> Iterator[tuple[Page, list[str]]]:
    """The opened chapter, and every request that left this machine."""
    program = needs("chromium", "chromium-browser", "google-chrome")
    foreign: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        note_foreign(page, lab, foreign)
        open_chapter(page, f"{lab}/lab/tree/{CHAPTER}?reset")
        yield page, foreign
        browser.close()


def open_chapter(page: Page, address: str) -> None:
    """Open the chapter as soon as the server answers."""
    for _ in range(60):
        try:
            page.goto(address)
            break
        except Exception as error:
            if "ERR_CONNECTION_REFUSED" not in str(error):
                raise
            page.wait_for_timeout(1000)
    page.locator(".jp-Notebook h1").first.wait_for(timeout=60_000)


def test_the_boxes_of_the_chapter_are_rendered(notebook: tuple[Page, list[str]]) -> None:
    page, _ = notebook

    box = page.locator(".jp-Notebook aside", has_text="What you will be able to do")

    expect(box.first).to_be_visible()
    assert ":::" not in page.locator(".jp-Notebook").inner_text()


def test_formulas_are_rendered(notebook: tuple[Page, list[str]]) -> None:
    page, _ = notebook

    expect(page.locator(".jp-Notebook .katex, .jp-Notebook mjx-container").first).to_be_visible()


def test_nothing_leaves_the_machine(notebook: tuple[Page, list[str]]) -> None:
    page, foreign = notebook

    page.wait_for_timeout(3000)

    assert foreign == []
    assert page.get_by_text("Jupyter news").count() == 0
