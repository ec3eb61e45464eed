# Objects that choose what they are when NumPy asks: another array each time, or none.
#
# answers: wrong
# points: 0
# 1a: shape
# 1b: raises
# %% before solve-1a
class Chameleon:
    turns = 0
    def __array__(self, dtype=None, copy=None):
        Chameleon.turns += 1
        return np.full(Chameleon.turns % 3 + 1, 0.123)
    def __len__(self): return 10**12
    def __iter__(self): return iter(int, 1)
class Refuses:
    def __array__(self, *args, **kwargs): raise SystemExit("no")
# %% instead of solve-1a
def neuron(x, w, b, f): return Chameleon()
# %% instead of solve-1b
def layer(X, W, b): return Refuses()
