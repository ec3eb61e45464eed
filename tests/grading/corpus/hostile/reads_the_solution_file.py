# The solution is loaded from wherever a clone might have it, and its answers are used.
#
# answers: wrong
# points: 0
# %% after check-1d
import glob, json, os
for start in (".", "..", "../..", "/", "/home", "/srv", "/opt", "/mnt", "/course", "/work"):
    for path in glob.glob(f"{start}/**/exercises/01_neuron/exercise.ipynb", recursive=start != "/"):
        for cell in json.load(open(path))["cells"]:
            if "solution" in str(cell["metadata"]):
                exec("".join(cell["source"]))
