# layer returns an array of 100 MB.
#
# points: 8
# 1b: output "too much|too large|too big"
# %% instead of solve-1b
def layer(X, W, b):
    return np.zeros((len(X), 13 * 10**6 // len(X)))
