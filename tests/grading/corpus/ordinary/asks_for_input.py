# input() stands in a scratch cell and above a definition; nobody is there to type.
#
# points: 10
# %% after imports
name = input("Your name? ")
n = int(input("How many neurons? "))
# %% instead of solve-1a
answer = input("Press return to begin")
def neuron(x, w, b, f):
    return f(x @ w + b)
