# 100 MB of output in a scratch cell, and 100 MB of stderr.
#
# points: 10
# %% after check-1a
import sys
for n in range(100):
    print("x" * 10**6)
    print("y" * 10**6, file=sys.stderr)
