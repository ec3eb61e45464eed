"""Marks in nbgrader's gradebook: the judge's are entered, a teacher's are never touched."""

import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from nbformat.v4 import new_notebook
from nbgrader.api import Gradebook
from sqlalchemy import inspect, text

from nnlib.grading.gradebook.notebooks import Autograded
from nnlib.grading.gradebook.scores import enter
from nnlib.grading.judge.report import Report
from tests.grading.reports import report, without_marks, wrong

NAME = "01_neuron"
POINTS = {"1a": 2, "1b": 2, "1c": 3, "1d": 3}


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the file of a gradebook that knows the assignment and no student yet."""
    path: Path = tmp_path_factory.mktemp("gradebook") / "gradebook.db"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", str(Path(sys.executable).parent))  # nbgrader starts alembic by name
        with Gradebook(f"sqlite:///{path}") as made:
            made.add_assignment(NAME)
            made.add_notebook(NAME, NAME)
            for exercise, points in POINTS.items():
                made.add_solution_cell(f"solve-{exercise}", NAME, NAME)
                made.add_grade_cell(
                    f"check-{exercise}", NAME, NAME, max_score=points, cell_type="code"
                )
    return path


@pytest.fixture
def gradebook(empty: Path, tmp_path: Path) -> Iterator[Gradebook]:
    """Give a gradebook of the test's own."""
    shutil.copy(empty, tmp_path)
    with Gradebook(f"sqlite:///{tmp_path / empty.name}") as opened:
        yield opened


def put(
    gradebook: Gradebook, about: Report, *, is_new: bool = True, unanswered: tuple[str, ...] = ()
) -> None:
    made = Autograded(new_notebook(), frozenset(unanswered))
    enter(gradebook, about, made, timestamp=None, is_new=is_new)


def grade(gradebook: Gradebook, exercise: str) -> Any:
    return gradebook.find_grade(f"check-{exercise}", NAME, NAME, "anna")


def comment(gradebook: Gradebook, exercise: str) -> Any:
    return gradebook.find_comment(f"solve-{exercise}", NAME, NAME, "anna")


def everything(gradebook: Gradebook) -> dict[str, list[Any]]:
    """All rows of all tables."""
    tables = inspect(gradebook.engine).get_table_names()
    with gradebook.engine.connect() as connection:
        return {name: list(connection.execute(text(f"SELECT * FROM {name}"))) for name in tables}


def test_marks_and_comments_are_entered(gradebook) -> None:
    put(gradebook, report("anna", wrong("1a", "forgets-f"), wrong("1c", "values", points=1 / 3)))

    scores = {exercise: grade(gradebook, exercise).score for exercise in POINTS}
    assert scores == {"1a": 0, "1b": 2, "1c": pytest.approx(1 / 3), "1d": 3}
    assert "call f" in comment(gradebook, "1a").comment
    assert comment(gradebook, "1b").comment is None
    assert not gradebook.find_submission(NAME, "anna").needs_manual_grade


def test_a_comment_is_code_to_markdown_so_nothing_in_it_acts(gradebook) -> None:
    put(gradebook, report("anna", wrong("1a", "forgets-f", Why="<script>\n\n# x\n![a](b)")))

    lines = comment(gradebook, "1a").comment.split("\n")
    assert [line for line in lines if not line.startswith("    ")] == []


def test_a_message_with_signs_that_are_no_text_is_entered(gradebook) -> None:
    put(gradebook, report("anna", wrong("1a", "forgets-f", Why="came: \udcff")))

    assert comment(gradebook, "1a").comment.endswith("came: ?")


def test_an_unknown_student_is_added_and_a_known_one_keeps_the_name(gradebook) -> None:
    gradebook.add_student("anna", first_name="Anna", last_name="Karg")

    put(gradebook, report("anna"))
    put(gradebook, report("ben"))

    assert gradebook.find_student("anna").last_name == "Karg"
    assert gradebook.find_submission(NAME, "ben").score == 10


def test_a_second_time_changes_nothing(gradebook) -> None:
    about = report("anna", wrong("1a", "forgets-f"))
    put(gradebook, about)
    before = everything(gradebook)

    put(gradebook, about, is_new=False)

    assert everything(gradebook) == before


