"""formgrader in a browser: the judge's marks are seen, and what a teacher types there stays."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from nbgrader.api import Gradebook
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.conftest import needs
from tests.grading.classroom import NAME, handins, judge, set_up
from tests.lab.conftest import free_port
from tests.site.browsing import ARGUMENTS, note_foreign


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a course in which three hand-ins were judged."""
    needs("bubblewrap", "bwrap")
    folder = set_up(tmp_path_factory.mktemp("formgrader"))
    for name, text in handins().items():
        who = name.split("--")[0]
        if who in ("ben", "eve", "gul"):
            (folder / "submitted" / who / NAME).mkdir(parents=True)
            (folder / "submitted" / who / NAME / f"{NAME}.ipynb").write_text(text)
    judge(folder)
    return folder


@pytest.fixture(scope="module")
def server(course: Path) -> Iterator[str]:
    """Give the address of a Jupyter server in the course's folder, on this machine only."""
    port, home = free_port(), course.parent / "home"
    places = {"HOME": str(home), "JUPYTER_CONFIG_DIR": str(home), "JUPYTER_DATA_DIR": str(home)}
    options = ["--no-browser", f"--port={port}", "--IdentityProvider.token=", "--allow-root",
               "--ServerApp.ip=127.0.0.1", "--ServerApp.port_retries=0",
               # Should nobody be left to stop it.
               "--ServerApp.shutdown_no_activity_timeout=300"]  # fmt: skip
    with (course.parent / "log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "jupyter", "server", *options], cwd=course,
            env=os.environ | places, stdout=log, stderr=log, start_new_session=True,
        )  # fmt: skip
        yield f"http://127.0.0.1:{port}"
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=30)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Give one Chromium for the tests here."""
    program = needs("chromium", "chromium-browser", "google-chrome")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield launched
        launched.close()


@pytest.fixture(scope="module")
def page(browser: Browser, server: str) -> Iterator[Page]:
    """Give a page once the server answers."""
    opened = browser.new_page(viewport={"width": 1280, "height": 1000})
    for _ in range(60):
        try:
            opened.goto(f"{server}/formgrader/manage_assignments", timeout=30_000)
            break
        except Exception as error:
            if "ERR_CONNECTION_REFUSED" not in str(error):
                raise
            opened.wait_for_timeout(1000)
    yield opened
    opened.close()


def gradebook(course: Path) -> Gradebook:
    return Gradebook(f"sqlite:///{course / 'gradebook.db'}")


def open_handin(page: Page, server: str, course: Path, who: str) -> None:
    """Open a learner's notebook and wait until formgrader has put the marks in."""
    with gradebook(course) as opened:
        number = opened.find_submission_notebook(NAME, NAME, who).id
    page.goto(f"{server}/formgrader/submissions/{number}/", wait_until="domcontentloaded")
    page.wait_for_function("window.formgrader && formgrader.grades && formgrader.grades.loaded")
    page.wait_for_function("formgrader.comments && formgrader.comments.loaded")


def test_the_marks_of_the_class_stand_in_its_table(page: Page, server: str) -> None:
    page.goto(f"{server}/formgrader/gradebook/{NAME}/{NAME}")

    scores = page.locator("tbody tr td:nth-child(3)")
    expect(scores).to_have_count(3)
    assert sorted(scores.all_inner_texts()) == ["0 / 10", "10 / 10", "7 / 10"]


def test_a_hand_in_shows_marks_message_and_comment(page: Page, server: str, course: Path) -> None:
    open_handin(page, server, course, "ben")

    expect(page.locator("#check-1a")).to_have_attribute("placeholder", "0")
    expect(page.locator("#check-1c")).to_have_attribute("placeholder", "2")
    expect(page.locator(".output_stdout").first).to_contain_text("1a One neuron: not yet.")
    comment = page.locator("#solve-1a-comment")
    expect(comment).to_have_attribute("placeholder", re.compile("1a One neuron: not yet."))


def test_what_a_learner_wrote_does_nothing_in_the_teachers_browser(
    page: Page, server: str, course: Path
) -> None:
    foreign: list[str] = []
    note_foreign(page, server, foreign)

    open_handin(page, server, course, "ben")

    expect(page.locator("body")).to_contain_text("document.title = 'attacked'")
    assert page.title() != "attacked"
    assert page.locator("img[src=x]").count() == 0


def test_a_file_that_is_no_notebook_is_shown_as_the_handout_with_a_note(
    page: Page, server: str, course: Path
) -> None:
    open_handin(page, server, course, "gul")

    expect(page.locator("pre").first).to_contain_text("is not a notebook")
    expect(page.locator("#check-1d")).to_have_attribute("placeholder", "0")


def test_what_a_teacher_types_is_there_after_grading_again(
    page: Page, server: str, course: Path
) -> None:
    open_handin(page, server, course, "ben")
    for field, text in (("#check-1a", "1.5"), ("#solve-1a-comment", "Nearly: f is missing.")):
        with page.expect_response(lambda answer: answer.request.method == "PUT"):
            page.locator(field).fill(text)
            page.locator(field).blur()

    judge(course)
    open_handin(page, server, course, "ben")

    expect(page.locator("#check-1a")).to_have_value("1.5")
    expect(page.locator("#solve-1a-comment")).to_have_value("Nearly: f is missing.")
    with gradebook(course) as opened:
        given = opened.find_grade("check-1a", NAME, NAME, "ben")
        assert (given.auto_score, given.score, given.needs_manual_grade) == (0, 1.5, False)
