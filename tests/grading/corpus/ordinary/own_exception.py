# The exception of exercise 1d is a ValueError of the learner's own making.
#
# points: 10
# %% instead of solve-1d
class NoLineError(ValueError):
    """There is no line."""
def boundary(w, b):
    length = np.hypot(w[0], w[1])
    if length == 0:
        raise NoLineError("both weights are 0")
    return -b * w / length**2, np.array([-w[1], w[0]]) / length
