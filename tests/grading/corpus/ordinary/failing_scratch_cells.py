# Scratch cells that fail in every way: at once, half written, not Python at all.
#
# points: 10
# %% before solve-1a
1 / 0
# %% after check-1a
print(undefined)
x = np.ones(3) @ np.ones(4)
# %% after check-1b
for i in
# %% after check-1b
def unfinished(
# %% after check-1b
    indented = 1
# %% after check-1c
Note to myself: ask about the proof on Monday!
# %% after check-1d
assert False, "I do not believe this"
# %% after check-1d
data = np.loadtxt("measurements.csv")
raise RuntimeError("stop here")
