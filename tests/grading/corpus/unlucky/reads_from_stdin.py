# neuron asks the person at the keyboard, and reads stdin to its end. Nobody is there.
# input() gives an empty text.
#
# points: 8
# 1a: raises "ValueError: could not convert string to float" "in your line 2"
# %% instead of solve-1a
def neuron(x, w, b, f):
    b = float(input("bias? "))
    return f(x @ w + b)
# %% after check-1b
import sys
sys.stdin.read()
sys.stdin.buffer.read()
