# layer calls itself with Python's own limit taken away, until the stack ends.
#
# points: 8
# 1b: killed|raises|memory
# %% instead of solve-1b
import sys
sys.setrecursionlimit(2**31 - 1)
class Again:
    def __repr__(self):
        return repr(self)
def layer(X, W, b):
    return float(repr(Again()))
