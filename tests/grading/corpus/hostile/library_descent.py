# Chapter 3, every exercise answered by a library, or by the checks' own reference.
#
# exercises: 03_going_downhill
# answers: starter
# points: 0
# 3a: may-not-import "nnlib" "numpy and Python's standard library alone"
# 3b: may-not-import "sklearn"
# 3c: may-not-import "nnlib"
# 3d: may-not-import "nnlib"
# %% instead of solve-3a
def gradient(X, y, w, b):
    import nnlib
    net = nnlib.Network([nnlib.Dense(len(w), 1)])
    net.parameters[:] = np.append(w, b)
    Z = net.forward(X)
    net.backward(nnlib.BinaryCrossEntropy().value_and_gradient(Z, y)[1])
    return net.gradients[:-1], net.gradients[-1]
# %% instead of solve-3b
from sklearn.linear_model import SGDClassifier
def sgd(X, y, orders, batch_size, learning_rate):
    model = SGDClassifier(loss="log_loss", penalty=None, learning_rate="constant",
                          eta0=learning_rate, max_iter=len(orders)).fit(X, y)
    return model.coef_[0], model.intercept_[0]
# %% instead of solve-3c
import importlib
slopes = importlib.import_module("nnlib.grading").find("3c").reference
# %% instead of solve-3d
from nnlib.grading import exercises
pick = exercises()["3d"].reference
