# A scratch cell stops, ends and kills its process group and everybody else.
#
# points: 10
# %% after check-1a
import os, signal
for number in (signal.SIGSTOP, signal.SIGTERM, signal.SIGKILL):
    for victim in (os.getppid(), 1, -1, 0):
        try:
            os.kill(victim, number)
        except OSError:
            pass
