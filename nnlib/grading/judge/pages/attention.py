"""The hand-ins that a person should look at, by reason, the most pressing first."""

from collections.abc import Sequence
from dataclasses import dataclass

from nnlib.grading.judge.report import Report

# Status of a report: what to call it, and what whoever teaches can do.
_BY_STATUS = {
    "failed": (
        "The judge could not finish",
        "They have no marks yet. Type the command again; if it stays, look at the file.",
    ),
    "unreadable": (
        "Could not be read",
        "The file is damaged or no notebook. The learner can hand it in anew.",
    ),
    "missing": (
        "No file came",
        "The folder of this learner holds no notebook and no Python file.",
    ),
}
# The judge's own word for a mistake: the same.
_BY_MISTAKE = {
    "killed": (
        "Ended the process",
        "The code ended the program that ran it: by a call of exit, by a crash or on purpose.",
    ),
    "time": ("Did not end in time", "Most often a loop whose condition never becomes false."),
    "memory": ("Needed too much memory", "Most often an array of a far larger shape than meant."),
    "output": ("Returned or printed too much", "The result or the printed text was cut off."),
    "files": ("Wrote too many files", "An answer has no reason to write any."),
    "may-not-import": (
        "Used a module that the exercise does not allow",
        "The answer was built on a library's own function, so it earns nothing.",
    ),
}


@dataclass(frozen=True)
class Group:
    """Hand-ins with one reason to look at them.

    Parameters
    ----------
    title, advice : str
    found : tuple of (str, str)
        The name of each, and the exercises concerned; empty if it is the whole file.
    """

    title: str
    advice: str
    found: tuple[tuple[str, str], ...]


def attention(reports: Sequence[Report]) -> list[Group]:
    """Group the hand-ins that a person should look at.

    Parameters
    ----------
    reports : sequence of Report
    """
    groups = [
        Group(*words, tuple((r.handin, "") for r in reports if r.status == status))
        for status, words in _BY_STATUS.items()
    ]
    groups += [
        Group(*words, tuple(_with_mistake(reports, mistake)))
        for mistake, words in _BY_MISTAKE.items()
    ]
    return [group for group in groups if group.found]


def _with_mistake(reports: Sequence[Report], mistake: str) -> list[tuple[str, str]]:
    found = []
    for report in reports:
        where = [m.verdict.exercise for m in report.marks if m.verdict.mistake == mistake]
        if report.status == "judged" and where:
            found.append((report.handin, ", ".join(where)))
    return found
