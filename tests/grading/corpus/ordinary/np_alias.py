# NumPy goes by other names.
#
# points: 10
# %% instead of imports
import numpy
from numpy import array, dot, exp, linalg as LA
import numpy.linalg
import numpy.typing as npt
np = numpy
# %% instead of solve-1a
def neuron(x, w, b, f) -> npt.NDArray:
    def inner(v):
        nonlocal_w = w
        return dot(v, nonlocal_w) + b
    return f(inner(x))
# %% instead of solve-1d
def boundary(w, b):
    n = LA.norm(w)
    if numpy.isclose(n, 0): raise ValueError("none")
    return -b * w / n**2, array([-w[1], w[0]]) / n
