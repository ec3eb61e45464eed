# A scratch cell writes one file until the disk is full.
#
# points: 10
# %% after check-1a
with open("log.txt", "wb") as log:
    while True:
        log.write(b"x" * 2**20)
