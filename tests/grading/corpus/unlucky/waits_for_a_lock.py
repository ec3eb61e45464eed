# A deadlock: the lock is taken twice.
#
# points: 8
# 1a: time "did not end"
# %% instead of solve-1a
import threading
lock = threading.Lock()
def neuron(x, w, b, f):
    lock.acquire()
    lock.acquire()
    return f(x @ w + b)
