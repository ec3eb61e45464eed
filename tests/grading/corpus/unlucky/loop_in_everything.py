# Every function loops for ever; the table is right.
#
# points: 3
# 1a: time "did not end"
# 1b: time "did not end"
# 1d: time "did not end"
# %% instead of solve-1a
def neuron(x, w, b, f):
    while True: pass
# %% instead of solve-1b
def layer(X, W, b):
    while True: pass
# %% instead of solve-1d
def boundary(w, b):
    while True: pass
