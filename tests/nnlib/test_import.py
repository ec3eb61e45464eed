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


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("bundled", " Write from nnlib import bundled."),
        ("CosineRate", " Write from nnlib.optimizers import CosineRate."),
        ("sigmoid", " Write from nnlib.activations import sigmoid."),
        ("neural", ""),
    ],
)
def test_a_name_that_lies_deeper_is_said_to_lie_there(name: str, advice: str) -> None:
    program = f"import nnlib; nnlib.{name}"

    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)

    assert result.stderr.rstrip().endswith(f"nnlib itself has no {name}.{advice}")
