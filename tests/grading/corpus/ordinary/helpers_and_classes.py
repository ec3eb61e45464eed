# The answers lean on helper functions and classes in cells of their own.
#
# points: 10
# %% before solve-1a
def weighted_sum(x, w):
    return (x * w).sum(axis=-1)

class Neuron:
    """One neuron."""

    def __init__(self, w, b, f):
        self.w, self.b, self.f = w, b, f

    def __call__(self, x):
        return self.f(weighted_sum(x, self.w) + self.b)
# %% instead of solve-1a
def neuron(x, w, b, f):
    return Neuron(w, b, f)(x)
# %% before solve-1d
from dataclasses import dataclass
@dataclass
class Line:
    w: np.ndarray
    b: float

    @property
    def length(self):
        if not self.w.any():
            raise ValueError("both weights are 0")
        return np.sqrt(np.sum(self.w**2))

    def point(self):
        return -self.b * self.w / self.length**2
# %% instead of solve-1d
def boundary(w, b):
    line = Line(w, b)
    return line.point(), np.array([-w[1], w[0]]) / line.length
