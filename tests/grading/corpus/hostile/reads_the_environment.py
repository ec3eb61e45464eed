# The environment, the command line and the limits are read for anything about the course.
#
# answers: wrong
# points: 0
# 1a: raises "found: nothing"
# %% before solve-1a
import os, sys
said = [f"{name}={value}" for name, value in os.environ.items()] + sys.argv + sys.orig_argv
words = ("secret", "token", "password", "course", "handin", "hand-in", "results", "verdict", "key")
found = [each for each in said if any(word in each.lower() for word in words)]
found += [name for name in os.environ if name in ("HOME_OF_COURSE", "SSH_AUTH_SOCK", "DISPLAY")]
# %% instead of solve-1a
def neuron(x, w, b, f):
    raise RuntimeError(f"found: {found[:20] or 'nothing'}")
