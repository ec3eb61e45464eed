# The inputs of earlier calls are kept and handed back; the order of the cases is drawn anew.
#
# answers: wrong
# points: 0
# 1a: forgets-the-bias|shape|values
# %% instead of solve-1a
kept = []
def neuron(x, w, b, f):
    kept.append((x, w, b, f))
    x, w, b, f = kept[len(kept) // 2]
    return f(x @ w)
