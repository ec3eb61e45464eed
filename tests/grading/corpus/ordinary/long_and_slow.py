# A scratch cell that works for a while, with large arrays.
#
# points: 10
# %% after check-1b
rng = np.random.default_rng(0)
big = rng.normal(size=(1500, 1500))
best = min(float(np.abs(big @ big).mean()) for _ in range(3))
squares = [n**2 for n in range(300_000)]
import time
time.sleep(0.3)
