# Answers are computed with the math module.
#
# points: 10
# %% instead of solve-1d
import math
def boundary(w, b):
    if w[0] == 0 and w[1] == 0:
        raise ValueError("none")
    if w[1] != 0:
        p = (1.0, -(b + w[0]) / w[1])
        q = (2.0, -(b + 2 * w[0]) / w[1])
    else:
        p = (-b / w[0], 0.0); q = (-b / w[0], 1.0)
    d = (q[0] - p[0], q[1] - p[1]); L = math.dist(p, q)
    return p, (d[0] / L, d[1] / L)
