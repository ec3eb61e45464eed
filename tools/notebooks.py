"""Run the notebooks and bring them into normal form: `python -m tools.notebooks [NOTEBOOK ...]`.

Normal form keeps what a person wrote and the text that the cells printed. It leaves out what a run
adds and another run would change: pictures, widgets, counters, the kernel's details.
"""

import sys
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

ROOT = Path(__file__).parent.parent
KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
KEPT_CELL_METADATA = ("tags", "mystnb", "nbgrader")
KEPT_OUTPUT_TYPES = ("text/plain",)


def notebooks() -> list[Path]:
    """List every notebook of the book, in reading order."""
    return [
        *sorted((ROOT / "chapters").glob("*.ipynb")),
        *sorted((ROOT / "exercises").glob("*/exercise.ipynb")),
    ]


def read(path: Path) -> NotebookNode:
    """Read a notebook."""
    return nbformat.read(path, as_version=4)


def run(notebook: NotebookNode, folder: Path) -> NotebookNode:
    """Run all cells in a fresh kernel whose working folder is `folder`."""
    place = {"metadata": {"path": str(folder)}}
    NotebookClient(notebook, timeout=120, resources=place).execute()
    return notebook


def normal_form(notebook: NotebookNode) -> NotebookNode:
    """Return the notebook without what a run adds and another run would change."""
    cells = [_normal_cell(cell) for cell in notebook.cells]
    metadata = {"kernelspec": KERNEL, "language_info": {"name": "python"}}
    return nbformat.from_dict(
        {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
    )


def _normal_cell(cell: NotebookNode) -> dict[str, object]:
    kept = {name: cell.metadata[name] for name in KEPT_CELL_METADATA if name in cell.metadata}
    normal = {
        "id": cell.id,
        "cell_type": cell.cell_type,
        "metadata": kept,
        "source": cell.source.strip("\n"),
    }
    if cell.cell_type == "code":
        ignored = "nbval-ignore-output" in kept.get("tags", ())
        outputs = [] if ignored else [_normal_output(output) for output in cell.outputs]
        normal |= {"execution_count": None, "outputs": [o for o in outputs if o is not None]}
    return normal


def _normal_output(output: NotebookNode) -> dict[str, object] | None:
    """Return the output with its text only, or None where it has none."""
    if output.output_type == "stream":
        return {"output_type": "stream", "name": output.name, "text": output.text}
    if output.output_type == "error":
        kept = ("output_type", "ename", "evalue")
        return {name: output[name] for name in kept} | {"traceback": []}
    data = {kind: output.data[kind] for kind in KEPT_OUTPUT_TYPES if kind in output.data}
    if not data:
        return None
    normal = {"output_type": output.output_type, "metadata": {}, "data": data}
    if output.output_type == "execute_result":
        normal["execution_count"] = None
    return normal


def write(notebook: NotebookNode, path: Path) -> None:
    """Write a notebook so that equal notebooks are equal files."""
    path.write_text(nbformat.writes(notebook) + "\n", encoding="utf-8")


def main(arguments: list[str]) -> None:
    """Run and write the notebooks named, or all."""
    for path in [Path(argument).resolve() for argument in arguments] or notebooks():
        write(normal_form(run(read(path), path.parent)), path)
        print(f"ran {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main(sys.argv[1:])
