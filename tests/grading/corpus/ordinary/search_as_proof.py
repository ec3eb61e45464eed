# Both gates are right and the letter is not: two parts of three.
#
# points: 9
# 1c: 2 points, search-as-proof "AND and OR are right" "Argument A is a search"
# %% instead of solve-1c
gates = {"AND": ([2, 2], -3), "OR": ([2, 2], -1), "XOR": "A"}
