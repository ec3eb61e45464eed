# Every answer is an object that is equal to everything, larger, smaller and true.
#
# answers: starter
# points: 0
# 1a: type
# 1b: type
# 1c: count
# 1d: type
# %% before solve-1a
class Everything:
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __lt__(self, other): return True
    __le__ = __gt__ = __ge__ = __lt__
    def __hash__(self): return 0
    def __bool__(self): return True
    def __getattr__(self, name): return self
    def __call__(self, *args, **kwargs): return self
    def __sub__(self, other): return 0
    __rsub__ = __sub__
# %% instead of solve-1a
def neuron(x, w, b, f): return Everything()
# %% instead of solve-1b
def layer(X, W, b): return Everything()
# %% instead of solve-1c
gates = {"AND": Everything(), "OR": Everything(), "XOR": Everything()}
# %% instead of solve-1d
def boundary(w, b): return Everything(), Everything()
