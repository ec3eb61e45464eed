"""One JupyterLab and one browser for all tests here, started as a reader starts them."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.conftest import needs
from tests.site.browsing import ARGUMENTS

ROOT = Path(__file__).resolve().parents[2]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="package")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which the reader's copies lie."""
    folder: Path = tmp_path_factory.mktemp("lab") / "work"
    folder.mkdir()
    return folder


@pytest.fixture(scope="package")
def lab(work: Path) -> Iterator[str]:
    """The address of a JupyterLab started as `make lab` starts it, on copies in a new folder."""
    folder, port = work.parent, free_port()
    settings = {"WORK": str(work), "JUPYTER_CONFIG_DIR": str(folder / "config"),
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


# Ends with this folder's tests: a process holds one playwright, and other folders start theirs.
@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests of this folder."""
    program = needs("chromium", "chromium-browser", "google-chrome")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield launched
        launched.close()
