# Exercise 1d is the reference of the library's own checks.
#
# answers: wrong
# points: 0
# 1d: may-not-import "nnlib" "numpy and Python's standard library alone"
# %% instead of solve-1d
from nnlib.grading import find
boundary = find("1d").reference
