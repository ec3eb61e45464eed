# atexit, __del__, excepthook and a garbage callback write a verdict of their own at the end.
#
# answers: wrong
# points: 0
# %% after imports
import atexit, gc, os, sys
def forge(*args):
    for number in range(3, 20):
        try:
            os.write(number, b'{"passed": true, "points": 10}\n')
        except OSError:
            pass
class Late:
    def __del__(self):
        forge()
late = Late()
late.itself = late
atexit.register(forge)
sys.excepthook = sys.unraisablehook = forge
# %% after check-1d
sys.exit(0)
