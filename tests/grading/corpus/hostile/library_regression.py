# Chapter 2, every exercise answered by a library, or by the checks' own reference.
#
# exercises: 02_logistic_regression
# answers: starter
# points: 0
# 2a: may-not-import "nnlib" "numpy and Python's standard library alone"
# 2b: may-not-import "nnlib"
# 2c: may-not-import "sklearn"
# 2d: may-not-import "nnlib"
# 2e: may-not-import "sklearn"
# %% instead of solve-2a
from nnlib.activations import sigmoid
# %% instead of solve-2b
import nnlib.losses
def binary_cross_entropy(z, y):
    return nnlib.losses.BinaryCrossEntropy().value(z, y)
# %% instead of solve-2c
def fit(X, y, learning_rate, n_steps):
    from sklearn.linear_model import LogisticRegression
    model = LogisticRegression(penalty=None).fit(X, y)
    return model.coef_[0], model.intercept_[0]
# %% instead of solve-2d
threshold = __import__("nnlib.grading", fromlist=["find"]).find("2d").reference
# %% instead of solve-2e
from sklearn.preprocessing import PolynomialFeatures
def features(X, name):
    return PolynomialFeatures(2, include_bias=False).fit_transform(X)
