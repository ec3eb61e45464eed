# Files are written, listed and read back in the working folder, as learners do.
#
# points: 10
# %% after check-1a
from pathlib import Path
np.savetxt("weights.csv", np.ones((3, 2)))
np.save("weights.npy", np.ones(3))
Path("results").mkdir()
(Path("results") / "note.txt").write_text("done")
half = float(np.loadtxt("weights.csv").mean() / 2)
import os
print(os.listdir("."), os.getcwd())
# %% instead of solve-1c
gates = {"AND": ([1, 1], -1 - half), "OR": ([1, 1], -half), "XOR": "C"}
