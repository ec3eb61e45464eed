"""Handouts and the site's pages come from the answer key, the one without the answers."""

import re
import subprocess
import sys

import nbformat
import pytest

from tests.exercises.notebooks import SOURCES
from tools import exercise_pages, handouts
from tools.chapter_copy import chapter_copy
from tools.citations import works
from tools.delivery import Delivery
from tools.learner_version import is_solution, learner_version, solution, starter
from tools.notebooks import ROOT, read

each_source = pytest.mark.parametrize("path", SOURCES, ids=lambda p: p.parent.name)


def cell(source: str, *, is_answer: bool = True) -> nbformat.NotebookNode:
    made = nbformat.v4.new_code_cell(source, id="a-cell")
    made.metadata["nbgrader"] = {"solution": is_answer}
    return made


def answer_lines(path) -> set[str]:
    """The lines that stand between the marks of all solutions."""
    lines: set[str] = set()
    for each in read(path).cells:
        if each.cell_type == "code":
            lines |= set(each.source.splitlines()) - set(starter(each).splitlines())
    return lines - {""}


@each_source
def test_a_handout_holds_no_line_of_a_solution(path) -> None:
    handout = handouts.handout(path)

    cells = nbformat.reads(handout, as_version=4).cells
    written = {line for each in cells for line in each.source.splitlines()}
    assert len(answer_lines(path)) > 10
    assert written & answer_lines(path) == set()


@each_source
def test_a_handout_holds_no_reasoning_and_no_output(path) -> None:
    cells = learner_version(read(path)).cells

    assert [c.id for c in cells if c.cell_type == "markdown" and is_solution(c)] == []
    assert [c.id for c in cells if c.cell_type == "code" and c.outputs] == []


@each_source
def test_every_solution_cell_has_a_check_with_marks_for_nbgrader(path) -> None:
    marks = [c.metadata["nbgrader"] for c in read(path).cells if "nbgrader" in c.metadata]

    solved = {m["grade_id"].removeprefix("solve-") for m in marks if m["solution"]}
    checked = {m["grade_id"].removeprefix("check-") for m in marks if m["grade"]}
    assert {name.removeprefix("why-") for name in solved} == checked
    assert all(m["schema_version"] == 3 for m in marks)
    assert all(m["points"] > 0 and m["locked"] for m in marks if m["grade"])
    assert not any(m["grade"] for m in marks if m["solution"])


@each_source
def test_a_notebook_checks_with_the_names_that_the_checks_declare(path) -> None:
    from nnlib.grading import find

    calls = [c.source for c in read(path).cells if c.id.startswith("check-")]

    assert calls == [
        f'check("{name}", {find(name).name})' for name in (c.split('"')[1] for c in calls)
    ]


@pytest.mark.parametrize(
    "source",
    [
        "### BEGIN SOLUTION\nx = 1",
        "x = 1\n### END SOLUTION",
        "### BEGIN SOLUTION\n### BEGIN SOLUTION\n### END SOLUTION",
        "x = 1",
    ],
    ids=["no end", "no begin", "two begins", "no marks"],
)
def test_a_solution_without_a_pair_of_marks_is_refused_by_name(source: str) -> None:
    with pytest.raises(ValueError, match="a-cell"):
        starter(cell(source))


def test_marks_in_a_cell_that_is_no_solution_are_refused() -> None:
    with pytest.raises(ValueError, match="a-cell needs both marks"):
        starter(cell("### BEGIN SOLUTION\nx = 1\n### END SOLUTION", is_answer=False))


def test_starter_and_solution_are_the_two_halves_of_a_cell() -> None:
    both = cell(
        "def f():\n    ### BEGIN SOLUTION\n    return 1\n    ### END SOLUTION\n"
        "    return ...  # replace the three dots"
    )

    assert starter(both) == "def f():\n    return ...  # replace the three dots"
    assert solution(both) == "def f():\n    return 1"


def test_chapters_and_exercises_are_laid_out_side_by_side(tmp_path) -> None:
    command = [sys.executable, "-m", "tools.handouts", str(tmp_path / "work")]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)

    chapter = ROOT / "chapters" / "01_one_neuron.ipynb"
    laid = tmp_path / "work" / "chapters" / chapter.name
    references = works(ROOT / "book" / "references.bib")
    assert nbformat.read(laid, 4) == chapter_copy(read(chapter), 1, references)
    assert (tmp_path / "work" / "exercises" / "01_neuron.ipynb").is_file()
    assert done.stdout.startswith("Your copies in work/: ")


def test_a_folder_that_cannot_be_written_is_named(tmp_path) -> None:
    (tmp_path / "work").write_text("a file in the way")
    command = [sys.executable, "-m", "tools.handouts", str(tmp_path / "work")]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 1
    assert "work cannot be written" in done.stderr
    assert "Traceback" not in done.stderr


@each_source
def test_a_page_shows_starters_and_folds_every_solution(path) -> None:
    page = exercise_pages.page(read(path), path.parent.name)

    opened = re.sub(r"^:::::\{dropdown\}.*?^:::::$", "", page, flags=re.DOTALL | re.MULTILINE)
    assert set(opened.splitlines()) & answer_lines(path) == set()
    shown = {line for line in answer_lines(path) if "###" not in line}
    assert shown <= set(page.splitlines())
    assert page.count("{dropdown} Worked solution of") == page.count("check(")


@each_source
def test_a_page_offers_the_handout(path, tmp_path) -> None:
    (tmp_path / "exercises").symlink_to(ROOT / "exercises")

    exercise_pages.main(tmp_path)

    name = path.parent.name
    page = (tmp_path / "book" / "exercises" / f"{name}.md").read_text()
    assert f"{{download}}`download the notebook </_build/handouts/{name}.ipynb>`" in page
    laid = tmp_path / "_build" / "handouts" / f"{name}.ipynb"
    assert laid.read_text() == handouts.handout(path)


def test_an_unchanged_page_is_not_written_again_and_a_stale_one_goes(tmp_path) -> None:
    (tmp_path / "exercises").symlink_to(ROOT / "exercises")
    exercise_pages.main(tmp_path)
    pages = tmp_path / "book" / "exercises"
    stale = pages / "99_gone.md"
    stale.write_text("gone")
    before = {p.name: p.stat().st_mtime_ns for p in pages.glob("[0-8]*.md")}

    exercise_pages.main(tmp_path)

    assert {p.name: p.stat().st_mtime_ns for p in pages.glob("*.md")} == before


def test_copies_from_before_the_rewriting_are_brought_to_this_edition(tmp_path) -> None:
    name = "chapters/01_one_neuron.ipynb"
    Delivery(tmp_path).lay_out({name: (ROOT / name).read_text(encoding="utf-8")})

    Delivery(tmp_path).lay_out(handouts.editions())
    again = Delivery(tmp_path).lay_out(handouts.editions())

    assert (tmp_path / name).read_text(encoding="utf-8") == handouts.editions()[name]
    assert again.endswith(f" {len(handouts.editions())} as they were.")
