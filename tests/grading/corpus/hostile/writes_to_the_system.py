# The interpreter, the library and the folders of the system are written to.
#
# answers: wrong
# points: 0
# 1a: raises "found: nothing"
# %% before solve-1a
import os, sys
found = []
for place in (os.path.dirname(np.__file__), os.path.dirname(os.__file__), "/usr", "/usr/bin", "/etc",
              "/lib", "/bin", "/proc", "/sys", os.path.dirname(sys.executable)):
    try:
        with open(os.path.join(place, "left-by-a-hand-in"), "w") as file:
            file.write("left by a hand-in")
        found.append(place)
    except OSError:
        pass
for path in (np.__file__, os.__file__, sys.executable, sys.modules["json"].__file__ if "json" in sys.modules else np.__file__):
    try:
        with open(path, "ab") as file:
            file.write(b"# left by a hand-in")
        found.append(path)
    except OSError:
        pass
# %% instead of solve-1a
def neuron(x, w, b, f):
    raise RuntimeError(f"found: {found or 'nothing'}")
