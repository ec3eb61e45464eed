# neuron prints 100 MB at each call and returns the right number. What is printed costs nothing.
#
# points: 10
# %% instead of solve-1a
def neuron(x, w, b, f):
    for n in range(100):
        print("x" * 10**6)
    return f(x @ w + b)
