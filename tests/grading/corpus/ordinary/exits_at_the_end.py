# exit(), quit() and sys.exit() in scratch cells.
#
# points: 10
# %% after check-1a
import sys
sys.exit("stop here")
# %% after check-1b
exit()
# %% after check-1d
quit()
