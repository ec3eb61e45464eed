# neuron doubles its processes for ever.
#
# points: 8
# 1a: time|killed|memory|raises
# %% instead of solve-1a
import os
def neuron(x, w, b, f):
    while True:
        os.fork()
