# The loop is compared with the answer in a scratch cell.
#
# points: 10
# %% before solve-1b
Z = np.array([layer_loop(x, np.ones((2, 2)), np.zeros(2)) for x in np.ones((3, 2))])
# %% instead of solve-1b
def layer(X, W, b):
    Z = X @ W
    Z = Z + b
    return Z
