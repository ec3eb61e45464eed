"""The notebook that a teacher sees: the learner's cells, made safe, and the judge's words."""

import copy
import html
import json
from pathlib import Path

import nbformat
import pytest
from nbconvert.filters import markdown2html
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output, new_raw_cell
from nbgrader.nbgraderformat import MetadataValidator

from nnlib.grading.gradebook.notebooks import Autograded, autograded
from nnlib.grading.gradebook.pieces import read_pieces
from nnlib.grading.judge.handins import UnreadableError
from nnlib.grading.judge.report import Report
from tests.grading.reports import not_begun, report, without_marks, wrong
from tools.learner_version import learner_version
from tools.notebooks import ROOT, read

GRADED = {"check-1a", "check-1b", "check-1c", "check-1d"}
TO_SOLVE = {"solve-1a", "solve-1b", "solve-1c", "solve-1d"}
ANSWER = "def neuron(x, w, b, f):\n    return f(x @ w + b)"


@pytest.fixture
def release() -> NotebookNode:
    """Give the notebook as it is handed out."""
    return learner_version(read(ROOT / "exercises" / "01_neuron" / "exercise.ipynb"))


@pytest.fixture
def handin(release: NotebookNode) -> NotebookNode:
    """Give a hand-in with an answer to 1a, to be changed by the test."""
    notebook = copy.deepcopy(release)
    cell(notebook, "solve-1a").source = ANSWER
    return notebook


def cell(notebook: NotebookNode, name: str) -> NotebookNode:
    (found,) = [c for c in notebook.cells if grade_id(c) == name]
    return found


def grade_id(cell: NotebookNode) -> str:
    return str(cell.metadata.get("nbgrader", {}).get("grade_id", ""))


def names(made: Autograded) -> list[str]:
    """The names of nbgrader's cells, in their order; each notebook is looked at by nbgrader."""
    nbformat.validate(made.notebook)
    MetadataValidator().validate_nb(made.notebook)
    return [name for c in made.notebook.cells if (name := grade_id(c))]


def make(
    release: NotebookNode, notebook: NotebookNode, folder: Path, about: Report | None = None
) -> Autograded:
    path = folder / "01_neuron.ipynb"
    path.write_text(json.dumps(notebook))
    return autograded(release, read_pieces(path), about or report("anna"))


def test_an_answer_stands_in_its_cell_and_the_verdict_below_its_check(
    release, handin, tmp_path
) -> None:
    said = report("anna", wrong("1a", "forgets-f"))

    made = make(release, handin, tmp_path, said)

    assert cell(made.notebook, "solve-1a").source == ANSWER
    assert cell(made.notebook, "check-1a").outputs[0].text == said.marks[0].verdict.message + "\n"
    assert made.unanswered == TO_SOLVE - {"solve-1a"}


def test_a_hand_in_that_only_has_answers_keeps_all_cells_in_their_order(
    release, handin, tmp_path
) -> None:
    made = make(release, handin, tmp_path)

    assert [c.source for c in made.notebook.cells] == [c.source for c in handin.cells]
    assert [c.metadata for c in made.notebook.cells] == [c.metadata for c in release.cells]


def test_a_deleted_check_comes_back_behind_the_cell_that_it_followed(
    release, handin, tmp_path
) -> None:
    handin.cells = [c for c in handin.cells if grade_id(c) != "check-1b"]

    found = names(make(release, handin, tmp_path))

    assert found.index("check-1b") == found.index("solve-1b") + 1


def test_without_any_of_its_cells_all_checks_come_back(release, handin, tmp_path) -> None:
    handin.cells = [new_code_cell("x = 1")]

    assert set(names(make(release, handin, tmp_path))) == GRADED


def test_of_copied_cells_the_last_one_counts(release, handin, tmp_path) -> None:
    first, second = cell(handin, "solve-1a"), copy.deepcopy(cell(handin, "solve-1a"))
    second.source, second.id = "def neuron(x, w, b, f):\n    return 2", "copied"
    check = copy.deepcopy(cell(handin, "check-1a"))
    handin.cells += [second, check]

    made = make(release, handin, tmp_path)

    assert sorted(names(made)) == sorted(GRADED | TO_SOLVE)
    assert cell(made.notebook, "solve-1a").source == second.source
    assert first.source in [c.source for c in made.notebook.cells if not grade_id(c)]


