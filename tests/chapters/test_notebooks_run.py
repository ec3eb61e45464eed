"""Every notebook runs from top to bottom and prints what it printed when it was written."""

import subprocess
import sys
from pathlib import Path

import pytest

from tools.notebooks import ROOT, notebooks, read, write


def run_nbval(path: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", "--nbval", "-q", "-p", "no:cacheprovider",
               "--nbval-current-env", "-c", "/dev/null", "--rootdir", str(path.parent),
               str(path)]  # fmt: skip
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("path", notebooks(), ids=lambda p: f"{p.parent.name}/{p.stem}")
def test_a_notebook_prints_again_what_it_stores(path: Path) -> None:
    result = run_nbval(path, path.parent)

    assert result.returncode == 0, result.stdout[-4000:]


def test_a_notebook_whose_stored_text_is_wrong_is_found(tmp_path: Path) -> None:
    notebook = read(ROOT / "exercises" / "01_neuron" / "exercise.ipynb")
    first = next(c for c in notebook.cells if c.cell_type == "code" and c.source)
    first.source = 'print("what it prints now")'
    first.outputs = [{"output_type": "stream", "name": "stdout", "text": "what it stored"}]
    notebook.cells = [first]
    write(notebook, tmp_path / "changed.ipynb")

    result = run_nbval(tmp_path / "changed.ipynb", tmp_path)

    assert result.returncode == 1
    assert "what it stored" in result.stdout
