"""Lay notebooks into a reader's folder without ever overwriting what the reader wrote.

A record remembers the content that was delivered. A copy that still has it is
the book's and may be updated; any other file is the reader's and stays.
"""

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

RECORD = ".delivered.json"


def content_hash(text: str) -> str:
    """Hash what a person writes in a notebook: its cells' sources, not their outputs.

    Raises
    ------
    ValueError
        If the text is no notebook.
    """
    try:
        cells = json.loads(text)["cells"]
        written = [
            [cell["cell_type"], "".join(cell["source"]), cell.get("attachments", {})]
            for cell in cells
        ]
    except (json.JSONDecodeError, KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"This is no notebook: {error!r}") from None
    return hashlib.sha256(json.dumps(written, sort_keys=True).encode()).hexdigest()


@dataclass
class Delivery:
    """Copies of the book's notebooks in one folder.

    Parameters
    ----------
    folder : Path
        The reader's folder; it is made if it is missing.
    """

    folder: Path
    written: dict[str, str] = field(default_factory=dict)  # path -> hash of what lies there
    offered: dict[str, str] = field(default_factory=dict)  # path -> hash of the newest edition
    done: dict[str, list[str]] = field(default_factory=dict)
    record_was_unreadable: bool = False

    def __post_init__(self) -> None:
        """Read the record; without one every existing file is the reader's."""
        path = self.folder / RECORD
        try:
            record = json.loads(path.read_text(encoding="utf-8"))
            self.written, self.offered = (
                {str(name): str(value) for name, value in record[part].items()}
                for part in ("written", "offered")
            )
        except FileNotFoundError:
            return
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            self.record_was_unreadable = True

    def lay_out(self, editions: Mapping[str, str]) -> str:
        """Lay out notebooks and say in one sentence what was done.

        Parameters
        ----------
        editions : mapping of str to str
            Path inside the folder, with forward slashes, to the notebook's text.
        """
        for name, text in editions.items():
            self._note(self._place(name, text), name)
        record = {"written": self.written, "offered": self.offered}
        write_atomically(self.folder / RECORD, json.dumps(record, indent=1, sort_keys=True) + "\n")
        return self.sentence()

    def _place(self, name: str, text: str) -> str:
        new, found = content_hash(text), self._found(name)
        if found == "" or found in (new, self.written.get(name)):
            what = "updated" if found else "back" if name in self.offered else "new"
            if found != new:
                write_atomically(self.folder / name, text)
            self.written[name] = self.offered[name] = new
            return "as it was" if found == new else what
        if self.offered.get(name) == new:
            return "yours"
        self._note("beside", self._lay_beside(name, text, new))
        self.offered[name] = new
        return "yours"

    def _found(self, name: str) -> str:
        """Hash what lies there: empty for nothing, "?" for what cannot be read."""
        path = self.folder / name
        if not os.path.lexists(path):
            return ""
        if path.is_symlink() or not path.is_file():
            return "?"
        try:
            return content_hash(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):  # broken or unreadable, but the reader's
            return "?"

    def _lay_beside(self, name: str, text: str, new: str) -> str:
        """Write to the first name that is free, or that the reader left as it was."""
        stem, number = name.removesuffix(".ipynb"), 1
        while True:
            beside = f"{stem}.new-edition{'' if number == 1 else f'-{number}'}.ipynb"
            found = self._found(beside)
            if found in ("", new, self.written.get(beside)):
                if found != new:
                    write_atomically(self.folder / beside, text)
                self.written[beside] = new
                return beside
            number += 1

    def _note(self, what: str, name: str) -> None:
        self.done.setdefault(what, []).append(name)

    def sentence(self) -> str:
        """Say what was done."""
        parts = [
            f"{len(self.done[what])} {words}"
            for what, words in (
                ("new", "new"),
                ("back", "laid out again"),
                ("updated", "brought to this edition"),
                ("yours", "kept as you changed them"),
                ("as it was", "as they were"),
            )
            if what in self.done
        ]
        text = f"Your copies in {self.folder.name}/: {', '.join(parts) or 'none'}"
        if beside := self.done.get("beside"):
            text += f"; the new edition lies beside yours as {', '.join(beside)}"
        if self.record_was_unreadable:
            text += "; the record of earlier deliveries was unreadable, so no file was replaced"
        return text + "."


def write_atomically(path: Path, text: str) -> None:
    """Write a file so that it is there as a whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
