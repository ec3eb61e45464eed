# Chapter 4, every exercise answered by a library, or by the checks' own reference.
#
# exercises: 04_hidden_layers
# answers: starter
# points: 0
# 4a: may-not-import "nnlib" "numpy and Python's standard library alone"
# 4b: may-not-import "nnlib"
# 4c: may-not-import "sklearn"
# 4d: may-not-import "nnlib"
# 4e: may-not-import "nnlib"
# 4f: may-not-import "nnlib"
# %% instead of solve-4a
from nnlib.grading import find
collapse = find("4a").reference
# %% instead of solve-4b
import nnlib
def forward(X, layers, f):
    net = nnlib.Network([nnlib.Dense(*W.shape) for W, b in layers])
    return net.forward(X)
# %% instead of solve-4c
def count(sizes):
    from sklearn.neural_network import MLPClassifier
    net = MLPClassifier(sizes[1:-1]).fit(np.zeros((2, sizes[0])), [0, 1])
    return len(net.coefs_), sum(sizes[1:]), sum(W.size for W in net.coefs_)
# %% instead of solve-4d
networks = __import__("nnlib.grading", fromlist=["find"]).find("4d").reference
# %% instead of solve-4e
import importlib
prune = importlib.import_module("nnlib.grading").exercises()["4e"].reference
# %% instead of solve-4f
from nnlib.grading.catalogue import exercises
how_many = exercises()["4f"].reference
