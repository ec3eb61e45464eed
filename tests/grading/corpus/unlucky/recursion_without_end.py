# neuron calls itself and never arrives.
#
# points: 8
# 1a: raises "RecursionError" "in your line 2"
# %% instead of solve-1a
def neuron(x, w, b, f):
    return neuron(x, w, b, f)
