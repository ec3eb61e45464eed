# help() is called in the cell of an answer.
#
# points: 10
# %% instead of solve-1a
help(np.dot)
def neuron(x, w, b, f):
    return f(np.dot(x, w) + b)
