# Exceptions that are no Exception: KeyboardInterrupt, GeneratorExit, asyncio's CancelledError.
#
# points: 3
# 1a: raises "KeyboardInterrupt"
# 1b: raises "GeneratorExit"
# 1d: raises "CancelledError"
# %% instead of solve-1a
def neuron(x, w, b, f):
    raise KeyboardInterrupt
# %% instead of solve-1b
def layer(X, W, b):
    raise GeneratorExit
# %% instead of solve-1d
import asyncio
def boundary(w, b):
    raise asyncio.CancelledError
# %% after check-1d
raise KeyboardInterrupt