def mark_by_hand(gradebook: Gradebook) -> None:
    """Do what formgrader does when a teacher types."""
    given = grade(gradebook, "1a")
    given.manual_score, given.extra_credit, given.needs_manual_grade = 1.5, 0.5, False
    comment(gradebook, "1a").manual_comment = "Nearly."
    gradebook.db.commit()


@pytest.mark.parametrize("is_new", [False, True])
def test_what_a_teacher_gave_stays_and_counts(gradebook, is_new: bool) -> None:
    put(gradebook, report("anna", wrong("1a", "forgets-f")))
    mark_by_hand(gradebook)

    put(gradebook, report("anna", wrong("1a", "forgets-the-bias", points=1)), is_new=is_new)

    given = grade(gradebook, "1a")
    assert (given.auto_score, given.manual_score, given.extra_credit) == (1, 1.5, 0.5)
    assert given.score == 2
    assert comment(gradebook, "1a").comment == "Nearly."
    assert "The bias is missing" in comment(gradebook, "1a").auto_comment


def test_a_mark_by_hand_waits_to_be_looked_at_again_when_another_file_came(gradebook) -> None:
    put(gradebook, report("anna"))
    mark_by_hand(gradebook)

    put(gradebook, report("anna"), is_new=True)

    assert grade(gradebook, "1a").needs_manual_grade


def test_a_mark_by_hand_on_the_same_file_is_settled(gradebook) -> None:
    put(gradebook, report("anna"))
    mark_by_hand(gradebook)

    put(gradebook, report("anna"), is_new=False)

    assert not grade(gradebook, "1a").needs_manual_grade


def test_points_that_the_instructor_changed_are_in_proportion(gradebook) -> None:
    gradebook.update_or_create_grade_cell("check-1c", NAME, NAME, max_score=6)

    put(gradebook, report("anna", wrong("1c", "values", points=1)))

    assert grade(gradebook, "1c").auto_score == 2


def test_an_exercise_that_the_instructor_left_out_is_passed_over(gradebook) -> None:
    notebook = gradebook.find_notebook(NAME, NAME)
    for cell in [c for c in notebook.grade_cells if c.name == "check-1d"]:
        gradebook.db.delete(cell)
    gradebook.db.commit()

    put(gradebook, report("anna"))

    assert gradebook.find_submission(NAME, "anna").score == 7


@pytest.mark.parametrize(("unanswered", "score"), [((), None), (("essay",), 0)])
def test_a_question_of_the_instructors_own_waits_for_a_person(
    gradebook, unanswered: tuple[str, ...], score: float | None
) -> None:
    gradebook.add_solution_cell("essay", NAME, NAME)
    gradebook.add_grade_cell("essay", NAME, NAME, max_score=5, cell_type="markdown")

    put(gradebook, report("anna"), unanswered=unanswered)

    given = gradebook.find_grade("essay", NAME, NAME, "anna")
    assert (given.auto_score, given.needs_manual_grade) == (score, score is None)


def test_what_the_judge_could_not_finish_waits_for_a_person(gradebook) -> None:
    failed = without_marks("anna", "failed", "The judge failed.")
    first = replace(failed.marks[0], points=2.0)
    first = replace(first, verdict=replace(first.verdict, passed=True))

    put(gradebook, replace(failed, marks=(first, *failed.marks[1:])))

    assert grade(gradebook, "1a").score == 2
    assert [grade(gradebook, e).needs_manual_grade for e in POINTS] == [False, True, True, True]


@pytest.mark.parametrize("status", ["missing", "unreadable"])
def test_what_cannot_be_judged_has_no_points(gradebook, status: str) -> None:
    put(gradebook, without_marks("anna", status, "No file came."))

    assert gradebook.find_submission(NAME, "anna").score == 0
    assert not gradebook.find_submission(NAME, "anna").needs_manual_grade


def test_a_better_hand_in_takes_the_comment_away(gradebook) -> None:
    put(gradebook, report("anna", wrong("1a", "forgets-f")))

    put(gradebook, report("anna"))

    assert grade(gradebook, "1a").score == 2
    assert comment(gradebook, "1a").comment is None
