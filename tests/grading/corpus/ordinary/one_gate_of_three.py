# OR was never filled in and the letter is missing: one part of three.
#
# points: 8
# 1c: 1 points, starter "AND is right"
# %% instead of solve-1c
gates = {"AND": ([1, 1], -1.5), "OR": ...}
