# Local names are also names of loops in scratch cells.
#
# points: 10
# %% after check-1a
def z(x, w, b):
    s = 0
    for i in range(len(x)):
        s += x[i] * w[i]
    return s + b
def step(v):
    return [1 if t > 0 else 0 for t in v]
# %% instead of solve-1b
def layer(X, W, b):
    z = X @ W + b
    return z
