# A mapping whose every method raises, and a function whose signature never comes.
#
# answers: wrong
# points: 0
# 1a: time
# 1c: raises
# %% instead of solve-1a
class Signature:
    def __call__(self, *args): return 1.0
    @property
    def __signature__(self):
        while True: pass
neuron = Signature()
# %% instead of solve-1c
from collections.abc import Mapping
class Table(Mapping):
    def __getitem__(self, name): raise SystemExit("no")
    def __iter__(self): raise RuntimeError("no")
    def __len__(self): raise RuntimeError("no")
    def __contains__(self, name): raise RuntimeError("no")
gates = Table()
