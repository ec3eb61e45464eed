"""Read the cells of a hand-in, whatever became of the notebook that was handed out."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from nnlib.grading.judge.confined import confined
from nnlib.grading.judge.handins import UnreadableError, read_bytes

# More than this no page can show, and no learner writes.
_MOST_CELLS, _MOST_CHARACTERS = 2000, 1_000_000
_BINDS = re.compile(r"^(?:def\s+|class\s+)?(\w+)\s*[(=]", re.MULTILINE)


@dataclass(frozen=True)
class Piece:
    """One cell as the learner left it.

    Parameters
    ----------
    kind : str
        code, markdown or raw.
    source : str
    grade_id, cell_id : str
        What nbgrader and Jupyter call it; empty if they no longer do.
    """

    kind: str
    source: str
    grade_id: str = ""
    cell_id: str = ""


def read_pieces(path: Path) -> list[Piece]:
    """Read all cells of a notebook, or a .py file as one cell.

    Raises
    ------
    UnreadableError
        If there is no reading it.
    """
    content = read_bytes(path)
    is_script = path.suffix.lower() == ".py"
    return [Piece(*fields) for fields in confined(lambda: list(_read(content, is_script)))]


def _read(content: bytes, is_script: bool) -> Iterator[tuple[str, ...]]:
    text = content.decode(json.detect_encoding(content), errors="replace")
    if is_script:
        yield "code", _clean(text.removeprefix("\ufeff"))
        return
    left = _MOST_CHARACTERS
    for number, cell in enumerate(_cells(text)):
        if left < 0 or number == _MOST_CELLS:
            yield "raw", "The rest of this notebook is too long to be shown here."
            return
        source = cell.get("source", cell.get("input", ""))
        lines = source if isinstance(source, list) else [source]
        source = _clean("".join(map(str, lines)))[:_MOST_CHARACTERS]
        left -= len(source)
        kind = cell.get("cell_type")
        kind = kind if kind in ("code", "markdown") else "raw"
        mark = _dict(_dict(cell.get("metadata")).get("nbgrader")).get("grade_id", "")
        yield kind, source, _clean(str(mark)), _clean(str(cell.get("id", "")))


def _cells(text: str) -> list[dict[str, Any]]:
    """Give the cells of a notebook of any edition of the format."""
    try:
        notebook = _dict(json.loads(text.removeprefix("\ufeff")))
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"The file is no notebook: {error}") from error
    sheets = [notebook, *_list(notebook.get("worksheets"))]
    return [_dict(cell) for sheet in sheets for cell in _list(_dict(sheet).get("cells"))]


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _clean(text: str) -> str:
    """Leave out what no file in UTF-8 can hold, and the line ends of other systems."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.encode("utf-8", errors="replace").decode("utf-8")


def place(marked: Sequence[NotebookNode], pieces: Sequence[Piece]) -> dict[int, str]:
    """Find the cells of the handout among the learner's, each at most once.

    nbgrader's name decides, then Jupyter's, then the same text, then the same definition. Of
    copies the last counts, as it does when a notebook runs.

    Parameters
    ----------
    marked : sequence of NotebookNode
        The handout's cells that nbgrader knows.
    pieces : sequence of Piece

    Returns
    -------
    places : dict of int to str
        Number of the piece to the `grade_id` that it has.
    """
    places: dict[int, str] = {}
    for is_it in (_same_mark, _same_id, _same_text, _same_definition):
        for cell in marked:
            name = cell.metadata.nbgrader.grade_id
            if name not in places.values():
                found = [i for i, piece in enumerate(pieces) if is_it(cell, piece)]
                if free := [i for i in found if i not in places]:
                    places[free[-1]] = name
    return places


def _same_mark(cell: NotebookNode, piece: Piece) -> bool:
    return bool(piece.grade_id == cell.metadata.nbgrader.grade_id)


def _same_id(cell: NotebookNode, piece: Piece) -> bool:
    return bool(piece.cell_id == cell.id)


def _same_text(cell: NotebookNode, piece: Piece) -> bool:
    return bool(piece.kind == cell.cell_type and piece.source.strip() == cell.source.strip())


def _same_definition(cell: NotebookNode, piece: Piece) -> bool:
    """Whether a cell to be solved and a learner's cell define the same name."""
    wanted = _BINDS.search(cell.source)
    if not (cell.metadata.nbgrader.solution and cell.cell_type == piece.kind == "code" and wanted):
        return False
    return wanted[1] in _BINDS.findall(piece.source)
