# Chapter 2, every exercise solved in another way than the key does.
#
# exercises: 02_logistic_regression
# points: 10
# %% instead of solve-2a
def sigmoid(z):
    z = np.array(z, dtype=float)
    p, low = np.empty(z.shape), z < 0
    p[~low] = 1 / (1 + np.exp(-z[~low]))
    e = np.exp(z[low])
    p[low] = e / (1 + e)
    return p
# %% instead of solve-2b
def binary_cross_entropy(z, y):
    losses = [max(zi, 0) - yi * zi + np.log1p(np.exp(-abs(zi))) for zi, yi in zip(z, y)]
    return sum(losses) / len(losses)
# %% instead of solve-2c
def fit(X, y, learning_rate, n_steps):
    ones = np.hstack([X, np.ones((len(X), 1))])
    w = np.zeros(ones.shape[1])
    for _ in range(n_steps):
        w += learning_rate * ones.T @ (y - sigmoid(ones @ w)) / len(y)
    return w[:-1], w[-1]
# %% instead of solve-2d
def threshold(p, y, cost_false_accept, cost_false_reject):
    odds = cost_false_accept / cost_false_reject
    by_costs = odds / (1 + odds)

    def cost(t):
        paid = [cost_false_accept * (1 - yi) if pi > t else cost_false_reject * yi
                for pi, yi in zip(p, y)]
        return sum(paid) / len(paid)

    costs = [cost(0.5), cost(by_costs)]
    return by_costs, costs, min((0.5, by_costs), key=cost)
# %% instead of solve-2e
def features(X, name):
    x1, x2 = X.T
    return np.array([x1, x2, x1**2, x2**2, x1 * x2]).T
