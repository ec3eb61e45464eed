# np.vectorize with a signature, and a dot product by recursion.
#
# points: 10
# %% instead of solve-1a
def dot(x, w):
    if len(w) == 0:
        return 0.0
    return x[..., 0] * w[0] + dot(x[..., 1:], w[1:])
def neuron(x, w, b, f):
    return f(dot(x, w) + b)
# %% instead of solve-1b
layer = np.vectorize(lambda x, W, b: x @ W + b, signature="(d),(d,n),(n)->(n)")