def strip_metadata(notebook: NotebookNode) -> None:
    for each in notebook.cells:
        each.metadata = {}


def strip_ids(notebook: NotebookNode) -> None:
    strip_metadata(notebook)
    for number, each in enumerate(notebook.cells):
        each.id = f"new-{number}"


@pytest.mark.parametrize("strip", [strip_metadata, strip_ids])
def test_lost_metadata_is_found_again(release, handin, tmp_path, strip) -> None:
    strip(handin)

    made = make(release, handin, tmp_path)

    assert names(made) == names(autograded(release, None, report("anna")))
    assert cell(made.notebook, "solve-1a").source == ANSWER


def test_a_changed_check_is_as_it_was(release, handin, tmp_path) -> None:
    cell(handin, "check-1a").source = "print('2 of 2')"

    made = make(release, handin, tmp_path)

    assert cell(made.notebook, "check-1a").source == 'check("1a", neuron)'


def test_what_a_learner_claims_in_metadata_does_not_count(release, handin, tmp_path) -> None:
    handin.metadata["title"] = "<script>"
    nbgrader = cell(handin, "check-1a").metadata.nbgrader
    nbgrader["points"], nbgrader["locked"], nbgrader["solution"] = 100, False, True

    made = make(release, handin, tmp_path)

    nbgrader = cell(made.notebook, "check-1a").metadata.nbgrader
    assert (nbgrader.points, nbgrader.solution) == (2, False)
    assert "title" not in made.notebook.metadata


def test_scratch_cells_stay_without_their_outputs_and_metadata(release, handin, tmp_path) -> None:
    scratch = new_code_cell("1 + 1", metadata={"tags": ["x"], "nbgrader": {"grade_id": "mine"}})
    scratch.outputs = [new_output("display_data", {"text/html": "<script>x()</script>"})]
    handin.cells.insert(2, scratch)

    made = make(release, handin, tmp_path).notebook.cells[2]

    assert (made.source, made.outputs, made.metadata) == ("1 + 1", [], {})


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "> a\n\n    b\n\n- $x$ &amp; `c`\n\n\n$$\nd\n$$\n<",
        "[a](javascript:alert(1))",
        "[a]\n\n[a]: javascript:alert(1)",
        "![a](attachment:not-there.png)",
        "```mermaid\n<img src=x onerror=alert(1)>\n```",
        "$$\n\\href{javascript:alert(1)}{x}\n$$",
        "\\begin{equation}\n\\href{javascript:alert(1)}{x}\n\\end{equation}",
        "</pre>\n\n<script>alert(1)</script>",
        '<pre title="\n\n<script>alert(1)</script>">',
    ],
)
def test_a_text_of_the_learners_is_shown_as_typed_and_does_nothing(
    release, handin, tmp_path, text: str
) -> None:
    handin.cells.append(new_markdown_cell(text))

    shown = markdown2html(make(release, handin, tmp_path).notebook.cells[-1].source)

    assert (
        shown.rstrip()
        == f'<pre style="white-space: pre-wrap; word-break: normal">{html.escape(text)}</pre>'
    )


def test_a_text_of_the_handout_stays_formatted(release, handin, tmp_path) -> None:
    made = make(release, handin, tmp_path)

    assert made.notebook.cells[0].source.startswith("# Exercises to chapter 1")


def test_a_raw_cell_becomes_code_that_is_only_shown(release, handin, tmp_path) -> None:
    handin.cells.append(new_raw_cell("<script>alert(1)</script>"))

    made = make(release, handin, tmp_path).notebook.cells[-1]

    assert (made.cell_type, made.outputs) == ("code", [])


