# A first try that is wrong stands above the right one; the last one counts.
#
# points: 10
# %% before solve-1a
def neuron(x, w, b, f):
    return x @ w + b
check("1a", neuron)
# %% before solve-1c
gates = {"AND": ([1, 1], 0), "OR": ([1, 1], 0), "XOR": "E"}
# %% before solve-1d
boundary = 3
