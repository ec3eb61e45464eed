"""Exercise 2c: descents that are right but for one part."""

import numpy as np

from .losses import sigmoid


def descend(step):
    """Make an answer that repeats a step, ``step(X, y, w, b, learning_rate)``, from zeros."""

    def answer(X, y, learning_rate, n_steps):
        w, b = np.zeros(X.shape[1]), 0.0
        for _ in range(n_steps):
            w, b = step(X, y, w, b, learning_rate)
        return w, b

    return answer


def sloped(error, *, per_example=True, sign=-1):
    """Make the step along the slope that belongs to an error, ``error(z, y)``."""

    def step(X, y, w, b, rate):
        e = error(X @ w + b, y)
        n = len(y) if per_example else 1
        return w + sign * rate * (X.T @ e / n), b + sign * rate * (np.sum(e) / n)

    return descend(step)


def right(z, y):
    """Give the error of logistic regression."""
    return sigmoid(z) - y


def weights_first(X, y, w, b, rate):
    """Move the weights, and then b with a gradient from the new place."""
    w = w - rate * (X.T @ right(X @ w + b, y) / len(y))
    return w, b - rate * np.mean(right(X @ w + b, y))


def bias_first(X, y, w, b, rate):
    """Move b, and then the weights with a gradient from the new place."""
    b = b - rate * np.mean(right(X @ w + b, y))
    return w - rate * (X.T @ right(X @ w + b, y) / len(y)), b


def sum_in_the_bias(X, y, w, b, rate):
    """Move b along a sum in place of a mean."""
    e = right(X @ w + b, y)
    return w - rate * (X.T @ e / len(y)), b - rate * np.sum(e)


def no_bias(X, y, w, b, rate):
    """Move the weights alone."""
    return w - rate * (X.T @ right(X @ w + b, y) / len(y)), 0.0


def penalized(price, *, with_bias):
    """Make the descent on a loss with a price for large weights, 1 / n unless given."""

    def step(X, y, w, b, rate):
        l2 = price or 1 / len(y)  # scikit-learn's own
        e = right(X @ w + b, y)
        w, b = w - rate * (X.T @ e / len(y) + l2 * w), b * (1 - rate * l2 * with_bias)
        return w, b - rate * np.mean(e)

    return descend(step)


def columns(X, y, learning_rate, n_steps):
    """Walk with w as a table of one column."""
    w, b = np.zeros((X.shape[1], 1)), 0.0
    for _ in range(n_steps):
        e = sigmoid(X @ w + b) - y  # (n, 1) − (n,) is (n, n)
        w, b = w - learning_rate * (X.T @ e / len(y)), b - learning_rate * np.mean(e)
    return w, b


def no_bias_in_z(X, y, w, b, rate):
    """Leave the bias out of z."""
    e = right(X @ w, y)
    return w - rate * (X.T @ e / len(y)), b - rate * np.mean(e)
