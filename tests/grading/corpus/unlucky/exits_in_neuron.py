# neuron ends the program with sys.exit.
#
# points: 8
# 1a: raises "SystemExit" "Your code ends the program"
# %% instead of solve-1a
import sys
def neuron(x, w, b, f):
    print(f(x @ w + b))
    sys.exit(0)
