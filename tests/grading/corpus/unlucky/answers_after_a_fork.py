# A scratch cell forks and both processes run on through the notebook.
#
# points: 10
# %% after check-1a
import os
child = os.fork()
