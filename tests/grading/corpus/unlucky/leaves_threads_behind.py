# Threads and child processes of a scratch cell work on while the answers are asked.
#
# points: 10
# %% after check-1a
import os, threading, time
def work():
    while True:
        sum(range(1000))
        time.sleep(0.001)
for _ in range(4):
    threading.Thread(target=work).start()
for _ in range(2):
    if os.fork() == 0:
        while True:
            time.sleep(0.5)
