# neuron prints 100 MB at each call and returns the right number.
#
# points: 8
# 1a: output|time "print"
# %% instead of solve-1a
def neuron(x, w, b, f):
    for n in range(100):
        print("x" * 10**6)
    return f(x @ w + b)
