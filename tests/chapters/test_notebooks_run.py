"""Every notebook runs from top to bottom and prints what it printed when it was written."""

import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode

from tools.notebooks import notebooks, read, write


def numbered(notebook: NotebookNode) -> NotebookNode:
    """Number the cells: nbval takes outputs of a cell without a number for left-overs."""
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    for number, cell in enumerate(code, start=1):
        cell.execution_count = number
    return notebook


def run_nbval(notebook: NotebookNode, folder: Path) -> subprocess.CompletedProcess[str]:
    """Compare stored and new text outputs, in a folder that holds nothing but the notebook."""
    write(numbered(notebook), folder / "notebook.ipynb")
    command = [sys.executable, "-m", "pytest", "--nbval", "-q", "-p", "no:cacheprovider",
               "--nbval-current-env", "--rootdir", ".", "notebook.ipynb"]  # fmt: skip
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("path", notebooks(), ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_a_notebook_prints_again_what_it_stores(path: Path, tmp_path: Path) -> None:
    result = run_nbval(read(path), tmp_path)

    assert result.returncode == 0, result.stdout[-4000:]


def test_a_notebook_whose_stored_text_is_wrong_is_found(tmp_path: Path) -> None:
    cell = nbformat.v4.new_code_cell('print("what it prints now")', id="prints")
    cell.outputs = [nbformat.v4.new_output("stream", name="stdout", text="what it stored\n")]

    result = run_nbval(nbformat.v4.new_notebook(cells=[cell]), tmp_path)

    assert result.returncode == 1
    assert "what it stored" in result.stdout
