"""Lay out a course folder for nbgrader: `python -m tools.course [FOLDER]`.

Its `source/` holds the exercises with their solutions, its `nbgrader_config.py` the settings. What
an instructor changed is never overwritten; a new edition then lies in a folder beside it.
"""

import copy
import hashlib
import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from nbformat import NotebookNode

from nnlib.grading.gradebook.handouts import REASONING
from tools.delivery import RECORD, write_atomically
from tools.handouts import text
from tools.learner_version import is_solution
from tools.notebooks import ROOT, normal_form, read

CONFIG = '''"""The settings of your course, read by nbgrader and by the judge. The file is yours."""

from nnlib.grading.gradebook.settings import prepare

c = get_config()  # noqa: F821
prepare(c)  # handouts without solutions; nbgrader's own autograder, which has no sandbox, closed

c.CourseDirectory.course_id = "from-one-neuron"

# What a hand-in loses that comes after the due date, which you set in formgrader: "none" takes
# nothing, "zero" takes all. For a rule of your own, see late submissions in nbgrader's manual.
c.LateSubmissionPlugin.penalty_method = "none"
'''


def editions(root: Path = ROOT) -> dict[str, str]:
    """Give the text of each file of a course, by its path in the course's folder."""
    sources = {
        f"source/{path.parent.name}/{path.parent.name}.ipynb": source(read(path))
        for path in sorted((root / "exercises").glob("*/exercise.ipynb"))
    }
    return {"nbgrader_config.py": CONFIG} | sources


def source(notebook: NotebookNode) -> str:
    """Give an answer key as nbgrader takes it.

    To nbgrader a text that is a solution is an answer for a person to mark. The texts here explain
    a solution; a tag tells so, and they leave with it.
    """
    key = normal_form(copy.deepcopy(notebook))
    for cell in key.cells:
        if cell.cell_type == "markdown" and is_solution(cell):
            del cell.metadata["nbgrader"]
            cell.metadata["tags"] = [*cell.metadata.get("tags", ()), REASONING]
    return text(key)


def lay_out(folder: Path, files: Mapping[str, str]) -> dict[str, list[str]]:
    """Write the files that are new or still as they were delivered.

    Parameters
    ----------
    folder : Path
    files : mapping of str to str
        Path inside the folder, with forward slashes, to the file's text.

    Returns
    -------
    done : dict of str to list of str
        The paths under "new", "updated", "as it was", "yours" and "beside".
    """
    record = _read_record(folder)
    done: dict[str, list[str]] = {}
    for name, new in files.items():
        started_from = record.get(name)
        what = _place(folder, name, new, record)
        done.setdefault(what, []).append(name)
        if what == "yours" and started_from != _hash(new):
            beside = f"new-edition-{_hash(new)[:8]}/{name}"
            _place(folder, beside, new, record)
            done.setdefault("beside", []).append(beside)
    write_atomically(folder / RECORD, json.dumps(record, indent=1, sort_keys=True) + "\n")
    return done


def _read_record(folder: Path) -> dict[str, str]:
    """Read what was delivered; without a readable record every file is the instructor's."""
    try:
        return dict(json.loads((folder / RECORD).read_text(encoding="utf-8")))
    except (FileNotFoundError, ValueError, TypeError):
        return {}


def _place(folder: Path, name: str, new: str, record: dict[str, str]) -> str:
    path = folder / name
    if not os.path.lexists(path):
        what = "new"
    elif path.is_symlink() or not path.is_file():
        return "yours"
    elif (found := hashlib.sha256(path.read_bytes()).hexdigest()) == _hash(new):
        what = "as it was"
    elif found == record.get(name):
        what = "updated"
    else:
        return "yours"
    if what != "as it was":
        write_atomically(path, new)
    record[name] = _hash(new)
    return what


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def sentence(folder: Path, done: Mapping[str, list[str]]) -> str:
    """Say what was done."""
    words = {
        "new": "new",
        "updated": "brought to this edition",
        "yours": "kept as you changed them",
        "as it was": "as they were",
    }
    parts = [f"{len(done[what])} {said}" for what, said in words.items() if what in done]
    text = f"The course in {folder.name}/: {', '.join(parts)}"
    if beside := done.get("beside"):
        text += f"; the new edition lies beside yours as {', '.join(beside)}"
    return text + "."


def main(arguments: list[str]) -> None:
    """Lay everything out and say what was done and what comes next."""
    folder = Path(arguments[0]) if arguments else ROOT / "course"
    try:
        print(sentence(folder, lay_out(folder, editions())))
    except OSError as error:
        sys.exit(
            f"{folder} cannot be written ({error.strerror}). Nothing of yours was changed. "
            "Name another folder: make course COURSE=FOLDER"
        )
    nbgrader = Path(sys.executable).with_name("nbgrader")
    print(f"Next, in that folder: {nbgrader} generate_assignment 01_neuron")


if __name__ == "__main__":
    main(sys.argv[1:])
