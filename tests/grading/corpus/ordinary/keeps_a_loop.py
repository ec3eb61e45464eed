# Right numbers, made by the loop that the exercise wants to get rid of.
#
# points: 8
# 1b: keeps-a-loop "Your numbers are right and a Python loop still makes them"
# %% instead of solve-1b
def layer(X, W, b):
    """Give Z of shape (n, n_out), without a loop."""
    Z = np.zeros((len(X), len(b)))
    for i in range(len(X)):
        Z[i] = layer_loop(X[i], W, b)
    return Z
