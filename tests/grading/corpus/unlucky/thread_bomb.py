# A scratch cell starts threads for ever.
#
# points: 10
# %% after check-1b
import threading, time
while True:
    threading.Thread(target=time.sleep, args=(600,)).start()
