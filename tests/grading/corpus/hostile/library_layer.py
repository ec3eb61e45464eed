# Exercise 1b returns the library's own function.
#
# answers: wrong
# points: 0
# 1b: may-not-import "nnlib" "numpy and Python's standard library alone"
# %% instead of solve-1b
import nnlib.layers
layer = nnlib.layers.Dense.forward
