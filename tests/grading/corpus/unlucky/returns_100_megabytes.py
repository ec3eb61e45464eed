# layer returns an array of 100 MB.
#
# points: 8
# 1b: output "sent back more than 8 MiB"
# %% instead of solve-1b
def layer(X, W, b):
    return np.zeros((len(X), 13 * 10**6 // len(X)))
