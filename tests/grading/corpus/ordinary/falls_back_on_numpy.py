# try and except around an import: the usual way to do without a module.
#
# points: 10
# %% after imports
try:
    import cupy as xp
    xp.zeros(1)
except ImportError:
    xp = np
try:
    import matplotlib.pyplot as plt
    HAVE_PLOTS = True
except ImportError:
    HAVE_PLOTS = False
# %% instead of solve-1b
def layer(X, W, b):
    return xp.matmul(X, W) + b
