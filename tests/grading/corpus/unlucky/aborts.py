# boundary aborts its process.
#
# points: 7
# 1d: killed "ended"
# %% instead of solve-1d
import os
def boundary(w, b):
    os.abort()
