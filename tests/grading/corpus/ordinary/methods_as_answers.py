# The answers are a bound method, an object with __call__, a partial and a dict subclass.
#
# points: 10
# %% instead of solve-1a
class Model:
    def neuron(self, x, w, b, f):
        return f(x @ w + b)
neuron = Model().neuron
# %% instead of solve-1b
import functools
def affine(bias_first, X, W, b):
    return b + X @ W if bias_first else X @ W + b
layer = functools.partial(affine, True)
# %% instead of solve-1c
from collections import OrderedDict
gates = OrderedDict(AND=([1, 1], -1.5), OR=([1, 1], -0.5), XOR="C")
# %% instead of solve-1d
class Boundary:
    def __call__(self, w, b):
        n = np.hypot(*w)
        if n == 0:
            raise ValueError("no line")
        return -b * w / n**2, np.array([-w[1], w[0]]) / n
boundary = Boundary()
