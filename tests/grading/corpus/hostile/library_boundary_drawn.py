# Exercise 1d asks the library's picture of the boundary for its line.
#
# answers: wrong
# points: 0
# 1d: may-not-import "nnlib|matplotlib" "numpy and Python's standard library alone"
# %% instead of solve-1d
import matplotlib.pyplot as plt
from nnlib import plots
def boundary(w, b):
    line = plots.boundary(plt.gca(), w, b).lines[-1]
    (x0, y0), (x1, y1) = line.get_xy1(), line.get_xy2()
    return np.array([x0, y0]), np.array([x1 - x0, y1 - y0])
