"""This group compares nnlib with PyTorch, JAX and Keras, so it runs where those are installed."""

from collections.abc import Iterator
from importlib.util import find_spec

import numpy as np
import pytest

# `make test-large` installs them in an environment of its own; readers never need them.
collect_ignore_glob = [] if find_spec("torch") else ["test_*.py"]


@pytest.fixture(autouse=True)
def in_float64() -> Iterator[None]:
    """One thread and full precision for PyTorch."""
    import torch

    torch.set_num_threads(1)
    before = torch.get_default_dtype()
    torch.set_default_dtype(torch.float64)
    yield
    torch.set_default_dtype(before)


@pytest.fixture
def rng() -> np.random.Generator:
    return np.random.default_rng(0)
