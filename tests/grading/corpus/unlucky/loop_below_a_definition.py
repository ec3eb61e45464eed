# The cell that defines gates goes on with a loop that never ends. The definition stands.
#
# points: 10
# note: "did not end in time and was left out. It cost nothing."
# %% instead of solve-1c
gates = {"AND": ([1, 1], -1.5), "OR": ([1, 1], -0.5), "XOR": "C"}
w1 = 0
while w1 != 0.3:
    w1 += 0.1
