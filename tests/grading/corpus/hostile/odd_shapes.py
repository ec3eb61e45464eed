# No entries at all, forty dimensions, and text of a million letters.
#
# answers: wrong
# points: 0
# 1a: shape
# 1b: shape
# 1c: output
# 1d: shape
# %% instead of solve-1a
neuron = lambda x, w, b, f: np.zeros((0, 5))
# %% instead of solve-1b
layer = lambda X, W, b: np.zeros((1,) * 40)
# %% instead of solve-1c
gates = {"AND": ("x" * 10**6, 0), "OR": ("x", "y"), "XOR": "C" * 10**6}
# %% instead of solve-1d
boundary = lambda w, b: (np.zeros((2, 0)), np.zeros((0, 2)))
