"""Enter a class's reports: marks into the gradebook, notebooks into `autograded/`."""

from collections.abc import Sequence
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from tqdm.auto import tqdm

from nnlib.grading.gradebook.course import Course
from nnlib.grading.gradebook.notebooks import DIGEST, autograded
from nnlib.grading.gradebook.pieces import Piece, read_pieces
from nnlib.grading.gradebook.scores import enter
from nnlib.grading.judge.handins import HandIn, UnreadableError
from nnlib.grading.judge.report import Report


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
    paths = {handin.name: handin.path for handin in handins}
    with Gradebook(course.database, course.name) as gradebook:
        for report in tqdm(reports, unit=" marks entered", leave=False):
            made = autograded(release, _pieces(paths[report.handin], report), report)
            folder = course.folder("autograded", report.handin, report.assignment)
            is_new = _digest_in(folder, report.assignment) != report.digest
            files, timestamp = course.beside(report.handin, report.assignment)
            enter(gradebook, report, made, timestamp=timestamp, is_new=is_new)
            # nbgrader's own step: it reads the due date and the rule from the settings.
            about = {"student": report.handin, "assignment": report.assignment,
                     "notebook": report.assignment, "db_url": course.database}  # fmt: skip
            penalties(made.notebook, {"nbgrader": about})
            # Last, so that a run that was cut off before finds the hand-in new again.
            files[f"{report.assignment}.ipynb"] = nbformat.writes(made.notebook) + "\n"
            _write(folder, files, 0o664 if course.app.coursedir.groupshared else 0o444)


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


def _write(folder: Path, files: dict[str, str], permissions: int) -> None:
    """Write each file as a whole, if it is not there already as it should be."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        path, part = folder / name, folder / f".{name}.part"
        content = text.encode("utf-8", errors="replace")  # the name of a file may be no text
        if not path.is_file() or path.read_bytes() != content:
            part.unlink(missing_ok=True)
            part.write_bytes(content)
            part.chmod(permissions)
            part.replace(path)
