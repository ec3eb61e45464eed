# Every letter, and weights for both gates, offered at once.
#
# points: 7
# 1c: type
# %% instead of solve-1c
gates = {
    "AND": [([1, 1], -1.5), ([1, 1], -0.5)],
    "OR": [([1, 1], -1.5), ([1, 1], -0.5)],
    "XOR": ["A", "B", "C", "D", "E"],
}
