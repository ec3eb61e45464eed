# Chapter 3, every exercise with a mistake that beginners make.
#
# exercises: 03_going_downhill
# points: 0
# 3a: sum-in-db "db is a sum"
# 3b: drops-the-last-batch "The last batch is smaller, and it counts"
# 3c: flat-means-lowest "Argument C turns a rule round"
# 3d: lowest-end "One step more may end high"
# %% instead of solve-3a
def gradient(X, y, w, b):
    residual = 1 / (1 + np.exp(-(X @ w + b))) - y
    return X.T @ residual / len(y), np.sum(residual)
# %% instead of solve-3b
def sgd(X, y, orders, batch_size, learning_rate):
    w, b = np.zeros(X.shape[1]), 0.0
    for order in orders:
        for i in range(len(order) // min(batch_size, len(order))):
            batch = order[i * batch_size : (i + 1) * batch_size]
            residual = 1 / (1 + np.exp(-(X[batch] @ w + b))) - y[batch]
            w = w - learning_rate * X[batch].T @ residual / len(batch)
            b = b - learning_rate * residual.mean()
    return w, b
# %% instead of solve-3c
def slopes(X, y, w, b, wiggle):
    def wrong(w, b):
        return np.mean((X @ w + b > 0) != y)
    def surprise(w, b):
        return np.mean(np.logaddexp(0, X @ w + b) - y * (X @ w + b))
    both = []
    for loss in (wrong, surprise):
        rises = [loss(w + s, b) - loss(w - s, b) for s in np.eye(len(w)) * wiggle]
        both.append(np.array([*rises, loss(w, b + wiggle) - loss(w, b - wiggle)]) / wiggle / 2)
    return both[0], both[1], "C"
# %% instead of solve-3d
def pick(curves):
    return np.nanargmin(np.where(np.isfinite(curves), curves, np.inf)[:, -1])
