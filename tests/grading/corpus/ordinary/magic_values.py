# What magics give back is used; _, In and Out are read.
#
# points: 10
# %% instead of solve-1a
t = %timeit -o -n 10 sum(range(10))
print(t.average)
def neuron(x, w, b, f):
    return f(x @ w + b)
# %% instead of solve-1b
%%capture out
def layer(X, W, b):
    return X @ W + b
# %% after check-1b
out.show()
# %% instead of solve-1d
%%time
a = 3
_ 
print(Out)
def boundary(w, b):
    n = w @ w
    if n == 0: raise ValueError("none")
    return -b * w / n, np.array([w[1], -w[0]]) / n ** 0.5
