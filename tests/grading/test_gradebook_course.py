"""A course is read as nbgrader's settings describe it, and what is missing is said."""

import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from nnlib.grading.gradebook.course import Course, opened
from nnlib.grading.judge.refusing import CannotJudgeError
from tests.grading.classroom import judge

NAME = "01_neuron"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder of a course with settings of its own and nothing else."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.syspath_prepend(tmp_path)  # nbgrader adds to the path, and this takes it back
    made = tmp_path / "course [2026]"
    made.mkdir()
    (made / "nbgrader_config.py").write_text(
        "c = get_config()\n"
        "c.CourseDirectory.course_id = 'ours'\n"
        "c.CourseDirectory.db_url = 'sqlite:///elsewhere.db'\n"
        "c.CourseDirectory.submitted_directory = 'came-in'\n"
    )
    return made


@pytest.fixture
def course(folder: Path) -> Iterator[Course]:
    with opened(folder) as made:
        yield made


def hand_in(folder: Path, who: str, file: str = f"{NAME}.ipynb", step: str = "came-in") -> None:
    path = folder / step / who / NAME / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("{}")


def test_the_settings_of_the_course_are_obeyed(course: Course, folder: Path) -> None:
    hand_in(folder, "anna")
    hand_in(folder, "ben", step="submitted")

    assert (course.name, course.database) == ("ours", "sqlite:///elsewhere.db")
    assert [handin.name for handin in course.handins(NAME)] == ["anna"]


def test_hand_ins_have_the_learners_names_and_only_this_assignment(
    course: Course, folder: Path
) -> None:
    hand_in(folder, "anna", "my answers.ipynb")
    hand_in(folder, "çağla 2", "timestamp.txt")
    (folder / "came-in" / "anna" / "02_other").mkdir()
    (folder / "came-in" / "anna" / "02_other" / "02_other.ipynb").write_text("{}")

    anna, cagla = course.handins(NAME)

    assert (anna.name, anna.path.name) == ("anna", "my answers.ipynb")
    assert (cagla.name, cagla.path) == ("çağla 2", None)


def test_a_link_in_the_place_of_a_hand_in_is_not_followed(course: Course, folder: Path) -> None:
    hand_in(folder, "anna")
    (folder / "came-in" / "ben").mkdir()
    (folder / "came-in" / "ben" / NAME).symlink_to(folder / "came-in" / "anna" / NAME)

    _, ben = course.handins(NAME)

    assert (ben.name, ben.path) == ("ben", None)


def test_without_a_hand_in_it_says_how_to_collect(course: Course) -> None:
    with pytest.raises(CannotJudgeError, match="type: nbgrader collect 01_neuron"):
        course.handins(NAME)


def test_without_a_handout_it_says_how_to_generate_it(course: Course) -> None:
    with pytest.raises(CannotJudgeError, match="type: nbgrader generate_assignment 01_neuron"):
        course.release(NAME)


def test_a_folder_that_is_no_course_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotJudgeError, match="Type: make course COURSE="), opened(tmp_path):
        pass


def test_without_nbgrader_it_says_what_to_install(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "nbgrader", None)

    status = judge(folder)

    assert status == 2
    assert 'pip install "from-one-neuron[course]"' in capsys.readouterr().err


def test_broken_settings_stop_everything(folder: Path) -> None:
    (folder / "nbgrader_config.py").write_text("c = get_config(\n")

    with pytest.raises(SyntaxError), opened(folder):
        pass


def put_beside(folder: Path, name: str, text: str) -> None:
    hand_in(folder, "anna", name)
    (folder / "came-in" / "anna" / NAME / name).write_text(text)


def test_the_time_of_a_hand_in_is_nbgraders(course: Course, folder: Path) -> None:
    text = "2026-11-20 10:00:00 Europe/Berlin"
    put_beside(folder, "timestamp.txt", text)

    assert course.beside("anna", NAME) == ({"timestamp.txt": text}, datetime(2026, 11, 20, 9))


def test_what_a_learner_needs_to_fetch_feedback_is_kept(course: Course, folder: Path) -> None:
    put_beside(folder, "submission_secret.txt", "a receipt")
    put_beside(folder, "other.txt", "not nbgrader's")

    assert course.beside("anna", NAME) == ({"submission_secret.txt": "a receipt"}, None)


def test_a_hand_in_without_a_time_is_in_time(course: Course, folder: Path) -> None:
    hand_in(folder, "anna")

    assert course.beside("anna", NAME) == ({}, None)


def test_a_link_beside_a_hand_in_is_not_followed(course: Course, folder: Path) -> None:
    hand_in(folder, "anna")
    (folder / "private").write_text("not a learner's")
    (folder / "came-in" / "anna" / NAME / "submission_secret.txt").symlink_to(folder / "private")

    assert course.beside("anna", NAME) == ({}, None)


@pytest.mark.parametrize("text", ["", "soon", "9" * 400, "\0"])
def test_a_time_that_is_none_is_said_and_costs_nothing(
    course: Course, folder: Path, capsys: pytest.CaptureFixture[str], text: str
) -> None:
    put_beside(folder, "timestamp.txt", text)

    assert course.beside("anna", NAME) == ({}, None)
    assert "holds no time, so anna counts as in time" in capsys.readouterr().err
