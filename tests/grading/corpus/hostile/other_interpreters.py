# Other programs are called to answer: Python with its own folders, pip, perl, compilers.
#
# answers: wrong
# points: 0
# 1a: raises "found: nothing"
# %% before solve-1a
import glob, shutil, subprocess, sys
found = []
code = "import nnlib.grading as g; print(g.__file__)"
pythons = {sys.executable, *glob.glob("/usr/bin/python3*"), *glob.glob("/usr/local/bin/python3*")}
for program in sorted(filter(None, pythons)):
    for flags in ([], ["-S"], ["-I"], ["-E", "-s"]):
        try:
            said = subprocess.run([program, *flags, "-c", code], capture_output=True, timeout=5)
            if b"grading" in said.stdout:
                found.append(said.stdout)
        except (OSError, subprocess.TimeoutExpired):
            pass
for program in ("pip", "git", "curl", "wget", "ssh", "docker", "sudo", "su", "nbgrader", "bwrap"):
    if shutil.which(program):
        try:
            done = subprocess.run([program, "--version"], capture_output=True, timeout=5)
            found += [program] if done.returncode == 0 and program in ("sudo", "docker") else []
        except (OSError, subprocess.TimeoutExpired):
            pass
# %% instead of solve-1a
def neuron(x, w, b, f):
    raise RuntimeError(f"found: {found[:20] or 'nothing'}")
