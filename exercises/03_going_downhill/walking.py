"""Exercises 3a and 3b: the gradient of the mean cross-entropy, and walking by mini-batches."""

import numpy as np

from nnlib.grading.exercise import Case


def sigmoid(z):
    """Give 1 / (1 + exp(-z)), without overflow."""
    e = np.exp(-np.abs(z))
    return np.where(np.asarray(z) >= 0, 1.0, e) / (1 + e)


# 3a: the gradient
def gradient(X, y, w, b):
    """Give the slope of the mean cross-entropy with respect to w and to b."""
    residual = sigmoid(X @ w + b) - y  # (n,)
    return X.T @ residual / len(y), np.mean(residual)


def gradient_case(name, X, y, w, b):
    """Make a case of exercise 3a."""
    inputs = {"X": np.array(X), "y": np.array(y), "w": np.array(w), "b": b}
    return Case(name, inputs, returns=("dw", "db"))


_THREE = [[1.0, 2.0], [-1.0, 0.0], [2.0, -3.0]]
GRADIENT_PUBLIC = (
    gradient_case("three examples", _THREE, [1, 0, 1], [0.5, -1.0], 0.3),
    gradient_case("the same, w and b at 0", _THREE, [1, 0, 1], [0.0, 0.0], 0.0),
)


def hidden_gradients(rng):
    """Draw tables of five other shapes, and one place where the neuron is sure of everything."""
    n, n_in = (int(size) for size in rng.permutation([4, 5, 6, 7, 8])[:2])

    def case(name, n, n_in):
        X, y = rng.normal(size=(n, n_in)), rng.permutation(np.arange(n) % 2)
        return gradient_case(name, X, y, rng.normal(size=n_in), rng.uniform(0.5, 1.5))

    whole = case("whole numbers", n, n_in).inputs
    return (
        case("a table, drawn at random", n, n_in),
        case("one example", 1, n_in),
        case("one input", n, 1),
        case("more inputs than examples", 3, 7),
        gradient_case("whole numbers", rng.integers(-3, 4, size=(n, n_in)), *[*whole.values()][1:]),
        _sure_case("sure of everything", n, n_in, rng),
    )


def _sure_case(name, n, n_in, rng):
    """Draw large weights that are wrong about every second example: the loss is large too."""
    X, w, b = rng.normal(size=(n, n_in)), rng.normal(size=n_in) * 1e8, rng.uniform(0.5, 1.5)
    is_wrong = rng.permutation(np.arange(n) % 2)
    return gradient_case(name, X, (X @ w + b > 0) ^ is_wrong, w, b)


# 3b: mini-batches
def sgd(X, y, orders, batch_size, learning_rate):
    """Give w and b after one step for each batch, from zeros; a row of `orders` is an epoch."""
    w, b = np.zeros(X.shape[1]), 0.0
    for order in orders:
        for start in range(0, len(order), batch_size):
            batch = order[start : start + batch_size]
            dw, db = gradient(X[batch], y[batch], w, b)
            w, b = w - learning_rate * dw, b - learning_rate * db
    return w, b


def sgd_case(name, X, y, orders, batch_size, learning_rate):
    """Make a case of exercise 3b."""
    inputs = {
        "X": np.array(X),
        "y": np.array(y),
        "orders": np.array(orders),
        "batch_size": batch_size,
        "learning_rate": learning_rate,
    }
    return Case(name, inputs, returns=("w", "b"))


_FIVE = [[1.0], [-1.0], [2.0], [-2.0], [0.5]]
SGD_PUBLIC = (
    sgd_case("one epoch, one by one", _FIVE[:4], [1, 0, 1, 1], [[0, 1, 2, 3]], 1, 1.0),
    sgd_case(
        "one epoch of five, batches of two", _FIVE, [1, 0, 1, 1, 0], [[4, 0, 3, 1, 2]], 2, 1.0
    ),
    sgd_case(
        "two epochs of five, batches of two",
        _FIVE,
        [1, 0, 1, 1, 0],
        [[4, 0, 3, 1, 2], [2, 4, 1, 0, 3]],
        2,
        1.0,
    ),
)


def hidden_walks(rng):
    """Draw sets with batches that fit and batches that do not, in orders of their own."""

    def case(name, n, n_in, n_epochs, batch_size, rate):
        X, y = rng.normal(size=(n, n_in)), rng.permutation(np.arange(n) % 2)
        orders = np.array([rng.permutation(n) for _ in range(n_epochs)])
        return sgd_case(name, X, y, orders, batch_size, rate)

    rate = round(float(rng.uniform(0.3, 0.8)), 2)
    n_fourth = 4 * int(rng.integers(2, 5))
    return (
        case("a smaller batch at the end", n_fourth + 1, 2, 3, 4, rate),
        case("batches that fit", n_fourth, 3, 3, 4, rate),
        case("one by one, drawn at random", n_fourth, 2, 2, 1, rate),
        case("all at once", n_fourth, 2, 4, n_fourth, rate),
        case("a batch larger than the set", n_fourth, 2, 2, 50, rate),
    )
