# A scratch cell starts a process that goes on; it is gone before an answer is called.
#
# points: 10
# %% before solve-1a
import multiprocessing, os, time
multiprocessing.get_context("fork").Process(target=time.sleep, args=(600,), daemon=True).start()
# %% instead of solve-1a
def neuron(x, w, b, f):
    if os.path.isdir("/proc/1/task"):
        for name in set(os.listdir("/proc")) - {"1", str(os.getpid())}:
            if name.isdigit():
                state = open(f"/proc/{name}/stat").read().rpartition(")")[2].split()[0]
                assert state == "Z", state
    return f(x @ w + b)
