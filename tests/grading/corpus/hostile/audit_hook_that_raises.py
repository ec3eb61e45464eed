# An audit hook, which nobody can take away again, raises at every event.
#
# answers: wrong
# points: 0
# %% after check-1d
import sys
def refuse(event, arguments):
    raise RuntimeError("nothing works any more")
sys.addaudithook(refuse)
