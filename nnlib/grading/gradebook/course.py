"""A course's folder as nbgrader's settings describe it: hand-ins, handouts, when they came."""

import contextlib
import glob
import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from nnlib.grading.judge.handins import HandIn, UnreadableError, find_handins, read_bytes
from nnlib.grading.judge.refusing import CannotJudgeError

CONFIG, TIMESTAMP = "nbgrader_config.py", "timestamp.txt"
# With it a learner, and nobody else, can fetch the feedback.
RECEIPT = "submission_secret.txt"


@dataclass(frozen=True)
class Course:
    """A course.

    Parameters
    ----------
    app : nbgrader.apps.NbGrader
        It holds the settings.
    """

    app: Any

    @property
    def database(self) -> str:
        """The address of the gradebook."""
        return str(self.app.coursedir.db_url)

    @property
    def name(self) -> str:
        """What nbgrader calls the course."""
        return str(self.app.coursedir.course_id)

    def folder(self, step: str, student: str, assignment: str) -> Path:
        """Give the folder of a step, for example of "autograded"."""
        place = self.app.coursedir
        return Path(place.format_path(getattr(place, f"{step}_directory"), student, assignment))

    def release(self, assignment: str) -> NotebookNode:
        """Read an assignment's notebook as it is handed out.

        Raises
        ------
        CannotJudgeError
            If nbgrader has not generated it.
        """
        path = self.folder("release", ".", assignment) / f"{assignment}.ipynb"
        if not path.is_file():
            raise CannotJudgeError(
                f"{path} is not there: the assignment has not been generated. In the course's "
                f"folder type: nbgrader generate_assignment {assignment}"
            )
        notebook: NotebookNode = nbformat.read(path, as_version=4)
        return notebook

    def handins(self, assignment: str) -> list[HandIn]:
        """Find what was handed in, by the learner's name in the gradebook.

        Raises
        ------
        CannotJudgeError
            If nothing was.
        """
        step, place = self.app.coursedir.submitted_directory, self.app.coursedir
        names = re.compile(place.format_path(step, "(?P<student>.*)", assignment, escape=True))
        pattern = os.path.relpath(place.format_path(step, "*", assignment), place.root)
        found = []
        for path in sorted(
            Path(place.root, one) for one in glob.glob(pattern, root_dir=place.root)
        ):
            student = names.fullmatch(str(path))
            if student and path.is_dir():
                found.append(replace(_handin(path, assignment), name=student["student"]))
        if not found:
            raise CannotJudgeError(
                f"There are no hand-ins to {assignment} in {Path(place.root) / step}. In the "
                f"course's folder type: nbgrader collect {assignment}"
            )
        return found

    def beside(self, student: str, assignment: str) -> tuple[dict[str, str], datetime | None]:
        """Give what nbgrader put beside a hand-in, and needs again to give feedback back.

        Parameters
        ----------
        student, assignment : str

        Returns
        -------
        files : dict of str to str
            The text of each file.
        timestamp : datetime or None
            When the hand-in came, in UTC, if one of the files says so.
        """
        from nbgrader.utils import parse_utc

        folder, files = self.folder("submitted", student, assignment), {}
        for name in (TIMESTAMP, RECEIPT):
            with contextlib.suppress(FileNotFoundError):
                files[name] = _text(folder / name)
        if TIMESTAMP not in files:
            return files, None
        try:
            return files, parse_utc(files[TIMESTAMP].strip())
        except (ValueError, OverflowError) as error:
            said = f"{folder / TIMESTAMP} holds no time, so {student} counts as in time: {error}"
            print(said, file=sys.stderr)
            del files[TIMESTAMP]
            return files, None


def _handin(path: Path, assignment: str) -> HandIn:
    """Give the hand-in in a learner's folder, which lies among the learner's others."""
    if path.is_symlink():
        return HandIn(path.name, None, ("The folder is a link to another one.",))
    return next(each for each in find_handins(path.parent, assignment) if each.name == path.name)


def _text(path: Path) -> str:
    """Read a small file; one that is a link or no file counts as not there."""
    try:
        return read_bytes(path).decode("utf-8", errors="replace")
    except UnreadableError as error:
        raise FileNotFoundError(str(error)) from error


@contextlib.contextmanager
def opened(folder: Path) -> Iterator[Course]:
    """Read a course's settings as nbgrader does: from within its folder.

    Raises
    ------
    CannotJudgeError
        If the folder is no course.
    """
    if not (folder / CONFIG).is_file():
        raise CannotJudgeError(
            f"{folder} is no course: it holds no {CONFIG}. Type: make course COURSE={folder}"
        )
    from nbgrader.apps import NbGrader

    with contextlib.chdir(folder):
        app = NbGrader()
        # Without the settings it would go on, and might write into another gradebook.
        app.raise_config_file_errors = True
        app.initialize([], root=str(folder))
        yield Course(app)
