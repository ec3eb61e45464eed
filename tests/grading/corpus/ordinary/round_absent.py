# Numbers from modules that are not there are rounded and divided.
#
# points: 10
# %% instead of solve-1a
import seaborn as sns
acc = sns.load_dataset("x").mean()
print(round(acc, 2))
def neuron(x, w, b, f):
    return f(x @ w + b)
# %% instead of solve-1b
import pandas as pd
n = pd.Series([1, 2]).sum()
n = n // 2
n = n % 2
def layer(X, W, b):
    return X @ W + b
# %% instead of solve-1d
import torch
t = torch.zeros(3)
m = (t > 0) & (t < 1)
k = ~t
def boundary(w, b):
    w = np.asarray(w, float)
    n2 = w[0] ** 2 + w[1] ** 2
    if n2 == 0: raise ValueError("none")
    return -b / n2 * w, np.array([w[1], -w[0]]) / n2 ** 0.5
