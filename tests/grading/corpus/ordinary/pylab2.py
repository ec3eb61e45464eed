# Everything is imported from pylab.
#
# points: 10
# %% instead of imports
from pylab import *
import numpy as np
plot([1,2])
# %% instead of solve-1a
def neuron(x, w, b, f):
    return f(np.dot(x, w) + b)
