# The right number, and the caller's x is spoilt on the way.
#
# points: 8
# 1a: changes-inputs "your function changed its input x"
# %% instead of solve-1a
def neuron(x, w, b, f):
    a = f(x @ w + b)
    x *= 0
    return a
