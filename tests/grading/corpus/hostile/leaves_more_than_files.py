# Keys in the kernel's keyrings, shared memory, queues, sockets and semaphores are left behind.
#
# answers: wrong
# points: 0
# %% after imports
import ctypes, os, socket
libc = ctypes.CDLL(None, use_errno=True)
PLATFORM_KEYS = {"x86_64": 248, "aarch64": 217}
number = PLATFORM_KEYS.get(os.uname().machine)
if number:
    for ring in (-1, -2, -3, -4, -5):
        libc.syscall(number, b"user", b"left-by-a-hand-in", b"answer", 6, ring)
libc.shmget(0x1EF7, 4096, 0o1000 | 0o666)
libc.semget(0x1EF7, 1, 0o1000 | 0o666)
libc.msgget(0x1EF7, 0o1000 | 0o666)
from multiprocessing import shared_memory
try:
    shared_memory.SharedMemory("left-by-a-hand-in", create=True, size=4096)
except OSError as error:
    print(error)
kept = socket.socket(socket.AF_UNIX)
try:
    kept.bind("\0left-by-a-hand-in")
    kept.listen()
except OSError as error:
    print(error)
if os.fork() == 0:
    import time
    while True:
        time.sleep(1)
