"""Files that hold no hand-in at all. Each costs the marks, and the message says what it is."""

import json
import os
import zipfile
from pathlib import Path

from tests.grading.corpus.building import as_dict, as_text, filled_in

NAME = "01_neuron.ipynb"


def empty_file(folder: Path) -> None:
    """A file of no bytes.

    points: 0
    status: unreadable "is empty"
    """
    (folder / NAME).write_bytes(b"")


def only_white_space(folder: Path) -> None:
    """A file of blank lines.

    points: 0
    status: unreadable "is empty"
    """
    (folder / NAME).write_bytes(b"\n \n")


def invalid_json(folder: Path) -> None:
    """A comma is missing: a merge left its marks.

    points: 0
    status: unreadable "is not a notebook" "hand it in again"
    """
    text = as_text(filled_in()).replace('"cells": [', '"cells": [\n<<<<<<< HEAD\n', 1)
    (folder / NAME).write_text(text, encoding="utf-8")


def truncated_json(folder: Path) -> None:
    """The upload broke off in the middle.

    points: 0
    status: unreadable "is not a notebook" "hand it in again"
    """
    text = as_text(filled_in())
    (folder / NAME).write_text(text[: len(text) // 2], encoding="utf-8")


def deeply_nested_json(folder: Path) -> None:
    """A million brackets, which would end a reader that calls itself for each.

    points: 0
    status: unreadable
    """
    (folder / NAME).write_text("[" * 10**6, encoding="utf-8")


def nested_in_the_notebook(folder: Path) -> None:
    """A notebook whose metadata is nested a hundred thousand deep.

    points: 0
    status: unreadable
    """
    deep = '{"a":' * 10**5 + "1" + "}" * 10**5
    text = as_text(filled_in()).replace('"metadata": {', '"metadata": {"deep": ' + deep + ",", 1)
    (folder / NAME).write_text(text, encoding="utf-8")


def json_but_no_notebook(folder: Path) -> None:
    """JSON of another kind.

    points: 0
    status: unreadable "holds no cells"
    """
    (folder / NAME).write_text(json.dumps([1, {"a": None}]), encoding="utf-8")


def cells_of_wrong_kinds(folder: Path) -> None:
    """Cells are numbers and their sources are dicts.

    points: 0
    1a: not-defined "nothing in the file defines neuron"
    1b: not-defined "layer"
    1c: not-defined "gates"
    1d: not-defined "boundary"
    """
    cells = [3, None, {"cell_type": "code", "source": {"a": 1}}, {"source": 7}, []]
    (folder / NAME).write_text(json.dumps(as_dict() | {"cells": cells}), encoding="utf-8")


def numbers_without_end(folder: Path) -> None:
    """A number of five million digits, which takes Python hours to read.

    points: 0
    status: unreadable
    """
    (folder / NAME).write_text('{"cells": [], "nbformat": ' + "9" * 5_000_000 + "}")


def saved_as_a_page(folder: Path) -> None:
    """The web page of the notebook was saved in the place of the notebook.

    points: 0
    status: unreadable "is not a notebook" "hand it in again"
    """
    (folder / NAME).write_text("<!DOCTYPE html><html><body>neuron</body></html>")


def zipped(folder: Path) -> None:
    """The notebook was zipped, and the archive has the notebook's name.

    points: 0
    status: unreadable "not a notebook"
    """
    with zipfile.ZipFile(folder / NAME, "w") as archive:
        archive.writestr(NAME, as_text(filled_in()))


def random_bytes(folder: Path) -> None:
    """Bytes that mean nothing.

    points: 0
    status: unreadable "is not a notebook"
    """
    (folder / NAME).write_bytes(bytes(range(256)) * 100)


def script_of_bytes(folder: Path) -> None:
    """A .py file with bytes that no Python source may hold.

    points: 0
    1a: not-defined
    1b: not-defined
    1c: not-defined
    1d: not-defined
    note: "null bytes"
    """
    (folder / "01_neuron.py").write_bytes(b"\x00\xff\xfe = 1\n\x00")


def huge_file(folder: Path) -> None:
    """A file of 4 GB, of which nothing was ever written.

    points: 0
    status: unreadable "has 4000 megabytes, and at most 50 are read"
    """
    with (folder / NAME).open("wb") as file:
        file.truncate(4 * 10**9)


def folder_in_the_files_place(folder: Path) -> None:
    """A folder has the notebook's name.

    points: 0
    status: missing
    """
    (folder / NAME).mkdir()


def missing_file(folder: Path) -> None:
    """The learner's folder is empty.

    points: 0
    status: missing "No file came"
    """


def only_another_kind_of_file(folder: Path) -> None:
    """A text document was handed in, and a picture of the answers.

    points: 0
    status: missing "No file came"
    note: "There is photo.jpg, solutions.docx"
    """
    (folder / "solutions.docx").write_bytes(b"PK\x03\x04")
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff")


def named_pipe(folder: Path) -> None:
    """A named pipe in the file's place: whoever reads it waits for ever.

    points: 0
    status: unreadable "is no file. Hand in the notebook itself."
    """
    os.mkfifo(folder / NAME)
