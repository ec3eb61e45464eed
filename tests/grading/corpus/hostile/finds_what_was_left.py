# The counterpart of the hand-ins that leave things: it looks for them everywhere.
#
# answers: wrong
# points: 0
# 1a: raises "found: nothing"
# %% before solve-1a
import ctypes, os, socket, sys
found = []
for folder, folders, files in os.walk("/"):
    if folder in ("/proc", "/sys"):
        folders.clear()
    for name in (*folders, *files):
        if "left-by-a-hand-in" in name or "left_by_a_hand_in" in name or name == "usercustomize.py":
            found.append(os.path.join(folder, name))
libc = ctypes.CDLL(None, use_errno=True)
number = {"x86_64": 249, "aarch64": 218}.get(os.uname().machine)
if number and libc.syscall(number, b"user", b"left-by-a-hand-in", None, 0) >= 0:
    found.append("a key")
for name in ("shmget", "msgget"):
    if getattr(libc, name)(0x1EF7, *((4096, 0) if name == "shmget" else (0,))) >= 0:
        found.append(name)
if libc.semget(0x1EF7, 1, 0) >= 0:
    found.append("semget")
try:
    socket.socket(socket.AF_UNIX).connect("\0left-by-a-hand-in")
    found.append("a socket")
except OSError:
    pass
try:
    import left_by_a_hand_in
    found.append("a module")
except ImportError:
    pass
# %% instead of solve-1a
def neuron(x, w, b, f):
    raise RuntimeError(f"found: {found[:20] or 'nothing'}")
