# A right answer, overwritten further down by a wrong one; the last one counts.
#
# points: 8
# 1a: forgets-the-bias "The bias is missing"
# %% after check-1d
def neuron(x, w, b, f):
    return f(x @ w)
