# A loop that catches every exception, KeyboardInterrupt and SystemExit with it.
#
# points: 8
# 1a: time "did not end"
# %% instead of solve-1a
def neuron(x, w, b, f):
    while True:
        try:
            while True:
                pass
        except BaseException:
            continue
