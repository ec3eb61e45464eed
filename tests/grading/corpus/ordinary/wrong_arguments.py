# neuron takes its arguments in a list.
#
# points: 8
# 1a: signature "neuron(arguments)" "neuron(x, w, b, f)"
# %% instead of solve-1a
def neuron(arguments):
    x, w, b, f = arguments
    return f(x @ w + b)
