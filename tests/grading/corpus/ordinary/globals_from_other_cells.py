# The answers read and change variables of other cells.
#
# points: 10
# %% before solve-1a
calls = 0
history = []
EPSILON = 0.0
# %% instead of solve-1a
def neuron(x, w, b, f):
    global calls
    calls += 1
    history.append(x.shape)
    z = x @ w + b + EPSILON
    return f(z)
# %% after check-1a
x = np.arange(3)
f = "no function"
b = None
del x
# %% instead of solve-1c
half = 0.5
gates = {}
gates["AND"] = ([1, 1], -1 - half)
gates["OR"] = ([1, 1], -half)
gates["XOR"] = "ABCDE"[2]
