"""Make the site's exercise pages from the exercise notebooks: `python -m tools.exercise_pages`.

An exercise's text exists once. A page shows the statement, the starter and,
folded, the worked solution; the notebook to download is the learner's version.
"""

from collections.abc import Iterator
from pathlib import Path

from nbformat import NotebookNode

from tools.delivery import write_atomically
from tools.handouts import handout
from tools.learner_version import is_solution, solution, starter
from tools.notebooks import ROOT, read

PAGES = Path("book/exercises")
DOWNLOADS = Path("_build/handouts")


def page(notebook: NotebookNode, name: str) -> str:
    """Give the MyST text of the page of one exercise notebook."""
    return "\n\n".join(_blocks(notebook, name)) + "\n"


def _blocks(notebook: NotebookNode, name: str) -> Iterator[str]:
    title, *cells = notebook.cells
    yield title.source
    yield (
        f"To solve them, {{download}}`download the notebook </{DOWNLOADS}/{name}.ipynb>`, or type "
        "`make lab` in a clone of this book. A check needs the notebook: this page only shows."
    )
    answer: NotebookNode | None = None
    for cell in cells:
        if not is_solution(cell):
            yield cell.source if cell.cell_type == "markdown" else _code(cell.source)
        elif cell.cell_type == "code":
            answer = cell
            yield _code(starter(cell))
        elif answer is None:
            raise ValueError(f"In {name}, the reasoning {cell.id} comes before its solution.")
        else:
            yield _folded(answer, cell.source)


def _code(source: str) -> str:
    return f"```python\n{source}\n```"


def _folded(answer: NotebookNode, reasoning: str) -> str:
    exercise = answer.metadata["nbgrader"]["grade_id"].removeprefix("solve-")
    return (
        f":::::{{dropdown}} Worked solution of {exercise}\n"
        f"{_code(solution(answer))}\n\n{reasoning}\n:::::"
    )


def write_if_changed(path: Path, text: str) -> None:
    """Write a file, but leave it and its date alone if it already says this."""
    if not path.is_file() or path.read_text(encoding="utf-8") != text:
        write_atomically(path, text)


def main(root: Path = ROOT) -> None:
    """Write every page and its download, and remove pages without an exercise."""
    sources = {p.parent.name: p for p in sorted((root / "exercises").glob("*/exercise.ipynb"))}
    for name, source in sources.items():
        write_if_changed(root / PAGES / f"{name}.md", page(read(source), name))
        write_if_changed(root / DOWNLOADS / f"{name}.ipynb", handout(source))
    for old in (root / PAGES).glob("*.md"):
        if old.stem not in sources:
            old.unlink()


if __name__ == "__main__":
    main()
