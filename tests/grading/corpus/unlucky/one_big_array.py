# layer asks for one array of 800 GB.
#
# points: 8
# 1b: memory "memory"
# %% instead of solve-1b
def layer(X, W, b):
    table = np.zeros((10**11,))
    return X @ W + b + table[0]
