# Type hints, old and new, with a __future__ import in the middle of the notebook.
#
# points: 10
# %% instead of solve-1a
from __future__ import annotations
from collections.abc import Callable
from typing import Any, Final, TypeVar
T = TypeVar("T")
SMALL: Final = 1e-12
count: int
def neuron(
    x: np.ndarray, w: np.ndarray, b: float, f: Callable[[np.ndarray], np.ndarray]
) -> np.ndarray | float:
    z: np.ndarray = x @ w + b
    return f(z)
# %% instead of solve-1b
def layer(X: np.ndarray, /, W: np.ndarray, b: np.ndarray, **unused: Any) -> np.ndarray:
    return X @ W + b
