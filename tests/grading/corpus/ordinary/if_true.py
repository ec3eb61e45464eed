# Answers are defined below if, try and with.
#
# points: 10
# %% instead of solve-1a
if True:
    def neuron(x, w, b, f):
        return f(x @ w + b)
# %% instead of solve-1b
try:
    import torch
    def layer(X, W, b):
        return (torch.tensor(X) @ torch.tensor(W)).numpy() + b
except ImportError:
    def layer(X, W, b):
        return X @ W + b
