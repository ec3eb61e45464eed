"""Exercise 2c: logistic regression by gradient descent, and where the descent must end."""

import numpy as np

from nnlib.grading.comparing import compare_results
from nnlib.grading.exercise import Case, Fault
from nnlib.grading.words import show

from .losses import sigmoid

BOTTOM = "a thousand steps, to the bottom"
NEAR = 1e-3


def fit(X, y, learning_rate, n_steps):
    """Give w and b after so many steps from zeros on the mean cross-entropy."""
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(n_steps):
        w, b = step(X, y, w, b, learning_rate)
    return w, b


def step(X, y, w, b, learning_rate):
    """Move w and b along one gradient of the mean cross-entropy."""
    error = sigmoid(X @ w + b) - y  # (n,)
    dw, db = X.T @ error / len(y), np.mean(error)
    return w - learning_rate * dw, b - learning_rate * db


def bottom(X, y, *, l2=0.0):
    """Give w and b at the lowest mean cross-entropy plus (l2 / 2) Σ w², by Newton's method."""
    ones = np.column_stack([X, np.ones(len(X))])  # the bias is the weight of a 1
    price = np.append(np.full(X.shape[1], l2), 0.0)

    def height(at):
        z = ones @ at
        return np.mean(np.logaddexp(0.0, z) - y * z) + at @ (price * at) / 2

    at = np.zeros(len(price))
    for _ in range(50):
        p = sigmoid(ones @ at)
        slope = ones.T @ (p - y) / len(y) + price * at
        curvature = (ones.T * (p * (1 - p))) @ ones / len(y) + np.diag(price + 1e-10)
        step, share = np.linalg.solve(curvature, -slope), 1.0
        while height(at + share * step) > height(at) + 1e-4 * share * (slope @ step):
            share /= 2
            if share < 1e-6:
                return at[:-1], at[-1]
        at = at + share * step
        if np.abs(ones @ (share * step)).max() < 1e-6:
            break
    return at[:-1], at[-1]


def compare_fit(case, values):
    """Ask for the very numbers of the descent; after many steps, for those of the bottom."""
    X, y, learning_rate, n_steps = case.inputs.values()
    if case.name != BOTTOM:
        right = [np.asarray(each) for each in fit(X, y, learning_rate, n_steps)]
        return compare_results(case.returns, values, right)
    w, b = bottom(X, y)
    right = [np.asarray(w), np.asarray(b)]
    fault = compare_results(case.returns, values, right, rtol=0, atol=NEAR)
    if fault is None or fault.kind != "values":
        return fault
    return Fault(
        "bottom",
        f"w = {show(values[0])}, b = {show(values[1])}",
        f"w = {show(w)}, b = {show(b)}, to {NEAR}",
        "The loss has one lowest point, and this many steps end there. Where you end, the slope "
        "is not 0, or it is the slope of something else.",
    )


def fit_case(name, X, y, learning_rate, n_steps):
    """Make a case of exercise 2c."""
    inputs = {
        "X": np.array(X),
        "y": np.array(y),
        "learning_rate": learning_rate,
        "n_steps": n_steps,
    }
    return Case(name, inputs, returns=("w", "b"))


_FOUR = [[2.0, 1.0], [1.0, -1.0], [-1.0, 2.0], [0.0, -2.0]]
FIT_PUBLIC = (
    fit_case("one step on four examples", _FOUR, [1, 1, 0, 1], 0.5, 1),
    fit_case("three steps on four examples", _FOUR, [1, 1, 0, 1], 0.5, 3),
)


def overlapping(n, n_in, rng):
    """Draw two classes that no line divides without an error, so that the loss has a bottom."""
    y = rng.permutation((np.arange(n) < 0.6 * n).astype(int))
    X = rng.normal(size=(n, n_in)) + 0.5 * np.outer(2 * y - 1, rng.uniform(0.5, 1.5, size=n_in))
    flipped = rng.choice(n, size=n // 8, replace=False)
    y[flipped] = 1 - y[flipped]
    return X, y


def hidden_fits(rng):
    """Draw tables of other shapes, few steps and many."""
    n, rate = int(rng.integers(9, 15)), round(float(rng.uniform(0.2, 0.6)), 2)
    whole = rng.integers(-2, 3, size=(n, 3))
    # So small a slope that a rule like "stop below 1e-5" would end the walk far from where it goes.
    small, labels = overlapping(40, 2, rng)
    return (
        fit_case("examples drawn at random", *overlapping(n, 2, rng), rate, 5),
        fit_case("one feature", *overlapping(n, 1, rng), rate, 4),
        fit_case("features that are whole numbers", whole, np.arange(n) % 3 // 2, 0.1, 6),
        fit_case("two steps", *overlapping(n, 4, rng), rate, 2),
        fit_case("small features, four hundred steps", small * 1e-6, labels, 0.5, 400),
        fit_case(BOTTOM, *overlapping(80, 2, rng), 1.0, 1000),
    )
