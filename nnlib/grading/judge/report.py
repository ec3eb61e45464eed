"""What the judge says of one hand-in: marks, reasons and notes, as plain data."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from nnlib.grading.verdict import Verdict

STATUSES = ("judged", "missing", "unreadable", "failed")


@dataclass(frozen=True)
class Mark:
    """The marks for one exercise, and why.

    Parameters
    ----------
    grade_id : str
        The name of the check's cell in the exercise notebook, for example "check-1a".
    title : str
        The exercise's title.
    points, out_of : float
        The marks given, and the most that there are.
    verdict : Verdict
    """

    grade_id: str
    title: str
    points: float
    out_of: float
    verdict: Verdict


@dataclass(frozen=True)
class Report:
    """Everything that the judge says of one hand-in.

    Parameters
    ----------
    handin : str
        Whose hand-in it is: the name of its folder or file.
    assignment : str
        The folder of exercises, for example "01_neuron".
    file : str
        The file that was judged, as a path inside the folder of hand-ins; empty if there is none.
    digest : str
        SHA-256 of that file, empty if there is none.
    status : str
        judged; missing or unreadable, which cost the marks; failed if the judge
        itself could not finish, which an instructor must look at.
    headline : str
        One sentence that says how it stands.
    marks : tuple of Mark
        One for each exercise, whatever the status.
    notes : tuple of str
        What was unusual and cost nothing.
    course : str
        A fingerprint of the course's secret: equal ones drew equal hidden cases.
    edition : str
        A fingerprint of the checks that decided.
    sandbox : str
        bubblewrap, or unsafe if nothing but limits stood around the code.
    """

    handin: str
    assignment: str
    file: str
    digest: str
    status: str
    headline: str
    marks: tuple[Mark, ...]
    notes: tuple[str, ...] = ()
    course: str = ""
    edition: str = ""
    sandbox: str = "bubblewrap"

    @property
    def points(self) -> float:
        """The sum of the marks."""
        return sum(mark.points for mark in self.marks)

    @property
    def out_of(self) -> float:
        """The most that there are."""
        return sum(mark.out_of for mark in self.marks)


def to_json(report: Report) -> str:
    """Write a report as the text of its file.

    Examples
    --------
    >>> report = Report("anna", "01_neuron", "", "", "missing", "No file came.", ())
    >>> from_json(to_json(report)) == report
    True
    """
    fields = {name: value for name, value in vars(report).items() if name != "marks"}
    marks = [vars(mark) | {"verdict": vars(mark.verdict)} for mark in report.marks]
    return json.dumps(fields | {"marks": marks}, ensure_ascii=False, indent=1) + "\n"


def from_json(text: str) -> Report:
    """Read the text of a report's file.

    Raises
    ------
    ValueError
        If it is not the text of a report.
    """
    try:
        fields = json.loads(text)
        marks = tuple(_mark(each) for each in fields.pop("marks"))
        return Report(**fields | {"marks": marks, "notes": tuple(fields["notes"])})
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"this is not the text of a report: {error}") from error


def _mark(fields: dict[str, Any]) -> Mark:
    verdict = fields["verdict"]
    details = tuple((label, text) for label, text in verdict["details"])
    return Mark(**fields | {"verdict": Verdict(**verdict | {"details": details})})
