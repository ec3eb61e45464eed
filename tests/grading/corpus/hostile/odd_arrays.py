# Text, complex numbers, dates, records, bytes and integers beyond 64 bits.
#
# answers: wrong
# points: 0
# 1a: type "complex"
# 1b: type
# 1c: type
# 1d: type "datetime64"
# %% instead of solve-1a
neuron = lambda x, w, b, f: np.asarray(f(x @ w + b), dtype=complex)
# %% instead of solve-1b
layer = lambda X, W, b: np.zeros((len(X), len(b)), dtype=[("a", float), ("b", "U10")])
# %% instead of solve-1c
gates = {"AND": (b"11", 10**30), "OR": (["1", "1"], "-0.5"), "XOR": b"C"}
# %% instead of solve-1d
boundary = lambda w, b: (np.array(["2020-01-01", "NaT"], dtype="M8[D]"), np.array([b"a", b"b"]))
