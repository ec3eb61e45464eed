# A module of the learner's own is imported, and only layer needs it.
#
# points: 8
# 1b: may-not-import "my_helpers"
# %% after imports
import my_helpers
from my_helpers import *
from .utilities import plot_line
# %% instead of solve-1b
from my_helpers import affine
def layer(X, W, b):
    return affine(X, W, b)
