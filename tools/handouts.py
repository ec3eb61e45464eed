"""Lay the learner's notebooks into work/: `python -m tools.handouts [FOLDER]`.

Exercises come without their solutions, chapters as JupyterLab can show them.
What a reader changed is never overwritten.
"""

import sys
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from tools.chapter_copy import chapter_copy
from tools.citations import works
from tools.delivery import Delivery
from tools.learner_version import learner_version
from tools.notebooks import ROOT, normal_form, read


def editions(root: Path = ROOT) -> dict[str, str]:
    """Give the text of every notebook for learners, by its path in their folder."""
    references = works(root / "book" / "references.bib")
    chapters = {
        f"chapters/{path.name}": text(chapter_copy(read(path), int(path.name[:2]), references))
        for path in sorted((root / "chapters").glob("[0-9][0-9]_*.ipynb"))
    }
    exercises = {
        f"exercises/{path.parent.name}.ipynb": handout(path)
        for path in sorted((root / "exercises").glob("*/exercise.ipynb"))
    }
    return chapters | exercises


def handout(path: Path) -> str:
    """Give the text of one exercise notebook as a learner gets it."""
    return text(normal_form(learner_version(read(path))))


def text(notebook: NotebookNode) -> str:
    """Give a notebook as the text of its file."""
    return nbformat.writes(notebook) + "\n"


def main(arguments: list[str]) -> None:
    """Lay everything out and say what was done."""
    folder = Path(arguments[0]) if arguments else ROOT / "work"
    try:
        print(Delivery(folder).lay_out(editions()))
    except OSError as error:
        sys.exit(
            f"{folder} cannot be written ({error.strerror}). Nothing of yours was changed. "
            "Name another folder: python -m tools.handouts FOLDER"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
