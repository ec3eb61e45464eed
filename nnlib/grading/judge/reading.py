"""Read a hand-in's code out of a notebook or a .py file, however it was saved."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from nnlib.grading.inside.cells import bound_names
from nnlib.grading.judge.confined import confined
from nnlib.grading.judge.handins import UnreadableError
from nnlib.grading.judge.loops import looping
from nnlib.grading.judge.syntax import to_python

_MOST_CODE = 1_000_000
# Where cells begin in scripts: the percent format, nbconvert's, and jupytext's light format.
_BREAK = re.compile(r"^# ?%%.*$|^# In\[[\d ]*\]:.*$|^# \+.*$|^# -$", re.MULTILINE)
_BINDS = re.compile(r"^\s*(?:def|class)\s+(\w+)|^(\w+)\s*=", re.MULTILINE)


@dataclass(frozen=True)
class Cell:
    """One cell of code.

    Parameters
    ----------
    number : int
        Counted from 1 among the cells of code.
    source : str
        Python, without IPython's additions.
    names : tuple of str
        What it binds.
    """

    number: int
    source: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Code:
    """A hand-in's code.

    Parameters
    ----------
    cells : tuple of Cell
    looping : frozenset of str
        The names of functions that loop.
    """

    cells: tuple[Cell, ...]
    looping: frozenset[str]


def read_code(name: str, content: bytes) -> Code:
    """Read a hand-in's code.

    Parameters
    ----------
    name : str
        The file's name, which tells notebooks from scripts.
    content : bytes
        What it holds.

    Raises
    ------
    UnreadableError
        If no code can be read out of it.
    """
    read = confined(lambda: _read(name, content))
    cells = (Cell(number, source, tuple(names)) for number, source, names in read["cells"])
    return Code(tuple(cells), frozenset(read["looping"]))


def _read(name: str, content: bytes) -> dict[str, list[Any]]:
    if content[:2] == b"PK":
        raise UnreadableError(
            f"{name} is a zip file or a Word document, not a notebook. Hand in the file that you "
            "worked on in JupyterLab."
        )
    text = _decoded(content)
    if not text.strip():
        raise UnreadableError(f"{name} is empty. Save your notebook and hand it in again.")
    is_script = name.lower().endswith(".py")
    sources = _parts(text) if is_script else list(_code(name, text))
    if sum(map(len, sources)) > _MOST_CODE:
        raise UnreadableError(f"{name} holds more than a million characters of code.")
    python = [to_python(source) for source in sources]
    cells = [(i, source, _names(source)) for i, source in enumerate(python, start=1)]
    return {"cells": cells, "looping": sorted(looping(python))}


def _decoded(content: bytes) -> str:
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        text = content.decode("latin-1")  # every byte is a letter there
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _parts(script: str) -> list[str]:
    """Cut a script into its cells, most have one, whose lines keep their numbers in the file."""
    breaks = [match.span() for match in _BREAK.finditer(script)]
    starts, ends = [0, *(end for _, end in breaks)], [*(start for start, _ in breaks), len(script)]
    parts = [
        "\n" * script.count("\n", 0, start) + script[start:end]
        for start, end in zip(starts, ends, strict=True)
    ]
    return [part for part in parts if part.strip()]


def _code(name: str, text: str) -> Iterator[str]:
    """Give the sources of a notebook's code cells, of any edition of the format."""
    try:
        notebook = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnreadableError(
            f"{name} is not a notebook: the file breaks off or was changed by another program "
            f"({error}). Open it in JupyterLab, save it and hand it in again."
        ) from error
    sheets = [notebook, *_list(notebook, "worksheets")]
    cells = [cell for sheet in sheets for cell in _list(sheet, "cells")]
    if not cells:
        raise UnreadableError(f"{name} holds no cells. Was another file saved under this name?")
    for cell in cells:
        if isinstance(cell, dict) and cell.get("cell_type") == "code":
            source = cell.get("source", cell.get("input", ""))
            parts = source if isinstance(source, list) else [source]
            yield "".join(map(str, parts)).replace("\r\n", "\n")


def _list(holder: Any, name: str) -> list[Any]:
    value = holder.get(name) if isinstance(holder, dict) else None
    return value if isinstance(value, list) else []


def _names(source: str) -> list[str]:
    """Give the names that a cell binds, also where it is no correct Python."""
    try:
        return sorted(set(bound_names(ast.parse(source))))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return sorted({a or b for a, b in _BINDS.findall(source)})
