"""`python -m nnlib.grading nbgrader COURSE --exercise NAME`: judge what a class handed in.

It takes the place of `nbgrader autograde`: what was collected goes through the judge, marks and
comments into the gradebook, and notebooks into `autograded/`, where formgrader finds them.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from nnlib.grading.gradebook.course import TIMESTAMP, Course, opened
from nnlib.grading.gradebook.notebooks import DIGEST, Autograded, autograded
from nnlib.grading.gradebook.pieces import Piece, read_pieces
from nnlib.grading.gradebook.scores import enter
from nnlib.grading.judge.command import Bar
from nnlib.grading.judge.grading import grade
from nnlib.grading.judge.handins import HandIn, UnreadableError
from nnlib.grading.judge.pages import write_pages
from nnlib.grading.judge.report import Report
from nnlib.grading.judge.secrets import course_secret

SECRET, RESULTS = "course-secret.txt", "judged"


def run(arguments: argparse.Namespace) -> int:
    """Judge the hand-ins to one assignment and write the marks into the gradebook.

    Parameters
    ----------
    arguments : argparse.Namespace
        The course's folder, and the options of every command that judges.

    Returns
    -------
    status : int
        1 if there is a hand-in that the judge itself could not finish, else 0.

    Raises
    ------
    CannotJudgeError
        If something is missing; the message says what to do.
    """
    root, assignment = arguments.course.resolve(), arguments.exercise
    secret = (arguments.secret or root / SECRET).resolve()
    with opened(root) as course:
        release = course.release(assignment)
        handins = course.handins(assignment)
        reports = _judge(handins, root / RESULTS / assignment, secret, arguments)
        write_marks(course, release, handins, reports)
    counts = [f"{sum(r.status == s for r in reports)} {s}" for s in
              dict.fromkeys(r.status for r in reports)]  # fmt: skip
    print(f"{len(reports)} hand-ins to {assignment}: {', '.join(counts)}. The marks are in "
          "nbgrader's gradebook, for formgrader and nbgrader generate_feedback.")  # fmt: skip
    return int(any(report.status == "failed" for report in reports))


def _judge(
    handins: Sequence[HandIn], out: Path, secret: Path, arguments: argparse.Namespace
) -> list[Report]:
    with Bar() as bar:
        reports = grade(
            handins, arguments.exercise, out, secret=course_secret(secret), jobs=arguments.jobs,
            unsafe=arguments.unsafe, progress=bar,
        )  # fmt: skip
    write_pages(out, reports)
    return reports


def write_marks(
    course: Course, release: NotebookNode, handins: Sequence[HandIn], reports: Sequence[Report]
) -> None:
    """Write reports into the gradebook and into `autograded/`.

    Parameters
    ----------
    course : Course
    release : NotebookNode
        The assignment's notebook as it was handed out.
    handins : sequence of HandIn
    reports : sequence of Report
        One for each hand-in.
    """
    from nbgrader.api import Gradebook
    from nbgrader.preprocessors import AssignLatePenalties

    penalties = AssignLatePenalties(parent=course.app)
    files = {handin.name: handin.path for handin in handins}
    with Gradebook(course.database, course.name) as gradebook:
        for report in reports:
            made = autograded(release, _pieces(files[report.handin], report), report)
            folder = course.folder("autograded", report.handin, report.assignment)
            is_new = _digest_in(folder, report.assignment) != report.digest
            text, timestamp = course.handed_in_at(report.handin, report.assignment)
            enter(gradebook, report, made, timestamp=timestamp, is_new=is_new)
            # nbgrader's own step: it reads the due date and the rule from the settings.
            about = {"student": report.handin, "assignment": report.assignment,
                     "notebook": report.assignment, "db_url": course.database}  # fmt: skip
            penalties(made.notebook, {"nbgrader": about})
            # Last, so that a run that was cut off before finds the hand-in new again.
            _write_notebook(course, folder, made, report, text)


def _pieces(path: Path | None, report: Report) -> list[Piece] | None:
    if path is None or report.status in ("missing", "unreadable"):
        return None
    try:
        return read_pieces(path)
    except UnreadableError:  # it was readable a moment ago; the verdicts are shown in the handout
        return None


def _digest_in(folder: Path, assignment: str) -> str | None:
    """Give the fingerprint of the file that was judged last, if one was."""
    try:
        notebook = nbformat.read(folder / f"{assignment}.ipynb", as_version=4)
    except (OSError, ValueError):
        return None
    return str(notebook.metadata.get(DIGEST, ""))


def _write_notebook(
    course: Course, folder: Path, made: Autograded, report: Report, timestamp: str
) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    texts = {f"{report.assignment}.ipynb": nbformat.writes(made.notebook) + "\n"}
    if timestamp:  # by it nbgrader sees that feedback is older than the hand-in
        texts[TIMESTAMP] = timestamp
    for name, text in texts.items():
        path, part = folder / name, folder / f".{name}.part"
        content = text.encode("utf-8", errors="replace")  # a file's name may be no text
        if not path.is_file() or path.read_bytes() != content:
            part.unlink(missing_ok=True)
            part.write_bytes(content)
            part.chmod(0o664 if course.app.coursedir.groupshared else 0o444)
            part.replace(path)
