"""The same network in five libraries, as the book prints it, gives the same numbers."""

import importlib.util
import os
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from nnlib import datasets, initializers

os.environ["KERAS_BACKEND"] = "jax"  # before Keras is loaded

FOLDER = Path(__file__).parents[2] / "book" / "frameworks"
FILES = sorted(FOLDER.glob("with_*.py"))
# What a library computes in float32 agrees to six digits, the others to rounding.
TOLERANCE = {"with_keras": 1e-5, "with_jax": 1e-5}
N_STEPS = 200


def load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def data() -> dict[str, np.ndarray]:
    """A hundred points of XOR, and starting weights."""
    rng = np.random.default_rng(0)
    X, y = datasets.xor(100, rng=rng)
    W1, W2 = (initializers.glorot(*shape, rng=rng) for shape in ((2, 12), (12, 1)))
    return {"X": X, "y": y, "W1": W1, "b1": np.zeros(12), "W2": W2, "b2": np.zeros(1)}


@pytest.fixture(scope="module")
def ours() -> np.ndarray:
    return load(FOLDER / "with_nnlib.py").fit(**data(), n_steps=N_STEPS)


def test_the_network_has_learned_something(ours: np.ndarray) -> None:
    y = data()["y"]

    assert ((ours > 0.5) == y).mean() > 0.9


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_library_gives_the_same_probabilities(path: Path, ours: np.ndarray) -> None:
    theirs = load(path).fit(**data(), n_steps=N_STEPS)

    np.testing.assert_allclose(theirs, ours, atol=TOLERANCE.get(path.stem, 1e-10), rtol=0)


def test_the_page_shows_every_file() -> None:
    page = (FOLDER.parent / "frameworks.md").read_text(encoding="utf-8")

    assert [path.name for path in FILES if f"frameworks/{path.name}" not in page] == []
