# Right numbers as a list, as longdouble, in Fortran's order, with the bytes the other way round.
#
# points: 10
# %% instead of solve-1a
neuron = lambda x, w, b, f: np.asarray(f(x @ w + b)).tolist()
# %% instead of solve-1b
layer = lambda X, W, b: np.asfortranarray(X @ W + b).astype(">f8")
# %% instead of solve-1c
gates = {"AND": ((1, True), np.float32(-1.5)), "OR": (np.array([1, 1]), -0.5), "XOR": np.str_("C")}
# %% instead of solve-1d
def boundary(w, b):
    w = np.asarray(w, dtype=np.longdouble)
    length = np.sqrt((w**2).sum())
    if not length:
        raise ValueError("no line")
    return -b * w / length**2, np.array([-w[1], w[0]])[::-1][::-1] / length
