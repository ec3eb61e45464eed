"""Find the hand-ins in a folder, and read a file's bytes without following any link."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from nnlib.grading.judge.refusing import CannotJudgeError

SUFFIXES = (".ipynb", ".py")
_LARGEST = 50_000_000
_DEEPEST = 10


class UnreadableError(Exception):
    """A hand-in cannot be read; the message says why and what its learner can do."""


@dataclass(frozen=True)
class HandIn:
    """One learner's hand-in.

    Parameters
    ----------
    name : str
        Whose it is: the name of the folder or of the file.
    path : Path or None
        The file that is judged, if one came.
    notes : tuple of str
        What was unusual.
    """

    name: str
    path: Path | None
    notes: tuple[str, ...] = ()


def find_handins(folder: Path, assignment: str) -> list[HandIn]:
    """Find the hand-ins in a folder.

    Parameters
    ----------
    folder : Path
        It holds notebooks and .py files, one a learner, or a folder for each learner.
    assignment : str
        The folder of exercises; a learner's file of this name is taken before others.

    Raises
    ------
    CannotJudgeError
        If there is no such folder or nothing to judge in it.
    """
    if not folder.is_dir():
        raise CannotJudgeError(
            f"{folder} is no folder. Name the folder that holds the notebooks that came in."
        )
    entries = sorted(e for e in folder.iterdir() if not e.name.startswith((".", "__pycache__")))
    folders = [e for e in entries if e.is_dir() and not e.is_symlink()]
    # A link to a folder is judged as a file would be, and refused as a link.
    loose = [e for e in entries if e not in folders and (_is_code(e) or e.is_dir())]
    found = [HandIn(name, path) for name, path in _named(loose, folders)]
    found += [_in_folder(each, assignment) for each in folders]
    if not found:
        raise CannotJudgeError(
            f"{folder} holds no notebooks, no .py files and no learners' folders with such files."
        )
    return sorted(found, key=lambda handin: handin.name)


def left_aside(folder: Path) -> list[str]:
    """Give the names of loose files in a folder of hand-ins that are neither notebook nor .py."""
    files = (e for e in folder.iterdir() if e.is_file() and not _is_code(e))
    return sorted(file.name for file in files if not file.name.startswith("."))


def _named(loose: Sequence[Path], folders: Sequence[Path]) -> Iterator[tuple[str, Path]]:
    """Name loose files without their endings, where that leaves no two hand-ins of one name."""
    owners = Counter(e.stem for e in loose) + Counter(e.name for e in (*loose, *folders))
    for path in loose:
        name = path.stem if owners[path.stem] == 1 else path.name
        if name in {each.name for each in folders}:
            raise CannotJudgeError(
                f"{path.name} is the name of a folder and of a file. Rename one of them: each "
                "learner needs a name of their own."
            )
        yield name, path


def _in_folder(folder: Path, assignment: str) -> HandIn:
    """Choose a learner's file: the one with the assignment's name before any other."""
    all_files = _files_below(folder)
    files = [path for path in all_files if _is_code(path)]
    if not files:
        others = [path.name for path in all_files][:5]
        seen = f" There is {', '.join(others)}." if others else ""
        return HandIn(folder.name, None, (f"No notebook and no .py file came.{seen}",))
    chosen = min(files, key=lambda path: _strangeness(path, assignment))
    notes = []
    if chosen.stem != assignment:
        notes.append(f"The file is called {chosen.name}, not {assignment}.ipynb. It was judged.")
    if len(files) > 1:
        left = ", ".join(path.name for path in files[:6] if path != chosen)
        notes.append(f"{len(files)} files came; {chosen.name} was judged, not {left}.")
    return HandIn(folder.name, chosen, tuple(notes))


def _files_below(folder: Path) -> list[Path]:
    """Give a learner's files, links included; nobody's work lies ten folders deep."""
    found: list[Path] = []
    for place, folders, files in os.walk(folder):
        depth = len(Path(place).relative_to(folder).parts)
        folders[:] = [f for f in folders if depth < _DEEPEST and not _is_hidden(f)]
        found += [Path(place, name) for name in files if not _is_hidden(name)]
    return sorted(found)


def _is_hidden(name: str) -> bool:
    return name.startswith(".") or name == "__pycache__"


def _is_code(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES


def _strangeness(path: Path, assignment: str) -> tuple[bool, bool, bool, int, str]:
    """Order files by how little they look like the one that was asked for."""
    is_same = path.stem == assignment
    is_alike = path.stem.startswith(assignment)
    is_notebook = path.suffix.lower() == ".ipynb"
    return not is_same, not is_alike, not is_notebook, len(path.parts), str(path)


def read_bytes(path: Path) -> bytes:
    """Read a file that a stranger named.

    Raises
    ------
    UnreadableError
        If it is a link, a folder, a pipe, or very large.
    """
    try:
        number = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        kind = "a link to another file" if path.is_symlink() else f"closed ({error.strerror})"
        raise UnreadableError(f"{path.name} is {kind}. Hand in the file itself.") from error
    state = os.fstat(number)
    if not stat.S_ISREG(state.st_mode):
        os.close(number)
        raise UnreadableError(f"{path.name} is no file. Hand in the notebook itself.")
    with os.fdopen(number, "rb") as file:
        if state.st_size > _LARGEST:
            raise UnreadableError(
                f"{path.name} has {state.st_size // 1_000_000} megabytes, and at most "
                f"{_LARGEST // 1_000_000} are read. Clear the outputs, save and hand in again."
            )
        return file.read(_LARGEST)
