# An audit hook, which nobody can take away again, raises at every event.
#
# answers: wrong
# points: 0
# 1a: forgets-f|killed|raises
# 1b: transposed-w|killed|raises
# 1c: bias-sign|killed
# 1d: direction-is-w|killed|raises
# %% after check-1d
import sys
def refuse(event, arguments):
    raise RuntimeError("nothing works any more")
sys.addaudithook(refuse)
