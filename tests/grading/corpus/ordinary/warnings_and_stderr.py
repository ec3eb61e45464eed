# Warnings, logging and lines to stderr, at the top and inside the answers.
#
# points: 10
# %% after imports
import logging, sys, traceback, warnings
logging.basicConfig(level=logging.DEBUG)
logging.error("this is only a message")
warnings.warn("deprecated", DeprecationWarning)
try:
    1 / 0
except ZeroDivisionError:
    traceback.print_exc()
# %% instead of solve-1a
def neuron(x, w, b, f):
    warnings.warn("neuron was called")
    print("to stderr", file=sys.stderr)
    logging.getLogger("mine").warning("still here")
    np.log(np.zeros(3)), np.ones(2) / 0
    return f(x @ w + b)
