"""All marks as a table that spreadsheets and gradebooks read."""

import csv
import io
from collections.abc import Sequence

from nnlib.grading.judge.pages.markup import visible_line
from nnlib.grading.judge.pages.tallies import columns, in_order
from nnlib.grading.judge.report import Report

# Excel and others take a cell that starts like this for a formula, also after spaces, and in the
# wide forms that Chinese, Japanese and Korean keyboards type.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def marks_csv(reports: Sequence[Report]) -> str:
    r"""Write the marks of all hand-ins as the text of a CSV file.

    The columns are handin, one for each exercise, total, out_of and status. It starts with a byte
    order mark, without which Excel misreads all letters beyond the English ones. A name that a
    spreadsheet would take for a formula gets an apostrophe in front, which makes it text; what
    cannot be seen in a name is written out, a tab as [U+0009]. A hand-in that the judge could not
    finish has no marks yet, so its cells are empty, and status says "failed". One that was run
    without the sandbox says "judged unsafe".

    Parameters
    ----------
    reports : sequence of Report

    Examples
    --------
    >>> marks_csv([Report("=1+1", "01_neuron", "", "", "missing", "No file came.", ())])
    "\ufeffhandin,total,out_of,status\r\n'=1+1,0,0,missing\r\n"
    """
    reports, text = in_order(reports), io.StringIO(newline="")
    text.write("\ufeff")
    write = csv.writer(text).writerow
    exercises = columns(reports)
    write(["handin", *(each.verdict.exercise for each in exercises), "total", "out_of", "status"])
    for report in reports:
        points = {mark.grade_id: _number(mark.points) for mark in report.marks}
        cells = [*(points.get(each.grade_id, "") for each in exercises), _number(report.points)]
        if report.status == "failed":
            cells = [""] * len(cells)
        write([_as_text(report.handin), *cells, _number(report.out_of), _status(report)])
    return text.getvalue()


def _as_text(name: str) -> str:
    shown = visible_line(name)
    return f"'{shown}" if shown.lstrip().startswith(_FORMULA) else shown


def _number(value: float) -> str:
    return f"{round(value, 4) + 0.0:g}"


def _status(report: Report) -> str:
    return f"{report.status} unsafe" if report.sandbox == "unsafe" else report.status
