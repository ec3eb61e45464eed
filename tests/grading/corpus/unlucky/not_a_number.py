# NaN and infinity come back.
#
# points: 6
# 1a: not-finite "nan" "division by zero"
# 1b: not-finite "inf"
# %% instead of solve-1a
def neuron(x, w, b, f):
    return f(x @ w + b) * np.float64(0) / 0
# %% instead of solve-1b
def layer(X, W, b):
    return (X @ W + b) / 0
