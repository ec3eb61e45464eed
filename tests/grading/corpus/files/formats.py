"""Notebooks that come in another shape of file than the handout had."""

import json
from pathlib import Path
from typing import Any

from tests.grading.corpus.building import as_dict, as_text, filled_in

NAME = "01_neuron.ipynb"


def _write(folder: Path, notebook: Any, **options: Any) -> None:
    (folder / NAME).write_text(json.dumps(notebook, **options), encoding="utf-8")


def windows_line_ends(folder: Path) -> None:
    """Windows line ends, in the file and inside the cells.

    points: 10
    """
    notebook = as_dict()
    for cell in notebook["cells"]:
        cell["source"] = [line.replace("\n", "\r\n") for line in cell["source"]]
    (folder / NAME).write_bytes(json.dumps(notebook, indent=1).replace("\n", "\r\n").encode())


def old_line_ends(folder: Path) -> None:
    """Line ends of old Macs inside the cells.

    points: 10
    """
    notebook = as_dict()
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"]).replace("\n", "\r")
    _write(folder, notebook)


def byte_order_mark(folder: Path) -> None:
    """A byte order mark at the head of the file.

    points: 10
    """
    (folder / NAME).write_bytes(b"\xef\xbb\xbf" + as_text(filled_in()).encode())


def utf_16(folder: Path) -> None:
    """The file was saved as UTF-16 by an editor.

    points: 10
    """
    (folder / NAME).write_bytes(as_text(filled_in()).encode("utf-16"))


def latin_1_bytes(folder: Path) -> None:
    """A comment in Latin-1: bytes that are no UTF-8.

    points: 10
    """
    notebook = as_dict()
    notebook["cells"][1]["source"].append("\n# Größe")
    text = json.dumps(notebook, ensure_ascii=False)
    (folder / NAME).write_bytes(text.encode("latin-1", errors="replace"))


def nbformat_3(folder: Path) -> None:
    """The format of 2014: worksheets, and the code under "input".

    points: 10
    """
    cells = []
    for cell in as_dict()["cells"]:
        if cell["cell_type"] == "code":
            kept = {"cell_type": "code", "language": "python", "collapsed": False, "outputs": []}
            cells.append(kept | {"input": cell["source"], "prompt_number": 1, "metadata": {}})
        else:
            cells.append({"cell_type": "markdown", "metadata": {}, "source": cell["source"]})
    worksheets = [{"cells": cells, "metadata": {}}]
    metadata = {"name": "01_neuron"}
    _write(
        folder,
        {"metadata": metadata, "nbformat": 3, "nbformat_minor": 0, "worksheets": worksheets},
    )


def nbformat_4_0(folder: Path) -> None:
    """nbformat 4.0: cells have no ids.

    points: 10
    """
    notebook = as_dict() | {"nbformat_minor": 0}
    for cell in notebook["cells"]:
        del cell["id"]
    _write(folder, notebook)


def nbformat_of_tomorrow(folder: Path) -> None:
    """A format that does not exist yet, with fields that nobody knows.

    points: 10
    """
    notebook = as_dict() | {"nbformat": 4, "nbformat_minor": 99, "future": {"a": [1]}}
    for cell in notebook["cells"]:
        cell["colour"] = "blue"
    _write(folder, notebook)


def one_line(folder: Path) -> None:
    """The whole file in one line, each source one text.

    points: 10
    """
    notebook = as_dict()
    for cell in notebook["cells"]:
        cell["source"] = "".join(cell["source"])
    _write(folder, notebook, ensure_ascii=True)


def lost_metadata(folder: Path) -> None:
    """All metadata is gone, and the ids of the cells.

    points: 10
    """
    notebook = as_dict() | {"metadata": {}}
    for cell in notebook["cells"]:
        cell.pop("id")
        cell["metadata"] = {}
    _write(folder, notebook)


def no_metadata_at_all(folder: Path) -> None:
    """Not even the fields for metadata are there, nor those for outputs.

    points: 10
    """
    cells = [{key: c[key] for key in ("cell_type", "source")} for c in as_dict()["cells"]]
    _write(folder, {"cells": cells})


def wrong_metadata(folder: Path) -> None:
    """Metadata of the wrong kinds, and points of the learner's own.

    answers: wrong
    points: 0
    """
    notebook = as_dict("wrong") | {"metadata": {"kernelspec": None, "points": 100}}
    for cell in notebook["cells"]:
        marks = {"points": 1000, "grade": True, "locked": False, "score": 1000}
        cell["metadata"] = {"nbgrader": marks, "tags": None}
    _write(folder, notebook)


def another_kernels_name(folder: Path) -> None:
    """The kernel has a name that only the learner's machine knows.

    points: 10
    """
    kernel = {"name": "conda-env-deep-learning-py", "display_name": "Py 3.9 (神経)"}
    _write(folder, as_dict() | {"metadata": {"kernelspec": kernel}})


def another_kernels_language(folder: Path) -> None:
    """The notebook says that its language is R; the cells are Python all the same.

    points: 10
    """
    kernel = {"name": "ir", "display_name": "R", "language": "R"}
    metadata = {"kernelspec": kernel, "language_info": {"name": "R", "version": "4.3.1"}}
    _write(folder, as_dict() | {"metadata": metadata})


def stored_outputs(folder: Path) -> None:
    """Six megabytes of pictures and error texts are stored in the outputs.

    points: 10
    """
    notebook = as_dict()
    picture = {
        "output_type": "display_data",
        "metadata": {},
        "data": {"image/png": "A" * 6_000_000},
    }
    error = {"output_type": "error", "ename": "E", "evalue": "", "traceback": ["\x1b[31mno"] * 99}
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell |= {"outputs": [error], "execution_count": 42}
    notebook["cells"][1]["outputs"].append(picture)
    _write(folder, notebook)


def other_kinds_of_cells(folder: Path) -> None:
    """Raw cells, headings, cells of an unknown kind and cells without a source.

    points: 10
    """
    notebook = as_dict()
    notebook["cells"] += [
        {"cell_type": "raw", "metadata": {}, "source": "neuron = None"},
        {"cell_type": "heading", "level": 1, "metadata": {}, "source": "neuron = None"},
        {"cell_type": "sql", "metadata": {}, "source": "select 1"},
        {"cell_type": "code", "metadata": {}},
        {"cell_type": "markdown", "metadata": {}, "source": ["neuron", " = None"]},
    ]
    _write(folder, notebook)
