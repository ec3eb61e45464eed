# %%time and %%capture stand over the cells that define the answers.
#
# points: 10
# %% instead of solve-1a
%%time
def neuron(x, w, b, f):
    return f(x @ w + b)
# %% instead of solve-1b
%%capture output
def layer(X, W, b):
    return X @ W + b
print(layer(np.eye(2), np.eye(2), np.zeros(2)))
