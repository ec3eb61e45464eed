# A scratch cell closes every open file of its process.
#
# points: 10
# %% after check-1c
import os
os.closerange(0, 1000)
