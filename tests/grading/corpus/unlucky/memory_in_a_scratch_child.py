# A scratch cell starts child processes that fill 500 MB each and stay.
#
# points: 10
# %% after check-1a
import subprocess, sys
code = "import time; kept = bytearray(b'1') * (500 * 10**6); time.sleep(600)"
children = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(12)]
for child in children:
    child.wait()
