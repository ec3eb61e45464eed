"""The whole corpus judged once, with the machine looked at before and after."""

import os
import socket
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from nnlib.grading.judge.grading import grade
from nnlib.grading.judge.handins import find_handins
from nnlib.grading.judge.report import Report
from nnlib.grading.judge.sandbox.limits import Limits
from tests.conftest import needs
from tests.grading import snapshots
from tests.grading.corpus.handins import lay_out
from tests.grading.corpus.statement import FIRST

SECRET = "the corpus's own secret"
# Tighter than a course's, because dozens of these hand-ins never end by themselves.
LIMITS = Limits(seconds=3, patience=12, total=60)
ABSTRACT_NAME = "\0from-one-neuron-corpus"


@dataclass(frozen=True)
class Surroundings:
    """What there is around the sandbox."""

    places: dict[str, dict[str, snapshots.Entry]]
    left_behind: list[str]
    left_alive: set[int]


@dataclass(frozen=True)
class Judged:
    """The corpus after it was judged."""

    reports: dict[str, Report]
    before: Surroundings
    after: Surroundings
    visitors: list[str]


def judge(
    folder: Path, out: Path, jobs: int | None = None, assignment: str = FIRST
) -> dict[str, Report]:
    """Judge a folder of hand-ins and give the reports by the learner's name."""
    needs("bubblewrap", "bwrap")
    handins = find_handins(folder, assignment)
    reports = grade(handins, assignment, out, secret=SECRET, jobs=jobs, limits=LIMITS)
    return {report.handin: report for report in reports}


@pytest.fixture(scope="session")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Judged:
    """Judge all hand-ins of the corpus, as many at once as there are cores."""
    home = tmp_path_factory.mktemp("home")
    temporary = tmp_path_factory.mktemp("temporary")
    handins = tmp_path_factory.mktemp("handins")
    out = tmp_path_factory.mktemp("results")
    lay_out(handins)

    def look() -> Surroundings:
        places = {path.name: snapshots.tree(path) for path in (home, temporary, handins)}
        places |= {"repository": snapshots.repository(), "results": snapshots.tree(out)}
        return Surroundings(places, snapshots.left_behind(), snapshots.left_alive())

    with _living_in(home, temporary), _listeners() as visitors:
        before = look()
        reports = {}
        for each in sorted(handins.iterdir()):
            reports |= judge(each, out / each.name, assignment=each.name)
        after = look()
        return Judged(reports, before, after, visitors())


@contextmanager
def _living_in(home: Path, temporary: Path) -> Iterator[None]:
    """Give the judge a home and a temporary folder of which every entry is known."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(home))
        patch.setenv("TMPDIR", str(temporary))
        patch.setattr(tempfile, "tempdir", None)
        (home / "diary.txt").write_text("nobody's business", encoding="utf-8")
        os.utime(home / "diary.txt", (0, 0))
        yield


@contextmanager
def _listeners() -> Iterator[Callable[[], list[str]]]:
    """Listen on this machine and under an abstract name; give who came."""
    with socket.socket() as port, socket.socket(socket.AF_UNIX) as named:
        port.bind(("127.0.0.1", 0))
        named.bind(ABSTRACT_NAME)
        for listener in (port, named):
            listener.listen()
            listener.setblocking(False)

        def visitors() -> list[str]:
            found = []
            for name, listener in (("port", port), ("abstract name", named)):
                try:
                    listener.accept()[0].close()
                    found.append(name)
                except BlockingIOError:
                    continue
            return found

        yield visitors
