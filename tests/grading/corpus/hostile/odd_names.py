# A class without a name, exceptions with odd names and texts, half of a surrogate pair.
#
# answers: wrong
# points: 0
# 1a: raises
# 1b: type
# 1c: missing
# 1d: raises
# %% instead of solve-1a
def neuron(x, w, b, f):
    raise type("Odd\ud800 <b>name</b>", (Exception,), {})("half: \ud800, colour: \x1b[31m, \0 end")
# %% instead of solve-1b
layer = lambda X, W, b: type("", (), {})()
# %% instead of solve-1c
gates = {"\ud800": 1, ("a", 3): 2, 7: "\x1b[2J"}
# %% instead of solve-1d
def boundary(w, b):
    raise type("E" * 10**6, (Exception,), {})("<script>alert(1)</script>")
