"""`python -m nnlib.grading nbgrader COURSE --exercise NAME`: judge what a class handed in.

It takes the place of `nbgrader autograde`: what was collected goes through the judge, marks and
comments into the gradebook, and notebooks into `autograded/`, where formgrader finds them.
"""

import argparse
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from nnlib.grading.judge.assignment import tasks
from nnlib.grading.judge.command import Bar, chosen_secret
from nnlib.grading.judge.grading import grade
from nnlib.grading.judge.handins import HandIn
from nnlib.grading.judge.pages import write_pages
from nnlib.grading.judge.refusing import CannotJudgeError
from nnlib.grading.judge.report import Report

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
    if find_spec("nbgrader") is None:
        raise CannotJudgeError(
            'nbgrader is not installed. Type: pip install "from-one-neuron[course]"'
        )
    from nnlib.grading.gradebook.course import opened
    from nnlib.grading.gradebook.entering import write_marks

    root, assignment = arguments.course.resolve(), arguments.exercise
    tasks(assignment)  # a misspelt name is said before anything else
    secret = chosen_secret(arguments.secret, root / SECRET)
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
    handins: Sequence[HandIn], out: Path, secret: str, arguments: argparse.Namespace
) -> list[Report]:
    with Bar() as bar:
        reports = grade(
            handins, arguments.exercise, out, secret=secret, jobs=arguments.jobs,
            unsafe=arguments.unsafe, progress=bar,
        )  # fmt: skip
    write_pages(out, reports)
    return reports
