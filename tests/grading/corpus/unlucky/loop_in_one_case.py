# boundary never returns for zero weights; the other cases are right.
#
# points: 7
# 1d: time "did not end"
# %% instead of solve-1d
def boundary(w, b):
    length = np.hypot(w[0], w[1])
    while length == 0:
        length = np.hypot(w[0], w[1])
    return -b * w / length**2, np.array([-w[1], w[0]]) / length
