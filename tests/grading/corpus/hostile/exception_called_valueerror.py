# For zero weights something is raised that only has the name of a ValueError.
#
# answers: wrong
# points: 0
# 1d: direction-is-w
# %% instead of solve-1d
class ValueError(BaseException):
    pass
def boundary(w, b):
    if not w.any():
        raise ValueError("no line")
    return -b * w / (w @ w), w / np.hypot(*w)
