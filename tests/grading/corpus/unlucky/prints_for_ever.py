# A scratch cell prints for ever.
#
# points: 10
# %% after check-1d
while True:
    print("are we there yet?")
