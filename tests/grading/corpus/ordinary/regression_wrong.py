# Chapter 2, every exercise with a mistake that beginners make.
#
# exercises: 02_logistic_regression
# points: 0
# 2a: overflows "FloatingPointError in your line 2" "np.exp gets a number above 709"
# 2b: stops-growing "Clipping p"
# 2c: weights-first "with a w that has moved already"
# 2d: always-the-theory "choose by what you measured"
# 2e: nothing-new "a sum of straight terms is straight"
# %% instead of solve-2a
def sigmoid(z):
    return 1 / (1 + np.exp(-z))
# %% instead of solve-2b
def binary_cross_entropy(z, y):
    p = np.clip(1 / (1 + np.exp(-z)), 1e-7, 1 - 1e-7)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
# %% instead of solve-2c
def fit(X, y, learning_rate, n_steps):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(n_steps):
        w = w - learning_rate * X.T @ (sigmoid(X @ w + b) - y) / len(y)
        b = b - learning_rate * np.mean(sigmoid(X @ w + b) - y)
    return w, b
# %% instead of solve-2d
def threshold(p, y, cost_false_accept, cost_false_reject):
    t = cost_false_accept / (cost_false_accept + cost_false_reject)
    costs = [np.mean(np.where(p > c, cost_false_accept * (y == 0), cost_false_reject * (y == 1)))
             for c in (0.5, t)]
    return t, costs, t
# %% instead of solve-2e
def features(X, name):
    return (X - X.mean(axis=0)) / X.std(axis=0)
