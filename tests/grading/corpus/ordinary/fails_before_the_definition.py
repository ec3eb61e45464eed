# The defining cell stops at a NameError above the definition, as it does in Jupyter.
#
# points: 8
# 1b: raises "layer" "NameError" "shape_of_X"
# %% instead of solve-1b
print(shape_of_X)
layer = lambda X, W, b: X @ W + b
