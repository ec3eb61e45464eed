# The answer of check is kept, printed, asked and asserted; the judge's check is empty.
#
# points: 10
# %% instead of check-1a
verdict = check("1a", neuron)
print(verdict.passed, verdict.message)
assert check("1a", neuron).passed
# %% instead of solve-1b
def layer(X, W, b):
    return X @ W + b
if check("1b", layer).passed:
    print("done")
# %% instead of check-1c
from nnlib import grading
import nnlib.grading as g
grading.check("1c", gates)
g.check("1c", gates)
