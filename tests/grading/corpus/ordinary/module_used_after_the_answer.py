# A right function draws its result on the way; there is nothing to draw on.
#
# points: 8
# 1a: may-not-import "matplotlib"
# %% instead of solve-1a
import matplotlib.pyplot as plt
def neuron(x, w, b, f):
    a = f(x @ w + b)
    plt.plot(a)
    return a
