# Exceptions whose text raises, never ends, ends the process, or is no text.
#
# answers: wrong
# points: 0
# 1a: raises
# 1b: time
# 1d: killed
# %% instead of solve-1a
class Raises(Exception):
    def __str__(self): raise ValueError("no text")
    __repr__ = __str__
    __traceback__ = property(lambda self: 1 / 0)
def neuron(x, w, b, f):
    raise Raises
# %% instead of solve-1b
class Endless(Exception):
    def __str__(self):
        while True: pass
def layer(X, W, b):
    raise Endless
# %% instead of solve-1d
import os
class Ends(Exception):
    def __str__(self): os._exit(1)
def boundary(w, b):
    raise Ends
