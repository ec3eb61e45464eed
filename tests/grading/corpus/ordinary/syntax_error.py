# A bracket is missing in the cell that defines layer. Only that exercise is lost.
#
# points: 8
# 1b: raises "layer" "SyntaxError" "return (X @ W + b"
# %% instead of solve-1b
def layer(X, W, b):
    return (X @ W + b
