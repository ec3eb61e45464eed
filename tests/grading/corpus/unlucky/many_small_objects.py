# A list that grows for ever, in the first of the cases.
#
# points: 8
# 1a: memory "asked for more than 1024 MiB of memory"
# %% instead of solve-1a
def neuron(x, w, b, f):
    steps = []
    while x.shape == (3,):
        steps.append([0.0] * 10**4)
    return f(x @ w + b)
