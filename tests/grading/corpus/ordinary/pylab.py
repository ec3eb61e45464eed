# %pylab inline stands in the place of the imports.
#
# points: 10
# %% instead of imports
%pylab inline
# %% instead of solve-1a
def neuron(x, w, b, f):
    return f(dot(x, w) + b)
