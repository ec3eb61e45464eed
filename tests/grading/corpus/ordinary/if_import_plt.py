# Modules for plotting are imported below an if.
#
# points: 10
# %% instead of solve-1a
PLOT = True
if PLOT:
    import matplotlib.pyplot as plt
    plt.rcParams["figure.dpi"] = 80
def neuron(x, w, b, f):
    return f(x @ w + b)
