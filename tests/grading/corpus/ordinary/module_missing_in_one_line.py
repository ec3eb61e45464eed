# scipy's sigmoid is used inside one function: that one is lost and told why.
#
# points: 8
# 1a: may-not-import "scipy"
# %% instead of solve-1a
from scipy.special import expit
def neuron(x, w, b, f):
    return expit(x @ w + b) if f is None else f(x @ w + b) + 0 * expit(0.0)
