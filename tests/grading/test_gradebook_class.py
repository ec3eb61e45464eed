"""A class from the handout to the marks, with nbgrader's own commands around the judge."""

import csv
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from nbgrader.api import Gradebook
from sqlalchemy import inspect, text

from tests.conftest import needs
from tests.grading.classroom import NAME, by_download, judge, set_up, through_the_exchange
from tests.grading.nbgrading import nbgrader

SCORES = {"anna": 10, "ben": 7, "cem": 10, "dana": 10, "eve": 10, "finn": 10,
          "gul": 0, "hana": 0, "ida": 0, "jo": 10}  # fmt: skip


def rows(course: Path) -> dict[str, list[Any]]:
    """All rows of all tables of the gradebook."""
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as gradebook:
        tables = inspect(gradebook.engine).get_table_names()
        with gradebook.engine.connect() as connection:
            return {t: list(connection.execute(text(f"SELECT * FROM {t}"))) for t in tables}


@dataclass(frozen=True)
class Classroom:
    """A course after its first grading, and what the gradebook then held."""

    course: Path
    status: int
    rows: dict[str, list[Any]]


@pytest.fixture(scope="module")
def classroom(tmp_path_factory: pytest.TempPathFactory) -> Classroom:
    """Release, collect, judge."""
    needs("bubblewrap", "bwrap")
    course = set_up(tmp_path_factory.mktemp("class"))
    through_the_exchange(course)
    by_download(course)
    status = judge(course)
    return Classroom(course, status, rows(course))


@pytest.fixture
def gradebook(classroom: Classroom) -> Iterator[Gradebook]:
    with Gradebook(f"sqlite:///{classroom.course / 'gradebook.db'}") as opened:
        yield opened


@pytest.fixture(scope="module")
def feedback(classroom: Classroom) -> dict[str, str]:
    """Give the page of each learner as `nbgrader generate_feedback` writes it."""
    nbgrader(classroom.course, "generate_feedback", NAME, "--force")
    return {
        path.parts[-3]: path.read_text(encoding="utf-8")
        for path in classroom.course.glob(f"feedback/*/{NAME}/{NAME}.html")
    }


def test_each_of_ten_hand_ins_has_its_mark(classroom: Classroom, gradebook: Gradebook) -> None:
    found = {s.student.id: s.score for s in gradebook.assignment_submissions(NAME)}

    assert classroom.status == 0
    assert found == SCORES


def test_a_table_gives_its_points_in_parts(gradebook: Gradebook) -> None:
    assert gradebook.find_grade("check-1c", NAME, NAME, "ben").auto_score == 2


def test_a_comment_says_why(gradebook: Gradebook) -> None:
    said = gradebook.find_comment("solve-1a", NAME, NAME, "ben").comment

    assert "1a One neuron: not yet." in said
    assert "call f" in said


def test_a_late_hand_in_loses_what_the_courses_rule_says(gradebook: Gradebook) -> None:
    penalties = {
        s.student.id: s.late_submission_penalty for s in gradebook.assignment_submissions(NAME)
    }

    assert {who for who, penalty in penalties.items() if penalty} == {"jo"}
    assert penalties["jo"] == 10


def test_nothing_waits_for_a_person(gradebook: Gradebook) -> None:
    waiting = [s for s in gradebook.assignment_submissions(NAME) if s.needs_manual_grade]

    assert waiting == []


def test_grading_again_changes_nothing(classroom: Classroom) -> None:
    def files() -> dict[Path, tuple[int, bytes]]:
        found = [p for f in ("autograded", "judged") for p in (classroom.course / f).rglob("*.*")]
        return {
            p: (p.stat().st_mtime_ns * ("autograded" in p.parts), p.read_bytes()) for p in found
        }

    before = files()

    judge(classroom.course)

    assert rows(classroom.course) == classroom.rows
    assert files() == before


def test_only_a_hand_in_that_changed_is_judged_again(classroom: Classroom, tmp_path: Path) -> None:
    course = tmp_path / "course"
    shutil.copytree(classroom.course, course)
    answer = f"{NAME}/{NAME}.ipynb"
    shutil.copy(course / "submitted" / "cem" / answer, course / "submitted" / "ben" / answer)
    verdicts = sorted((course / "judged" / NAME / "verdicts").iterdir())
    before = {path.stem: path.stat().st_mtime_ns for path in verdicts}

    judge(course)

    after = {path.stem: path.stat().st_mtime_ns for path in verdicts}
    assert {who for who in after if after[who] != before[who]} == {"ben"}
    with Gradebook(f"sqlite:///{course / 'gradebook.db'}") as opened:
        assert opened.find_submission(NAME, "ben").score == 10


def test_everyone_gets_feedback(feedback: dict[str, str]) -> None:
    assert set(feedback) == set(SCORES)


def test_a_learner_fetches_feedback_from_the_exchange(
    classroom: Classroom, feedback: dict[str, str]
) -> None:
    learner = classroom.course.parent / "learner"

    nbgrader(classroom.course, "release_feedback", NAME, "--student=anna")
    nbgrader(learner, "fetch_feedback", NAME, "--student=anna")

    (page,) = learner.rglob("*.html")
    assert page.read_text(encoding="utf-8") == feedback["anna"]


def test_feedback_shows_the_marks_and_the_messages(feedback: dict[str, str]) -> None:
    assert f"{NAME} (Score: 7.0 / 10.0)" in feedback["ben"]
    assert feedback["ben"].count("This is z, the weighted sum plus the bias.") == 2


def test_feedback_takes_the_late_penalty_off(feedback: dict[str, str]) -> None:
    assert f"{NAME} (Score: 0.0 / 10.0)" in feedback["jo"]
    assert "Late submission penalty (Score: -10.0)" in feedback["jo"]


@pytest.mark.parametrize(
    ("who", "said"),
    [("finn", "neuron final ?.ipynb"), ("gul", "is not a notebook"), ("hana", "is empty"),
     ("ida", "No file came")],
)  # fmt: skip
def test_feedback_says_what_was_unusual(feedback: dict[str, str], who: str, said: str) -> None:
    assert said in feedback[who]


def test_what_a_learner_wrote_does_nothing_on_the_page(feedback: dict[str, str]) -> None:
    assert "&lt;script&gt;document.title" in feedback["ben"]
    assert "<script>document.title" not in feedback["ben"]
    assert "<img src=x" not in feedback["ben"]


def test_all_marks_come_out_as_csv(classroom: Classroom) -> None:
    nbgrader(classroom.course, "export", "--to", "marks.csv")

    with (classroom.course / "marks.csv").open() as file:
        lines = {line["student_id"]: line for line in csv.DictReader(file)}
    assert {who: float(line["raw_score"]) for who, line in lines.items()} == SCORES
    assert float(lines["jo"]["score"]) == 0


def test_the_secret_is_the_instructors_alone(classroom: Classroom) -> None:
    secret = classroom.course / "course-secret.txt"
    exchange = classroom.course.parent / "exchange"
    text = secret.read_text().strip()

    assert secret.stat().st_mode & 0o077 == 0
    handed_out = [p for f in (exchange, classroom.course / "release") for p in f.rglob("*.*")]
    assert [p for p in handed_out if p.is_file() and text in p.read_text()] == []
    assert [p for p in handed_out if p.name == secret.name] == []
