"""`import nnlib` gives the names that the book uses, and loads NumPy alone."""

import subprocess
import sys

import pytest

import nnlib


@pytest.mark.parametrize("library", ["matplotlib", "ipywidgets", "sklearn", "anywidget", "tqdm"])
def test_importing_nnlib_does_not_load(library: str) -> None:
    program = f"import sys, nnlib; sys.exit({library!r} in sys.modules)"

    result = subprocess.run([sys.executable, "-c", program], check=False)

    assert result.returncode == 0


def test_every_public_name_is_there() -> None:
    missing = [name for name in nnlib.__all__ if not hasattr(nnlib, name)]

    assert missing == []
