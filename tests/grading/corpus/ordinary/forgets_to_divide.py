# The point of exercise 1d lies beside the line.
#
# points: 7
# 1d: forgets-to-divide "has the right direction from the origin and the wrong distance"
# %% instead of solve-1d
def boundary(w, b):
    length = np.hypot(w[0], w[1])
    if length == 0:
        raise ValueError("no line")
    return -b * w, np.array([-w[1], w[0]]) / length
