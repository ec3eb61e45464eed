"""Write what people read: a page for each learner, and marks and a summary for whoever teaches."""

from collections.abc import Sequence
from pathlib import Path

from nnlib.grading.judge.pages.feedback import feedback_page
from nnlib.grading.judge.pages.links import file_stem
from nnlib.grading.judge.pages.marks_csv import marks_csv
from nnlib.grading.judge.pages.summary import summary_page
from nnlib.grading.judge.report import Report


def write_pages(out: Path, reports: Sequence[Report]) -> None:
    """Write feedback/NAME.html for each hand-in, marks.csv and summary.html.

    Each file is there as a whole or not at all, and equal reports give equal bytes. Feedback on
    hand-ins that are not among the reports stays as it is.

    Parameters
    ----------
    out : Path
        The folder of results; it is made if it is missing.
    reports : sequence of Report

    Raises
    ------
    ValueError
        If the name of a hand-in is no name of a file.
    """
    for report in reports:
        _write(_feedback_file(out, report), feedback_page(report))
    _write(out / "marks.csv", marks_csv(reports))
    _write(out / "summary.html", summary_page(reports))


def _feedback_file(out: Path, report: Report) -> Path:
    name = report.handin
    if name in ("", ".", "..") or "/" in name or "\0" in name:
        raise ValueError(
            f"the name of a hand-in must be the name of a file or a folder, but it is {name!r}. "
            "Give it another name and judge it again."
        )
    return out / "feedback" / f"{file_stem(name)}.html"


def _write(path: Path, text: str) -> None:
    """Write a file beside its place and move it there, so that nobody meets half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # Always the same name: what a killed run left unfinished, the next one replaces.
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(text.encode("utf-8"))
    part.replace(path)