@pytest.mark.parametrize("status", ["missing", "unreadable"])
def test_where_nothing_can_be_read_the_handout_says_so_on_top(release, status: str) -> None:
    about = without_marks("nele", status, "The file is no <notebook>.")

    made = autograded(release, None, about)

    note, *rest = made.notebook.cells
    assert "The file is no &lt;notebook&gt;." in note.source
    assert [c.source for c in rest] == [c.source for c in release.cells]
    assert made.unanswered == TO_SOLVE
    assert set(names(made)) == GRADED | TO_SOLVE


def test_notes_of_the_judge_stand_on_top(release, handin, tmp_path) -> None:
    about = report("anna", not_begun("1b"), notes=("The file is called x.ipynb.",))

    made = make(release, handin, tmp_path, about)

    assert "The file is called x.ipynb." in made.notebook.cells[0].source


def test_a_hand_in_judged_without_a_sandbox_says_so(release, handin, tmp_path) -> None:
    made = make(release, handin, tmp_path, report("anna", sandbox="unsafe"))

    assert "It ran without a sandbox (--unsafe)." in made.notebook.cells[0].source


def test_a_script_is_one_cell_before_the_checks(release, tmp_path) -> None:
    path = tmp_path / "answers.py"
    path.write_bytes(b"\xef\xbb\xbfimport numpy as np\r\n\r\n" + ANSWER.encode())

    made = autograded(release, read_pieces(path), report("anna"))

    assert "import numpy as np\n\ndef neuron" in cell(made.notebook, "solve-1a").source
    assert set(names(made)) >= GRADED


def test_an_old_notebook_is_read_too(release, handin, tmp_path) -> None:
    path = tmp_path / "old.ipynb"
    path.write_text(nbformat.writes(nbformat.convert(handin, 3), version=3), encoding="utf-16")

    made = autograded(release, read_pieces(path), report("anna"))

    assert cell(made.notebook, "solve-1a").source == ANSWER
    assert set(names(made)) == GRADED | TO_SOLVE


@pytest.mark.parametrize(
    "content", ["", "{", "[" * 100_000, "nothing"], ids=["empty", "cut off", "deep", "words"]
)
def test_what_is_no_notebook_is_unreadable(tmp_path, content: str) -> None:
    (tmp_path / "a.ipynb").write_text(content)

    with pytest.raises(UnreadableError):
        read_pieces(tmp_path / "a.ipynb")


@pytest.mark.parametrize(
    "content",
    ["[]", "3", '{"cells": 3}', '{"cells": [3, {"source": [1], "metadata": 2}]}',
     '{"cells": [{"cell_type": [], "source": {}, "metadata": {"nbgrader": []}, "id": {}}]}'],
)  # fmt: skip
def test_cells_of_any_make_are_read(release, tmp_path, content: str) -> None:
    (tmp_path / "a.ipynb").write_text(content)

    made = autograded(release, read_pieces(tmp_path / "a.ipynb"), report("anna"))

    assert set(names(made)) == GRADED


def test_signs_that_no_file_can_hold_are_replaced(release, handin, tmp_path) -> None:
    handin.cells.append(new_code_cell("x = '?'"))
    text = json.dumps(handin).replace("x = '?'", "x = '\\ud800'")
    (tmp_path / "a.ipynb").write_text(text)

    made = autograded(release, read_pieces(tmp_path / "a.ipynb"), report("anna"))

    assert made.notebook.cells[-1].source == "x = '?'"


def test_a_notebook_that_no_page_could_show_is_cut_and_says_so(release, tmp_path) -> None:
    cells = [new_code_cell("#" * 400_000, id=f"c{number}") for number in range(9)]
    path = tmp_path / "a.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)

    made = autograded(release, read_pieces(path), report("anna"))

    assert len(nbformat.writes(made.notebook)) < 2_000_000
    assert "too long to be shown here" in nbformat.writes(made.notebook)


def test_the_same_hand_in_and_report_give_the_same_notebook(release, handin, tmp_path) -> None:
    first, second = (make(release, handin, tmp_path).notebook for _ in range(2))

    assert nbformat.writes(first) == nbformat.writes(second)
