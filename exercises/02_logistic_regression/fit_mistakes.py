"""Exercise 2c: the classic wrong answers about the descent."""

import numpy as np

from nnlib.grading.exercise import Mistake

from . import sections
from .fitting import BOTTOM, fit
from .losses import sigmoid

_LEAST, _MOST = 1e-6, 10.0  # prices of large weights that are looked for


def _descend(step):
    """Make an answer that repeats a step, ``step(X, y, w, b, learning_rate)``, from zeros."""

    def answer(X, y, learning_rate, n_steps):
        w, b = np.zeros(X.shape[1]), 0.0
        for _ in range(n_steps):
            w, b = step(X, y, w, b, learning_rate)
        return w, b

    return answer


def _sloped(error, *, per_example=True, sign=-1):
    """Make the step along the slope that belongs to an error, ``error(z, y)``."""

    def step(X, y, w, b, rate):
        e = error(X @ w + b, y)
        n = len(y) if per_example else 1
        return w + sign * rate * (X.T @ e / n), b + sign * rate * (np.sum(e) / n)

    return _descend(step)


def _right(z, y):
    return sigmoid(z) - y


def _weights_first(X, y, w, b, rate):
    w = w - rate * (X.T @ _right(X @ w + b, y) / len(y))
    return w, b - rate * np.mean(_right(X @ w + b, y))


def _bias_first(X, y, w, b, rate):
    b = b - rate * np.mean(_right(X @ w + b, y))
    return w - rate * (X.T @ _right(X @ w + b, y) / len(y)), b


def _sum_in_the_bias(X, y, w, b, rate):
    e = _right(X @ w + b, y)
    return w - rate * (X.T @ e / len(y)), b - rate * np.sum(e)


def _no_bias(X, y, w, b, rate):
    return w - rate * (X.T @ _right(X @ w + b, y) / len(y)), 0.0


def _penalized(price, *, with_bias):
    def step(X, y, w, b, rate):
        l2 = price or 1 / len(y)  # scikit-learn's own
        e = _right(X @ w + b, y)
        w, b = w - rate * (X.T @ e / len(y) + l2 * w), b * (1 - rate * l2 * with_bias)
        return w, b - rate * np.mean(e)

    return _descend(step)


def _columns(X, y, learning_rate, n_steps):
    w, b = np.zeros((X.shape[1], 1)), 0.0
    for _ in range(n_steps):
        e = sigmoid(X @ w + b) - y  # (n, 1) − (n,) is (n, n)
        w, b = w - learning_rate * (X.T @ e / len(y)), b - learning_rate * np.mean(e)
    return w, b


def _has_columns(case, outcome):
    return outcome.values is not None and outcome.values[0].ndim == 2


def _pays_for_weights(*, with_bias):
    """Recognise the descent on a loss with a price for large weights, of any usual size."""

    def when(case, outcome):
        if outcome.values is None:
            return False
        X, y = case.inputs["X"], case.inputs["y"]
        came = outcome.values
        if came[0].shape != X.shape[1:] or came[1].shape != ():
            return False
        if case.name == BOTTOM:
            return _is_pulled(X, y, *came, with_bias=with_bias)
        w, b = _as_long(np.linalg.norm(came[0]), case.inputs, with_bias=with_bias)
        return np.allclose(came[0], w, rtol=1e-4) and np.allclose(came[1], b, rtol=1e-4)

    return when


def _as_long(length, inputs, *, with_bias):
    """Give w and b at the price that makes w as long as this: the dearer, the shorter."""
    low, high = np.log(_LEAST), np.log(_MOST)
    for _ in range(50):
        middle = (low + high) / 2
        w, b = _penalized(np.exp(middle), with_bias=with_bias)(*inputs.values())
        low, high = (middle, high) if np.linalg.norm(w) > length else (low, middle)
    return w, b


def _is_pulled(X, y, w, b, *, with_bias):
    """Whether the slope that is left where the descent ended is a pull towards 0."""
    e = _right(X @ w + b, y)
    dw, db = X.T @ e / len(y), np.mean(e)
    price = -(dw @ w) / (w @ w) if w.any() else 0.0
    left = np.append(dw + price * w, db + with_bias * price * b)
    return bool(price > 1e-5 and np.abs(left).max() < 0.01 * np.abs(dw).max())


