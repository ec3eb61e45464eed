# The defining cell fails at its last line; the definition above it stands.
#
# points: 10
# %% instead of solve-1c
gates = {"AND": ([1, 1], -1.5), "OR": ([1, 1], -0.5), "XOR": "C"}
print(gates["NAND"])
