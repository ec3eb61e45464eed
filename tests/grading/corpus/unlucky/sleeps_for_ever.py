# No work at all: boundary sleeps, so only the clock on the wall can end it.
#
# points: 7
# 1d: time "did not end"
# %% instead of solve-1d
import time
def boundary(w, b):
    while True:
        time.sleep(1000)
