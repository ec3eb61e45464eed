# A NameError inside neuron: the message shows the learner's own line.
#
# points: 8
# 1a: raises "NameError" "in your line 4: return f(zz)"
# %% instead of solve-1a
def neuron(x, w, b, f):
    """Give a, for one example or for each row."""
    z = x @ w + b
    return f(zz)
