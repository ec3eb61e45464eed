# The right letter, written small, with a space.
#
# points: 10
# %% instead of solve-1c
gates = {"AND": ([1, 1], -1.5), "OR": ([1, 1], -0.5), "XOR": "c "}
