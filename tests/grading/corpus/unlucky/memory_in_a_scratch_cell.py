# A scratch cell eats all the memory. It costs nothing.
#
# points: 10
# %% after check-1a
rows = []
while True:
    rows.append(np.ones(10**6))
