"""Gradient descent on mini-batches in PyTorch and JAX, as chapter 3 prints it, beside nnlib's."""

from collections.abc import Iterator

import jax
import numpy as np
import pytest

import nnlib
from tests.large.test_frameworks import FOLDER, load

FILES = sorted((FOLDER / "descent").glob("with_*.py"))
N_EPOCHS, RATE = 7, 0.1


@pytest.fixture
def in_double_precision() -> Iterator[None]:
    """JAX in float64, for a while."""
    jax.config.update("jax_enable_x64", True)
    yield
    jax.config.update("jax_enable_x64", False)


@pytest.mark.usefixtures("in_double_precision")
@pytest.mark.parametrize("batch_size", [1, 7, 20, 103])
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_weights_are_those_of_train(path, batch_size: int) -> None:
    X, y = nnlib.datasets.blobs(103, spread=2.0, rng=np.random.default_rng(0))
    net = nnlib.Network([nnlib.Dense(2, 1, rng=np.random.default_rng(0))])
    net.parameters[:] = 0
    orders = np.array([np.arange(103)] * N_EPOCHS)
    if batch_size < 103:  # all at once need no order
        rng = np.random.default_rng(5)
        orders = np.array([rng.permutation(103) for _ in range(N_EPOCHS)])
    nnlib.train(
        net, X, y, loss=nnlib.BinaryCrossEntropy(), optimizer=nnlib.SGD(RATE),
        n_epochs=N_EPOCHS, batch_size=batch_size, rng=np.random.default_rng(5),
    )  # fmt: skip

    w, b = load(path).fit(X, y, orders, batch_size, RATE)

    np.testing.assert_allclose([*w, b], net.parameters, rtol=0, atol=1e-10)


def test_the_chapter_shows_every_file() -> None:
    chapter = (FOLDER.parents[1] / "chapters" / "03_going_downhill.ipynb").read_text(
        encoding="utf-8"
    )

    assert len(FILES) == 2
    assert [path.name for path in FILES if f"frameworks/descent/{path.name}" not in chapter] == []
