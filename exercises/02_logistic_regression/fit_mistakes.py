"""Exercise 2c: the classic wrong answers about the descent."""

import numpy as np

from nnlib.grading.exercise import Mistake

from . import descents, sections
from .fitting import BOTTOM, fit, step
from .losses import sigmoid

_LEAST, _MOST = 1e-6, 10.0  # prices of large weights that are looked for


def _has_columns(case, outcome):
    return outcome.values is not None and outcome.values[0].ndim == 2


def _stops_early(case, outcome):
    """Whether w and b are those of the right descent some steps before its end."""
    if outcome.values is None or not _has_the_shapes(case, outcome.values):
        return False
    X, y, rate, n_steps = case.inputs.values()
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(n_steps - 1):
        w, b = step(X, y, w, b, rate)
        if np.allclose(np.append(w, b), np.append(*outcome.values), rtol=1e-9, atol=1e-12):
            return True
    return False


def _is_swapped(case, outcome):
    return outcome.values is not None and _has_the_shapes(case, outcome.values[::-1])


def _has_the_shapes(case, values):
    return [value.shape for value in values] == [case.inputs["X"].shape[1:], ()]


def _pays_for_weights(*, with_bias):
    """Recognise the descent on a loss with a price for large weights, of any usual size."""

    def when(case, outcome):
        if outcome.values is None:
            return False
        X, y = case.inputs["X"], case.inputs["y"]
        came = outcome.values
        if not _has_the_shapes(case, came):
            return False
        if case.name == BOTTOM:
            return _is_pulled(X, y, *came, with_bias=with_bias)
        w, b = _as_long(np.linalg.norm(came[0]), case.inputs, with_bias=with_bias)
        return np.allclose(came[0], w, rtol=1e-4) and np.allclose(came[1], b, rtol=1e-4)

    return when


def _as_long(length, inputs, *, with_bias):
    """Give w and b at the price that makes w as long as this: the dearer, the shorter."""
    low, high = np.log(_LEAST), np.log(_MOST)
    for _ in range(25):
        middle = (low + high) / 2
        w, b = descents.penalized(np.exp(middle), with_bias=with_bias)(*inputs.values())
        low, high = (middle, high) if np.linalg.norm(w) > length else (low, middle)
    return w, b


def _is_pulled(X, y, w, b, *, with_bias):
    """Whether the slope that is left where the descent ended is a pull towards 0."""
    e = descents.right(X @ w + b, y)
    dw, db = X.T @ e / len(y), np.mean(e)
    price = -(dw @ w) / (w @ w) if w.any() else 0.0
    left = np.append(dw + price * w, db + with_bias * price * b)
    return bool(price > 1e-5 and np.abs(left).max() < 0.01 * np.abs(dw).max())


FIT = (
    Mistake(
        "columns-for-numbers",
        descents.columns,
        "w is a table here. With w of shape (d, 1), X @ w has shape (n, 1), and subtracting y of "
        "shape (n,) makes (n, n): every example minus every label. Begin with "
        "w = np.zeros(X.shape[1]), of shape (d,).",
        sections.FIT,
        when=_has_columns,
    ),
    Mistake(
        "swapped-results",
        lambda *inputs: fit(*inputs)[::-1],
        "The two results stand in the other order: first w, one number for each weight, then b.",
        sections.FIT,
        when=_is_swapped,
    ),
    Mistake(
        "uphill",
        descents.sloped(descents.right, sign=1),
        "The weights walk uphill. The gradient points to where the loss grows, so subtract it; "
        "with y − p in place of p − y the sign turns once more.",
        sections.FIT,
    ),
    Mistake(
        "sum-for-mean",
        descents.sloped(descents.right, per_example=False),
        "Each step is n times too long: the mean loss divides by the number of examples, and so "
        "does its gradient. Otherwise the same learning rate means something else for each data "
        "set.",
        sections.FIT,
    ),
    Mistake(
        "sum-in-the-bias",
        descents.descend(descents.sum_in_the_bias),
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
        "stops-early",
        lambda X, y, rate, n_steps: fit(X, y, rate, min(n_steps, 100)),
        "You stop before n_steps: w and b are those of an earlier step. A small slope is no sign "
        "of the bottom; it is as small where the features are small numbers. Take all n_steps, "
        "without a limit or a rule of your own.",
        sections.FIT,
        when=_stops_early,
    ),
    Mistake(
        "weights-first",
        descents.descend(descents.weights_first),
        "b is computed with a w that has moved already. Both belong to one gradient, at one place: "
        "compute p once, take dw and db from it, then move both.",
        sections.FIT,
    ),
    Mistake(
        "bias-first",
        descents.descend(descents.bias_first),
        "w is computed with a b that has moved already. Both belong to one gradient, at one place: "
        "compute p once, take dw and db from it, then move both.",
        sections.FIT,
    ),
    Mistake(
        "no-bias-in-z",
        descents.descend(descents.no_bias_in_z),
        "b walks, and z is computed without it: z = w · x + b at every step, X @ w + b.",
        sections.FIT,
    ),
    Mistake(
        "no-bias",
        descents.descend(descents.no_bias),
        "b stays 0. It is a parameter as each weight is, with a gradient of its own: the mean of "
        "p − y.",
        sections.FIT,
    ),
    Mistake(
        "no-sigmoid",
        descents.sloped(lambda z, y: z - y),
        "The error is z − y here. That is the gradient of the squared error of a straight line. "
        "Put z through the sigmoid: p − y.",
        sections.FIT,
    ),
    Mistake(
        "decides-in-training",
        descents.sloped(lambda z, y: (z > 0).astype(float) - y),
        "The error is 0 or ±1 here, as if p were the decision. Use the probability itself: an "
        "example that is right but unsure still pulls.",
        sections.FIT,
    ),
    Mistake(
        "squared-error",
        descents.sloped(lambda z, y: descents.right(z, y) * sigmoid(z) * (1 - sigmoid(z))),
        "p − y carries a factor p (1 − p) here: that is the gradient of the squared error. In the "
        "cross-entropy this factor cancels, and p − y is left.",
        sections.FIT,
    ),
    Mistake(
        "penalized",
        descents.penalized(None, with_bias=False),
        "The weights come out too small: a price for large weights pulls them to 0, as "
        "scikit-learn's LogisticRegression does unless told otherwise. The exercise asks for the "
        "mean cross-entropy alone.",
        sections.FIT,
        when=_pays_for_weights(with_bias=False),
    ),
    Mistake(
        "penalized-bias",
        descents.penalized(None, with_bias=True),
        "A price for large weights pulls w and b to 0. The exercise asks for the mean "
        "cross-entropy alone; and where there is a price, the bias does not pay it, because it "
        "says only how common each class is.",
        sections.FIT,
        when=_pays_for_weights(with_bias=True),
    ),
)
