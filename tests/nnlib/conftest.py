"""What many tests here start from."""

from collections.abc import Iterator

import matplotlib as mpl
import numpy as np
import pytest
from hypothesis import settings

import nnlib

# The same examples on every machine and in every run, however slow the machine.
settings.register_profile("book", derandomize=True, deadline=None, database=None, max_examples=25)
settings.load_profile("book")
mpl.use("Agg")


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(0)


@pytest.fixture
def net(rng: np.random.Generator) -> nnlib.Network:
    """A network with two inputs, three hidden tanh neurons and one logit."""
    return nnlib.Network(
        [nnlib.Dense(2, 3, rng=rng), nnlib.Activation("tanh"), nnlib.Dense(3, 1, rng=rng)]
    )


@pytest.fixture
def closed_figures() -> Iterator[None]:
    """Close what a test drew."""
    import matplotlib.pyplot as plt

    yield
    plt.close("all")
