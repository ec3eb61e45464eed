# sum, max, list, print and input are used as names of variables.
#
# points: 10
# %% after imports
sum = 0
max = 3
list = [1, 2]
dict = {}
print = None
input = np.ones(2)
type = "neuron"
id = 7
len = 3
str = "a"
