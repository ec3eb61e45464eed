"""A course folder holds the answer keys, and hands out exactly what the book hands out."""

import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from tests.exercises.notebooks import SOURCES
from tests.grading.nbgrading import nbgrader
from tools.course import editions, lay_out, sentence
from tools.handouts import handout
from tools.notebooks import ROOT

CONFIG, KEY = "nbgrader_config.py", "source/01_neuron/01_neuron.ipynb"
ANSWERS = ROOT / "exercises" / "01_neuron" / "exercise.ipynb"


def files(folder: Path) -> set[str]:
    found = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    return found - {".delivered.json"}


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """Give a course in the first of two editions."""
    folder = tmp_path / "course"
    lay_out(folder, {CONFIG: "first settings", KEY: "first key"})
    return folder


NEWER = {CONFIG: "newer settings", KEY: "newer key"}


def test_a_course_holds_the_settings_and_a_source_for_each_exercise_notebook(
    tmp_path: Path,
) -> None:
    command = [sys.executable, "-m", "tools.course", str(tmp_path / "mine")]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)

    sources = {f"source/{each.parent.name}/{each.parent.name}.ipynb" for each in SOURCES}
    assert files(tmp_path / "mine") == {CONFIG, *sources}
    said = f"The course in mine/: {len(SOURCES) + 1} new.\nNext, in that folder: "
    assert done.stdout.startswith(said)
    assert done.stdout.endswith("nbgrader generate_assignment 01_neuron\n")


def test_an_untouched_file_is_brought_to_the_newer_edition(course: Path) -> None:
    done = lay_out(course, NEWER)

    assert (course / KEY).read_text() == "newer key"
    assert sentence(course, done) == "The course in course/: 2 brought to this edition."


@pytest.mark.parametrize("name", [CONFIG, KEY])
def test_what_an_instructor_changed_is_kept_and_the_new_edition_lies_beside(
    course: Path, name: str
) -> None:
    (course / name).write_text("mine")

    done = lay_out(course, NEWER)

    (beside,) = done["beside"]
    assert (course / name).read_text() == "mine"
    assert (course / beside).read_text() == NEWER[name]
    assert f"1 kept as you changed them; the new edition lies beside yours as {beside}." in (
        sentence(course, done)
    )


def test_a_new_edition_beside_is_no_part_of_an_assignment(course: Path) -> None:
    (course / KEY).write_text("mine")

    lay_out(course, NEWER)

    assert [path.name for path in (course / "source" / "01_neuron").iterdir()] == [
        "01_neuron.ipynb"
    ]


def test_a_changed_file_stays_alone_while_there_is_nothing_newer(course: Path) -> None:
    (course / KEY).write_text("mine")

    done = lay_out(course, {CONFIG: "first settings", KEY: "first key"})

    assert files(course) == {CONFIG, KEY}
    assert done == {"as it was": [CONFIG], "yours": [KEY]}


def test_a_changed_file_beside_is_kept_too(course: Path) -> None:
    (course / KEY).write_text("mine")
    (beside,) = lay_out(course, NEWER)["beside"]
    (course / beside).write_text("mine as well")

    lay_out(course, NEWER)

    assert (course / beside).read_text() == "mine as well"


@pytest.mark.parametrize("record", [None, "", "{", "[]", "3"])
def test_without_a_readable_record_every_file_is_the_instructors(course: Path, record) -> None:
    (course / ".delivered.json").unlink()
    if record is not None:
        (course / ".delivered.json").write_text(record)

    lay_out(course, NEWER)

    assert (course / KEY).read_text() == "first key"


def test_a_link_in_the_place_of_a_file_is_kept(course: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_text("first key")
    (course / KEY).unlink()
    (course / KEY).symlink_to(tmp_path / "elsewhere")

    lay_out(course, NEWER)

    assert (tmp_path / "elsewhere").read_text() == "first key"


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "course").write_text("a file in the way")
    command = [sys.executable, "-m", "tools.course", str(tmp_path / "course")]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 1
    assert "course cannot be written" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a course whose assignment nbgrader has generated."""
    folder: Path = tmp_path_factory.mktemp("released") / "course"
    lay_out(folder, editions())
    nbgrader(folder, "generate_assignment", "01_neuron")
    return folder


def test_nbgrader_hands_out_what_the_book_hands_out(released: Path) -> None:
    theirs = nbformat.read(released / "release" / "01_neuron" / "01_neuron.ipynb", 4)
    ours = nbformat.reads(handout(ANSWERS), 4)

    assert [(c.id, c.cell_type, c.source) for c in theirs.cells] == [
        (c.id, c.cell_type, c.source) for c in ours.cells
    ]


def test_the_solutions_that_nbgrader_hands_out_are_explained(released: Path) -> None:
    nbgrader(released, "generate_solution", "01_neuron")

    cells = nbformat.read(released / "solution" / "01_neuron" / "01_neuron.ipynb", 4).cells
    assert [cell.id for cell in cells if cell.id.startswith("why-")] == [
        "why-1a", "why-1b", "why-1c", "why-1d"]  # fmt: skip


def test_nbgraders_own_autograder_is_closed_and_changes_nothing(released: Path) -> None:
    handed_in = released / "submitted" / "anna" / "01_neuron"
    shutil.copytree(released / "release" / "01_neuron", handed_in)
    shutil.copytree(released / "release" / "01_neuron", released / "autograded/anna/01_neuron")

    done = nbgrader(released, "autograde", "01_neuron", "--force", expect=1)

    assert "nbgrader's autograder is closed in this course" in done
    assert (released / "autograded/anna/01_neuron/01_neuron.ipynb").is_file()
