# The function has another name than the exercise asks for.
#
# points: 8
# 1a: not-defined "neuron"
# %% instead of solve-1a
def Neuron(x, w, b, f):
    return f(x @ w + b)
