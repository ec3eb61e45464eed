"""Build a hand-in's notebook: the real handout, filled in, and changed in one point.

In a file of cells, a line `# %% PLACE CELL` begins a cell. PLACE is `before`,
`after` or `instead of`, CELL the id of a cell of the handout.
"""

import copy
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from tests.grading.corpus.statement import FIRST
from tools.handouts import handout
from tools.learner_version import is_solution, solution
from tools.notebooks import ROOT, read

WRONG_ANSWERS = {
    "solve-1a": "def neuron(x, w, b, f):\n    return x @ w + b",
    "solve-1b": "def layer(X, W, b):\n    return X @ W.T + b",
    "solve-1c": 'gates = {"AND": ([1, 1], 1.5), "OR": ([1, 1], 0.5), "XOR": "A"}',
    "solve-1d": (
        "def boundary(w, b):\n"
        "    length = np.hypot(w[0], w[1])\n"
        "    if length == 0:\n"
        '        raise ValueError("no line")\n'
        "    return -b * w / length**2, w / length"
    ),
}
_HEAD = re.compile(r"^# %% (before|after|instead of) ([\w-]+)\n", re.MULTILINE)


def source(assignment: str) -> Path:
    """Give the answer key of an assignment."""
    return ROOT / "exercises" / assignment / "exercise.ipynb"


@cache
def right_answers(assignment: str = FIRST) -> dict[str, str]:
    """Give the code of each solution by the id of its cell."""
    cells = read(source(assignment)).cells
    return {
        cell.id: solution(cell) for cell in cells if cell.cell_type == "code" and is_solution(cell)
    }


@cache
def _handout(assignment: str) -> str:
    return handout(source(assignment))


def filled_in(answers: str = "right", assignment: str = FIRST) -> NotebookNode:
    """Give the handout with right or wrong answers, or as it is (starter)."""
    notebook = nbformat.reads(_handout(assignment), as_version=4)
    given = {"right": right_answers(assignment), "wrong": WRONG_ANSWERS, "starter": {}}[answers]
    for cell in notebook.cells:
        cell.source = given.get(cell.id, cell.source)
    return notebook


def code_cell(source: str, name: str) -> NotebookNode:
    """Make a cell as a learner adds one."""
    return nbformat.v4.new_code_cell(source, id=name)


def place(notebook: NotebookNode, where: str, name: str, source: str) -> None:
    """Put a cell before or after another one, or give that one another source.

    Raises
    ------
    ValueError
        If the notebook has no cell of this name.
    """
    names = [cell.id for cell in notebook.cells]
    if name not in names:
        raise ValueError(f"the handout has no cell {name!r}; it has {', '.join(names)}.")
    index = names.index(name)
    if where == "instead of":
        notebook.cells[index].source = source
    else:
        added = code_cell(source, f"added-{len(names)}")
        notebook.cells.insert(index + (where == "after"), added)


def from_cells(text: str, answers: str, assignment: str = FIRST) -> NotebookNode:
    """Build the notebook that a file of cells describes.

    Several cells after the same cell stand in the order of the file.
    """
    notebook = filled_in(answers, assignment)
    last: dict[str, str] = {}
    parts = _HEAD.split(text)[1:]
    for where, name, source in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
        at = last.get(name, name) if where == "after" else name
        place(notebook, where, at, source.strip("\n"))
        if where == "after":
            last[name] = f"added-{len(notebook.cells) - 1}"
    return notebook


def as_text(notebook: NotebookNode) -> str:
    """Give the notebook as the text of its file."""
    return nbformat.writes(notebook) + "\n"


def as_dict(answers: str = "right") -> dict[str, Any]:
    """Give the filled-in handout as plain data, for those who want to spoil it."""
    return copy.deepcopy(json.loads(as_text(filled_in(answers))))


def as_script(notebook: NotebookNode) -> str:
    """Give the code of a notebook as a .py file."""
    return "\n\n".join(c.source for c in notebook.cells if c.cell_type == "code") + "\n"


def head(text: str) -> str:
    """Give the comment at the head of a file of cells, without its hashes."""
    before = _HEAD.split(text)[0]
    return "\n".join(line.removeprefix("#").strip() for line in before.strip().splitlines())


def cell_files() -> list[Path]:
    """Give all files of cells."""
    folder = Path(__file__).parent
    return sorted(p for f in ("ordinary", "unlucky", "hostile") for p in folder.glob(f"{f}/*.py"))
