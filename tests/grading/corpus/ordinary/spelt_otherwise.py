# Other right spellings: einsum, dot, a negative point on the line, the other sense of direction.
#
# points: 10
# %% instead of imports
import math
import numpy
import numpy as np
from numpy import *
from numpy.linalg import norm
from nnlib.grading import check
# %% instead of solve-1a
neuron = lambda x, w, b, f: f(numpy.dot(x, w) + b)
# %% instead of solve-1b
def layer(X, W, b):
    return einsum("ki,ij->kj", X, W) + b[None, :]
# %% instead of solve-1d
def boundary(w, b):
    length = math.sqrt(w[0] ** 2 + w[1] ** 2)
    if length == 0.0:
        raise ValueError
    along = [w[1] / length, -w[0] / length]
    return [-b * w[0] / length**2 + 3 * along[0], -b * w[1] / length**2 + 3 * along[1]], along
