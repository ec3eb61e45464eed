# nnlib, scikit-learn, torch and tqdm are looked at in cells of their own.
#
# points: 10
# %% after check-1a
from nnlib.layers import Dense
from nnlib import datasets, plots
X, y = datasets.moons(100, rng=np.random.default_rng(0))
plots.points(X, y)
# %% after check-1b
from sklearn.linear_model import Perceptron
from tqdm.auto import tqdm
for epoch in tqdm(range(3)):
    Perceptron().fit(X, y)
# %% after check-1c
import torch
device = "cuda" if torch.cuda.is_available() else "cpu"
print(torch.tensor([1.0]).to(device))
