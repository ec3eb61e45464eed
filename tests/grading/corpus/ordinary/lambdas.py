# The shortest answers.
#
# points: 10
# %% instead of solve-1a
neuron = lambda x, w, b, f: f(x @ w + b)
# %% instead of solve-1b
layer = lambda *inputs: inputs[0] @ inputs[1] + inputs[2]
