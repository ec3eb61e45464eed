"""Lay the learner's notebooks into work/: `python -m tools.handouts [FOLDER]`.

Exercises come without their solutions, chapters as they are. What a reader
changed is never overwritten.
"""

import sys
from pathlib import Path

import nbformat

from tools.delivery import Delivery
from tools.learner_version import learner_version
from tools.notebooks import ROOT, normal_form, read


def editions(root: Path = ROOT) -> dict[str, str]:
    """Give the text of every notebook for learners, by its path in their folder."""
    chapters = {
        f"chapters/{path.name}": path.read_text(encoding="utf-8")
        for path in sorted((root / "chapters").glob("*.ipynb"))
    }
    exercises = {
        f"exercises/{path.parent.name}.ipynb": handout(path)
        for path in sorted((root / "exercises").glob("*/exercise.ipynb"))
    }
    return chapters | exercises


def handout(path: Path) -> str:
    """Give the text of one exercise notebook as a learner gets it."""
    return nbformat.writes(normal_form(learner_version(read(path)))) + "\n"


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
