# /dev/shm and anonymous memory files are filled, and kept open by a child.
#
# points: 10
# %% after check-1a
import os
memory = os.memfd_create("left-by-a-hand-in")
try:
    with open("/dev/shm/left-by-a-hand-in", "wb") as file:
        for _ in range(20000):
            file.write(b"x" * 2**20)
            os.write(memory, b"x" * 2**20)
except OSError as error:
    print(error)
