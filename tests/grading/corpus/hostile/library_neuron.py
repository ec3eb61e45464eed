# Exercise 1a is handed to nnlib's own layer, 1b and 1d stay wrong.
#
# answers: wrong
# points: 0
# 1a: may-not-import "nnlib" "numpy and Python's standard library alone"
# %% instead of solve-1a
from nnlib.layers import Dense
from nnlib.network import Network
def neuron(x, w, b, f):
    dense = Dense(1)
    dense.W, dense.b = w[:, None], np.array([b])
    return f(dense.forward(np.atleast_2d(x)))[..., 0]
