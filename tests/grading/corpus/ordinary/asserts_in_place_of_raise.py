# Zero weights are refused with an assert, where the exercise asks for a ValueError.
#
# points: 7
# 1d: wrong-exception "AssertionError: no line" "raise ValueError"
# %% instead of solve-1d
def boundary(w, b):
    length = np.hypot(w[0], w[1])
    assert length > 0, "no line"
    return -b * w / length**2, np.array([-w[1], w[0]]) / length
