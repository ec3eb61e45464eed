# A cell uses a name that is made further down: run from top to bottom, the table is never made.
#
# points: 7
# 1c: raises "gates" "NameError" "half"
# %% instead of solve-1c
gates = {"AND": ([1, 1], -1 - half), "OR": ([1, 1], -half), "XOR": "C"}
# %% after check-1d
half = 0.5
