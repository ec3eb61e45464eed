# A cell writes a module that another one imports.
#
# points: 10
# %% before solve-1a
%%writefile helpers.py
def dot(x, w):
    return sum(a * b for a, b in zip(x, w))
# %% instead of solve-1a
from helpers import dot
def neuron(x, w, b, f):
    return f(x @ w + b)
# %% instead of solve-1d
import helpers
def boundary(w, b):
    n = helpers.dot(w, w)
    if n == 0: raise ValueError("none")
    return -b * w / n, np.array([w[1], -w[0]]) / n ** 0.5
