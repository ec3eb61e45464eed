"""The exercise notebooks as tests need them: their answers, their starters, their sections."""

import importlib
import re
from functools import cache

from nnlib.grading import exercises
from tools.learner_version import learner_version
from tools.notebooks import ROOT, read

CHAPTERS = sorted((ROOT / "chapters").glob("[0-9]*.ipynb"))
SOURCES = sorted((ROOT / "exercises").glob("*/exercise.ipynb"))


@cache
def answers(*, solved: bool) -> dict[str, object]:
    """Run all exercise notebooks without their checks and give what they define."""
    names: dict[str, object] = {}
    for path in SOURCES:
        notebook = read(path) if solved else learner_version(read(path))
        for cell in notebook.cells:
            if cell.cell_type == "code" and not cell.source.startswith("check("):
                exec(compile(cell.source, f"{path.parent.name}/{cell.id}", "exec"), names)
    return names


def sections() -> set[str]:
    """All sections that messages may name, as they name them."""
    exercises()
    modules = [
        importlib.import_module(f"nnlib_exercises_{path.parent.name}.sections") for path in SOURCES
    ]
    return {value for module in modules for value in vars(module).values() if is_section(value)}


def is_section(value: object) -> bool:
    """Whether a value reads like `chapter 1, "The bias"`."""
    return isinstance(value, str) and re.fullmatch(r'chapter \d+, ".+"', value) is not None


def sections_of(chapter) -> list[str]:
    """The headings of one chapter that messages name."""
    number = int(chapter.stem[:2])
    start = f'chapter {number}, "'
    return sorted(s.removeprefix(start).rstrip('"') for s in sections() if s.startswith(start))


def headings(chapter) -> list[str]:
    """The headings of a chapter as a reader sees them, without marks."""
    text = "\n\n".join(c.source for c in read(chapter).cells if c.cell_type == "markdown")
    found = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return [re.sub(r"[`*$]", "", heading).strip() for heading in found]
