# stdout and stderr are redirected, replaced and closed.
#
# points: 10
# %% after check-1a
import contextlib, io, sys
with contextlib.redirect_stdout(io.StringIO()) as said:
    print("hidden")
sys.stderr = io.StringIO()
sys.stdout = None
# %% after check-1b
sys.stdout = sys.__stdout__
sys.stdout.close()
# %% after check-1c
print("into a closed file")
