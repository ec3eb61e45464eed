# The loop of exercise 1b hides in the __call__ of an object.
#
# points: 8
# 1b: keeps-a-loop "Python loop"
# %% instead of solve-1b
class Layer:
    def __call__(self, X, W, b):
        Z = np.zeros((len(X), len(b)))
        for i in range(len(X)):
            Z[i] = layer_loop(X[i], W, b)
        return Z
layer = Layer()
