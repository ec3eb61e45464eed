# A scratch cell never ends. It costs nothing.
#
# points: 10
# %% after check-1a
n = 10
while n > 0:
    n = n / 1
