# neuron doubles its processes for ever.
#
# points: 8
# 1a: raises|time|killed
# %% instead of solve-1a
import os
def neuron(x, w, b, f):
    while True:
        os.fork()
