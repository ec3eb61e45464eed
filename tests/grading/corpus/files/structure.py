"""Notebooks whose cells were deleted, copied or put into another order."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.grading.corpus.building import as_dict

NAME = "01_neuron.ipynb"
Cells = list[dict[str, Any]]


def _write(folder: Path, change: Callable[[Cells], Cells], answers: str = "right") -> None:
    notebook = as_dict(answers)
    notebook["cells"] = change(notebook["cells"])
    (folder / NAME).write_text(json.dumps(notebook), encoding="utf-8")


def deleted_check_cells(folder: Path) -> None:
    """All checks and all texts are deleted.

    points: 10
    """
    _write(folder, lambda cells: [c for c in cells if c["id"].startswith(("solve", "imports"))])


def deleted_answer(folder: Path) -> None:
    """The cell of layer is deleted.

    points: 8
    1b: not-defined "layer"
    """
    _write(folder, lambda cells: [c for c in cells if c["id"] != "solve-1b"])


def deleted_imports(folder: Path) -> None:
    """The cell of imports is deleted: boundary needs NumPy and says so.

    points: 7
    1d: raises "NameError" "np"
    """
    _write(folder, lambda cells: [c for c in cells if c["id"] != "imports"])


def copied_cells(folder: Path) -> None:
    """Every cell stands there twice, with the same id and the same metadata.

    points: 10
    """
    _write(folder, lambda cells: [c for cell in cells for c in (cell, cell)])


def copied_and_changed(folder: Path) -> None:
    """A copy of the check of 1a holds an answer; the last definition counts.

    points: 8
    1a: forgets-the-bias
    """

    def change(cells: Cells) -> Cells:
        check = next(c for c in cells if c["id"] == "check-1a")
        return [*cells, check | {"source": "neuron = lambda x, w, b, f: f(x @ w)"}]

    _write(folder, change)


def reversed_cells(folder: Path) -> None:
    """The cells stand in the opposite order, the imports near the end.

    points: 10
    """
    _write(folder, lambda cells: cells[::-1])


def one_cell(folder: Path) -> None:
    """All code stands in one cell.

    points: 10
    """

    def change(cells: Cells) -> Cells:
        code = ["".join(c["source"]) for c in cells if c["cell_type"] == "code"]
        return [cells[1] | {"source": "\n".join(code)}]

    _write(folder, change)


def a_cell_for_each_line(folder: Path) -> None:
    """Four hundred cells of one line each stand between the answers.

    points: 10
    """

    def change(cells: Cells) -> Cells:
        line = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
        return [*cells, *({**line, "id": f"n{n}", "source": f"n = {n}"} for n in range(400))]

    _write(folder, change)


def answers_in_text_cells(folder: Path) -> None:
    """The code of 1a was turned into a text cell.

    points: 8
    1a: not-defined "neuron"
    """

    def change(cells: Cells) -> Cells:
        return [c | {"cell_type": "markdown"} if c["id"] == "solve-1a" else c for c in cells]

    _write(folder, change)


def no_cells(folder: Path) -> None:
    """A notebook without any cell.

    points: 0
    status: unreadable "holds no cells. Was another file saved under this name?"
    """
    _write(folder, lambda cells: [])


def another_assignment(folder: Path) -> None:
    """The notebook of another exercise was handed in by mistake.

    points: 0
    1a: not-defined "neuron"
    1b: not-defined "layer"
    1c: not-defined "gates"
    1d: not-defined "boundary"
    """
    _write(folder, lambda cells: [cells[1] | {"source": "def relu(z):\n    return max(z, 0)"}])
