"""Make the notebook that formgrader and feedback show: a learner's cells and the judge's words.

nbgrader's pages put texts and outputs into the page as they are. What a stranger wrote must not run
in a teacher's browser: outputs and metadata go, and the learner's own texts are shown as typed.
"""

import copy
import html
from collections.abc import Sequence
from dataclasses import dataclass

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from nnlib.grading.gradebook.pieces import Piece, place
from nnlib.grading.judge.report import Report

DIGEST = "judged_file"


@dataclass(frozen=True)
class Autograded:
    """A notebook for `autograded/`.

    Parameters
    ----------
    notebook : NotebookNode
    unanswered : frozenset of str
        The cells to be solved that are as they were handed out, or not there.
    """

    notebook: NotebookNode
    unanswered: frozenset[str]


def autograded(release: NotebookNode, pieces: Sequence[Piece] | None, report: Report) -> Autograded:
    """Put a learner's cells, the handout's locked cells and the verdicts together.

    Parameters
    ----------
    release : NotebookNode
        The notebook as it was handed out.
    pieces : sequence of Piece or None
        The learner's cells; None if there is no reading them.
    report : Report

    Returns
    -------
    made : Autograded
        Each `grade_id` is in its notebook exactly once, if it is one to be graded.
    """
    marked = {c.metadata.nbgrader.grade_id: c for c in release.cells if _is_marked(c)}
    if pieces is None:
        pieces = [_as_piece(cell) for cell in release.cells]
    places = place(list(marked.values()), pieces)
    texts = {cell.source for cell in release.cells if cell.cell_type == "markdown"}
    cells, answered = [], set()
    for number, piece in enumerate(pieces):
        name = places.get(number, "")
        cells.append(_marked_cell(marked[name], piece) if name else _own_cell(piece, texts))
        if name and piece.source.strip() != marked[name].source.strip():
            answered.add(name)
    _add_missing(cells, marked)
    _show_verdicts(cells, report)
    if note := _note(report):
        cells.insert(0, _as_typed(note))
    for number, cell in enumerate(cells):
        cell.id = f"cell-{number}"
    metadata = copy.deepcopy(release.metadata) | {DIGEST: report.digest}
    to_solve = {name for name, cell in marked.items() if cell.metadata.nbgrader.solution}
    notebook = new_notebook(cells=cells, metadata=metadata)
    return Autograded(notebook, frozenset(to_solve - answered))


def _is_marked(cell: NotebookNode) -> bool:
    nbgrader = cell.metadata.get("nbgrader", {})
    return any(nbgrader.get(kind) for kind in ("grade", "solution", "locked", "task"))


def _as_piece(cell: NotebookNode) -> Piece:
    name = cell.metadata.nbgrader.grade_id if _is_marked(cell) else ""
    return Piece(cell.cell_type, cell.source, name, cell.id)


def _marked_cell(cell: NotebookNode, piece: Piece) -> NotebookNode:
    """Give a handout's cell: what is locked as it was, what was to be solved as it came."""
    new = _like(cell)
    if cell.metadata.nbgrader.solution and piece.source.strip() != cell.source.strip():
        new.source = piece.source if cell.cell_type == "code" else _as_typed(piece.source).source
    return new


def _like(cell: NotebookNode) -> NotebookNode:
    new = _code(cell.source) if cell.cell_type == "code" else _text(cell.source)
    new.metadata["nbgrader"] = copy.deepcopy(cell.metadata.nbgrader)
    return new


def _code(source: str) -> NotebookNode:
    cell: NotebookNode = new_code_cell(source)
    return cell


def _text(source: str) -> NotebookNode:
    cell: NotebookNode = new_markdown_cell(source)
    return cell


def _own_cell(piece: Piece, texts: set[str]) -> NotebookNode:
    if piece.kind == "markdown" and piece.source in texts:
        return _text(piece.source)
    # What stands in a raw cell would go into the page as it is; in a code cell it is shown.
    return _as_typed(piece.source) if piece.kind == "markdown" else _code(piece.source)


def _as_typed(text: str) -> NotebookNode:
    """Make a text cell that shows a text and cannot do anything else: no Markdown, no formulas."""
    return _text(
        f'<pre style="white-space: pre-wrap; word-break: normal">{html.escape(text)}</pre>'
    )


def _add_missing(cells: list[NotebookNode], marked: dict[str, NotebookNode]) -> None:
    """Put each graded cell that is not there behind the cell that it followed, or at the end."""
    before = ""
    for name, cell in marked.items():
        there = [c.metadata.nbgrader.grade_id if _is_marked(c) else None for c in cells]
        nbgrader = cell.metadata.nbgrader
        if name not in there and (nbgrader.grade or nbgrader.get("task")):
            where = there.index(before) + 1 if before in there else len(cells)
            cells.insert(where, _like(cell))
        before = name


def _show_verdicts(cells: list[NotebookNode], report: Report) -> None:
    """Give each check's cell what the judge says as its output."""
    said = {mark.grade_id: mark.verdict.message for mark in report.marks}
    for cell in cells:
        name = cell.metadata.nbgrader.grade_id if _is_marked(cell) else ""
        if name in said and cell.cell_type == "code":
            cell.outputs = [new_output("stream", name="stdout", text=said[name] + "\n")]


def _note(report: Report) -> str:
    """Say on top what was unusual; nothing if nothing was."""
    lines = [*report.notes]
    if report.status != "judged":
        lines.insert(0, report.headline)
    if report.sandbox != "bubblewrap":
        lines.append("It ran without a sandbox (--unsafe).")
    return "\n".join(["The judge's notes on this hand-in:", *lines]) if lines else ""
