# layer fills an array of 24 GB with ones: more than the place has.
#
# points: 8
# 1b: memory "memory"
# %% instead of solve-1b
def layer(X, W, b):
    table = np.ones((3 * 10**9,))
    return X @ W + b + 0 * table[0]
