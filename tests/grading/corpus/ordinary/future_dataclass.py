# Annotations from the future, a dataclass and typing.
#
# points: 10
# %% instead of solve-1a
from __future__ import annotations
from dataclasses import dataclass, field
from typing import Callable, NamedTuple
from functools import partial, lru_cache
@dataclass
class Params:
    w: np.ndarray
    b: float = 0.0
    hist: list[float] = field(default_factory=list)
def _neuron(f, x: np.ndarray, w: np.ndarray, b: float) -> float | np.ndarray:
    p = Params(w, b)
    return f(x @ p.w + p.b)
neuron = lambda x, w, b, f: _neuron(f, x, w, b)
# %% instead of solve-1b
class Layer:
    def __init__(self): self.calls = 0
    def __call__(self, X, W, b):
        self.calls += 1
        return np.asmatrix(X) * np.asmatrix(W) + b
layer = Layer()
# %% instead of solve-1c
from collections import OrderedDict
gates = OrderedDict()
gates["AND"] = (np.array([1, 1]), np.float32(-1.5))
gates["OR"] = [[1, 1], np.array(-0.5)]
gates["XOR"] = "c"
# %% instead of solve-1d
def boundary(w, b, *, eps=0.0):
    global last
    n = float(np.linalg.norm(w)); last = n
    if n <= eps:
        raise ValueError
    return [-b * v / n**2 for v in w], (w[1] / n, -w[0] / n)
