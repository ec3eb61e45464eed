# A list that grows for ever.
#
# points: 8
# 1a: memory "memory"
# %% instead of solve-1a
def neuron(x, w, b, f):
    steps = [[0.0]]
    while True:
        steps.append(steps[-1] + [1.0] * 1000)
