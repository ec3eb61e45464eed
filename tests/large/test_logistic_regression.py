"""Logistic regression as chapter 2 prints it in other frameworks gives nnlib's numbers."""

from pathlib import Path

import numpy as np
import pytest

from nnlib import SGD, BinaryCrossEntropy, Dense, Network, datasets, train
from tests.large.test_frameworks import FOLDER, load

FILES = sorted((FOLDER / "logistic_regression").glob("with_*.py"))
TOLERANCE = {"with_jax": 1e-5}  # float32
N_STEPS = 500


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_library_finds_the_same_weights(path: Path) -> None:
    rng = np.random.default_rng(0)
    X, y = datasets.blobs(200, rng=rng, spread=1.5)
    neuron = Network([Dense(2, 1, rng=rng)])
    neuron.parameters[:] = 0
    sgd, loss = SGD(0.5), BinaryCrossEntropy()
    train(neuron, X, y, loss=loss, optimizer=sgd, n_epochs=N_STEPS, rng=rng)

    w, b = load(path).fit(X, y, learning_rate=0.5, n_steps=N_STEPS)

    tolerance = TOLERANCE.get(path.stem, 1e-10)
    np.testing.assert_allclose(w, neuron.layers[0].W[:, 0], atol=tolerance, rtol=0)
    np.testing.assert_allclose(b, neuron.layers[0].b[0], atol=tolerance, rtol=0)


def test_chapter_2_shows_every_file() -> None:
    chapter = FOLDER.parents[1] / "chapters" / "02_logistic_regression.ipynb"

    text = chapter.read_text(encoding="utf-8")
    assert len(FILES) == 2
    assert [path.name for path in FILES if f"logistic_regression/{path.name}" not in text] == []
