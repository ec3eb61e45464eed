# The cell that defines gates goes on with a loop that never ends.
#
# points: 7
# 1c: time|not-defined "did not end"
# %% instead of solve-1c
gates = {"AND": ([1, 1], -1.5), "OR": ([1, 1], -0.5), "XOR": "C"}
w1 = 0
while w1 != 0.3:
    w1 += 0.1
