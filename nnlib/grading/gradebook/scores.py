"""Write the judge's marks into nbgrader's gradebook, beside what a teacher wrote there."""

import textwrap
from typing import Any

from nnlib.grading.gradebook.notebooks import Autograded
from nnlib.grading.judge.report import Mark, Report

_WIDTH = 79


def enter(
    gradebook: Any, report: Report, made: Autograded, *, timestamp: Any, is_new: bool
) -> None:
    """Enter the marks and comments of one hand-in.

    A mark or a comment that a teacher gave stays and counts, as does extra credit. Where a mark
    was given by hand and the hand-in or the judge's mark is another one now, the cell waits for the
    teacher to look again.

    Parameters
    ----------
    gradebook : nbgrader.api.Gradebook
    report : Report
    made : Autograded
        The notebook that goes with it.
    timestamp : datetime or None
        When it was handed in, if that is known.
    is_new : bool
        Whether another file was judged before, or none.
    """
    student, assignment = report.handin, report.assignment
    gradebook.update_or_create_student(student)
    when = {} if timestamp is None else {"timestamp": timestamp}
    with gradebook.db.no_autoflush:  # or SQLAlchemy warns of half a submission
        gradebook.update_or_create_submission(assignment, student, **when)
    notebook = gradebook.find_submission_notebook(assignment, assignment, student)
    marks = {mark.grade_id: mark for mark in report.marks}
    for grade in notebook.grades:
        _enter_score(grade, _score(grade, marks, report, made), is_new)
    for comment in notebook.comments:
        text = _comment(comment.name, marks, made)
        if comment.auto_comment != text:
            comment.auto_comment = text
    gradebook.db.commit()


def _score(grade: Any, marks: dict[str, Mark], report: Report, made: Autograded) -> float | None:
    """Give the score of a cell; None if a person has to mark it."""
    mark = marks.get(grade.name)
    if mark is None:
        return 0.0 if grade.name in made.unanswered else None
    if report.status == "failed" and not mark.verdict.passed:
        return None
    # The instructor may have changed what an exercise is worth.
    return float(mark.points / mark.out_of * grade.max_score) if mark.out_of else 0.0


def _enter_score(grade: Any, score: float | None, is_new: bool) -> None:
    is_other = is_new or grade.auto_score != score
    if grade.auto_score != score:
        grade.auto_score = score
    if grade.manual_score is None:
        grade.needs_manual_grade = score is None
    elif is_other:
        grade.needs_manual_grade = True


def _comment(name: str, marks: dict[str, Mark], made: Autograded) -> str | None:
    """Say below a cell to be solved why; the whole verdict stands below its check."""
    mark = marks.get(name.replace("solve-", "check-", 1))
    if mark is None:
        return "No response." if name in made.unanswered else None
    if mark.verdict.passed:
        return None
    said = (mark.verdict.headline, dict(mark.verdict.details).get("Why", ""))
    lines = [line for text in said for line in textwrap.wrap(text, _WIDTH)]
    # Four spaces make code of it in Markdown: a learner's text in it stays text.
    text = "\n".join(f"    {line}" for line in lines)
    return text.encode("utf-8", errors="replace").decode("utf-8")
