# Chapter 3, every exercise solved in another way than the key does.
#
# exercises: 03_going_downhill
# points: 10
# %% instead of solve-3a
def gradient(X, y, w, b):
    ones = np.column_stack([X, np.ones(len(X))])
    z = ones @ np.append(w, b)
    slopes = np.mean((0.5 * (1 + np.tanh(z / 2)) - y)[:, None] * ones, axis=0)
    return list(slopes[:-1]), slopes[-1]
# %% instead of solve-3b
def sgd(X, y, orders, batch_size, learning_rate):
    theta = np.zeros(X.shape[1] + 1)
    for order in orders:
        shuffled, labels = X[order], y[order]
        while len(shuffled):
            dw, db = gradient(shuffled[:batch_size], labels[:batch_size], theta[:-1], theta[-1])
            theta -= learning_rate * np.append(dw, db)
            shuffled, labels = shuffled[batch_size:], labels[batch_size:]
    return theta[:-1], theta[-1]
# %% instead of solve-3c
def losses_at(theta, X, y):
    z = X @ theta[:-1] + theta[-1]
    return np.array([np.mean((z > 0) != y), np.mean(np.logaddexp(0, (1 - 2 * y) * z))])

def slopes(X, y, w, b, wiggle):
    found = np.empty((2, len(w) + 1))
    for j in range(len(w) + 1):
        up, down = np.append(w, b), np.append(w, b)
        up[j], down[j] = up[j] + wiggle, down[j] - wiggle
        found[:, j] = (losses_at(up, X, y) - losses_at(down, X, y)) / (2 * wiggle)
    return found[0], found[1], "d"
# %% instead of solve-3d
def pick(curves):
    best, lowest = -1, float("inf")
    for row, curve in enumerate(curves.tolist()):
        falls = all(after <= before + 1e-9 for before, after in zip(curve, curve[1:]))
        if falls and curve[-1] < lowest:
            best, lowest = row, curve[-1]
    return best
