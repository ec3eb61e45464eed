# Lists that never end, that hold themselves, and that lie about their length.
#
# answers: wrong
# points: 0
# 1a: time
# 1b: raises
# 1d: time
# %% before solve-1a
class Endless(list):
    def __iter__(self):
        while True:
            yield 1.0
    def __len__(self):
        return 2
    def __getitem__(self, index):
        return 1.0
# %% instead of solve-1a
neuron = lambda x, w, b, f: Endless()
# %% instead of solve-1b
def layer(X, W, b):
    inside = []
    inside.append(inside)
    return inside
# %% instead of solve-1d
boundary = lambda w, b: Endless()
