# A thread computes something, another one is never joined.
#
# points: 10
# %% after check-1a
import threading, time
from concurrent.futures import ThreadPoolExecutor
with ThreadPoolExecutor(2) as pool:
    print(list(pool.map(lambda n: n**2, range(4))))
threading.Thread(target=time.sleep, args=(1000,), daemon=True).start()
threading.Thread(target=time.sleep, args=(1000,)).start()
