# A function for plotting imports matplotlib when it is called, above an answer.
#
# points: 10
# %% instead of solve-1a
def show_it(a):
    import matplotlib.pyplot as plt
    plt.plot(a)
    plt.show()
show_it([1, 2, 3])
def neuron(x, w, b, f):
    return f(x @ w + b)
