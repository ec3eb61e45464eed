# neuron raises an exception whose text is 100 MB long.
#
# points: 8
# 1a: raises "ValueError: xxxx|too much"
# %% instead of solve-1a
def neuron(x, w, b, f):
    raise ValueError("x" * 10**8)
