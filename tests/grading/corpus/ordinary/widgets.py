# Cells with ipywidgets, tqdm and interact.
#
# points: 10
# %% after imports
import ipywidgets as widgets
from ipywidgets import interact
from tqdm.notebook import tqdm
# %% instead of solve-1a
def neuron(x, w, b, f):
    return f(x @ w + b)
@interact(w1=(-2.0, 2.0), b=(-1.0, 1.0))
def draw(w1=1.0, b=0.0):
    print(neuron(np.array([1.0]), np.array([w1]), b, np.tanh))
s = widgets.FloatSlider(min=0, max=1)
s.observe(lambda c: None, names="value")
display(s)
hist = []
for i in tqdm(range(3)):
    hist.append(i)
print(hist[-1])
# %% instead of solve-1b
def layer(X, W, b):
    return X @ W + b