FIT = (
    Mistake(
        "columns-for-numbers",
        _columns,
        "w is a table here. With w of shape (d, 1), X @ w has shape (n, 1), and subtracting y of "
        "shape (n,) makes (n, n): every example minus every label. Begin with "
        "w = np.zeros(X.shape[1]), of shape (d,).",
        sections.FIT,
        when=_has_columns,
    ),
    Mistake(
        "uphill",
        _sloped(_right, sign=1),
        "The weights walk uphill. The gradient points to where the loss grows, so subtract it; "
        "with y − p in place of p − y the sign turns once more.",
        sections.FIT,
    ),
    Mistake(
        "sum-for-mean",
        _sloped(_right, per_example=False),
        "Each step is n times too long: the mean loss divides by the number of examples, and so "
        "does its gradient. Otherwise the same learning rate means something else for each data "
        "set.",
        sections.FIT,
    ),
    Mistake(
        "sum-in-the-bias",
        _descend(_sum_in_the_bias),
        "w is right after the first step and b is n times too far: its gradient is the mean of "
        "p − y, not the sum.",
        sections.FIT,
    ),
    Mistake(
        "one-step",
        lambda X, y, rate, n_steps: fit(X, y, rate, 1),
        "These are w and b after one step. Either return stands inside the loop, or w and b are "
        "set back to zeros in it.",
        sections.FIT,
    ),
    Mistake(
        "one-step-short",
        lambda X, y, rate, n_steps: fit(X, y, rate, n_steps - 1),
        "One step is missing. range(1, n_steps) has n_steps − 1 entries; write range(n_steps).",
        sections.FIT,
    ),
    Mistake(
        "one-step-more",
        lambda X, y, rate, n_steps: fit(X, y, rate, n_steps + 1),
        "One step too many. range(n_steps + 1) has n_steps + 1 entries; write range(n_steps).",
        sections.FIT,
    ),
    Mistake(
        "weights-first",
        _descend(_weights_first),
        "b is computed with a w that has moved already. Both belong to one gradient, at one place: "
        "compute p once, take dw and db from it, then move both.",
        sections.FIT,
    ),
    Mistake(
        "bias-first",
        _descend(_bias_first),
        "w is computed with a b that has moved already. Both belong to one gradient, at one place: "
        "compute p once, take dw and db from it, then move both.",
        sections.FIT,
    ),
    Mistake(
        "no-bias",
        _descend(_no_bias),
        "b stays 0. It is a parameter as each weight is, with a gradient of its own: the mean of "
        "p − y.",
        sections.FIT,
    ),
    Mistake(
        "no-sigmoid",
        _sloped(lambda z, y: z - y),
        "The error is z − y here. That is the gradient of the squared error of a straight line. "
        "Put z through the sigmoid: p − y.",
        sections.FIT,
    ),
    Mistake(
        "decides-in-training",
        _sloped(lambda z, y: (z > 0).astype(float) - y),
        "The error is 0 or ±1 here, as if p were the decision. Use the probability itself: an "
        "example that is right but unsure still pulls.",
        sections.FIT,
    ),
    Mistake(
        "squared-error",
        _sloped(lambda z, y: _right(z, y) * sigmoid(z) * (1 - sigmoid(z))),
        "p − y carries a factor p (1 − p) here: that is the gradient of the squared error. In the "
        "cross-entropy this factor cancels, and p − y is left.",
        sections.FIT,
    ),
    Mistake(
        "penalized",
        _penalized(None, with_bias=False),
        "The weights come out too small: a price for large weights pulls them to 0, as "
        "scikit-learn's LogisticRegression does unless told otherwise. The exercise asks for the "
        "mean cross-entropy alone.",
        sections.FIT,
        when=_pays_for_weights(with_bias=False),
    ),
    Mistake(
        "penalized-bias",
        _penalized(None, with_bias=True),
        "A price for large weights pulls w and b to 0. The exercise asks for the mean "
        "cross-entropy alone; and where there is a price, the bias does not pay it, because it "
        "says only how common each class is.",
        sections.FIT,
        when=_pays_for_weights(with_bias=True),
    ),
)
