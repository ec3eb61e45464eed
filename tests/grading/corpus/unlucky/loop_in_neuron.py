# neuron never returns. That costs exercise 1a and nothing else.
#
# points: 8
# 1a: time "did not end"
# %% instead of solve-1a
def neuron(x, w, b, f):
    i = 0
    z = b
    while i < len(w):
        z = z + x[..., i] * w[i]
    return f(z)
