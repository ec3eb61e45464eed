# The answer is printed, and nothing comes back.
#
# points: 8
# 1a: none "None" "only return hands it over"
# %% instead of solve-1a
def neuron(x, w, b, f):
    print(f(x @ w + b))
