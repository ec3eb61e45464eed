# The answers carry decorators, one of them with a loop that times the call.
#
# points: 10
# %% before solve-1a
import functools, time
def timed(function):
    @functools.wraps(function)
    def inner(*args, **kwargs):
        start = time.perf_counter()
        try:
            return function(*args, **kwargs)
        finally:
            print(function.__name__, time.perf_counter() - start)
    return inner
# %% instead of solve-1a
@timed
def neuron(x, w, b, f):
    return f(x @ w + b)
# %% instead of solve-1b
@timed
def layer(X, W, b):
    return X @ W + b
