"""Exercise 3a: the classic wrong answers about the gradient."""

import numpy as np

from nnlib.grading.exercise import Mistake

from . import sections
from .walking import gradient, sigmoid

_LARGE = 1e4  # a loss of which a difference keeps too few digits


def _residual(X, y, w, b):
    return sigmoid(X @ w + b) - y


def _with(residual):
    """Make an answer that is right but for the residual, ``residual(z, y)``."""

    def answer(X, y, w, b):
        e = residual(X @ w + b, y)
        return X.T @ e / len(y), np.mean(e)

    return answer


def _says(*words):
    return lambda case, outcome: (
        outcome.trouble is not None and any(each in outcome.trouble.text for each in words)
    )


def _is_swapped(case, outcome):
    if outcome.values is None:
        return False
    return [value.shape for value in outcome.values] == [(), case.inputs["w"].shape]


def _one_number(X, y, w, b):
    e = _residual(X, y, w, b)
    return np.mean(X * e[:, np.newaxis]), np.mean(e)


def _each_example(X, y, w, b):
    e = _residual(X, y, w, b)
    return X * e[:, np.newaxis], e


def _loss(X, y, w, b):
    z = X @ w + b
    return np.mean(np.logaddexp(0.0, z) - y * z)


def _measured(wiggle, below=1.0):
    """Make an answer that measures slopes by a wiggle up and one down, ``below`` times as wide."""

    def answer(X, y, w, b):
        ups = [_loss(X, y, w + step, b) for step in wiggle * np.eye(len(w))]
        downs = [_loss(X, y, w - below * step, b) for step in wiggle * np.eye(len(w))]
        rise = _loss(X, y, w, b + wiggle) - _loss(X, y, w, b - below * wiggle)
        way = (1 + below) * wiggle
        return np.subtract(ups, downs) / way, rise / way

    return answer


def _is_measured(case, outcome):
    """Whether a wiggle of a usual size gives this, or may: where the loss is large, it is noise."""
    right = gradient(**case.inputs)
    if outcome.values is None or [v.shape for v in outcome.values] != [np.shape(v) for v in right]:
        return False
    came, wanted = np.append(*outcome.values), np.append(*right)
    if _loss(**case.inputs) > _LARGE:
        return bool(np.abs(came - wanted).max() < 2)
    return any(
        np.allclose(came, np.append(*_measured(h, below)(**case.inputs)), rtol=0, atol=1e-15 / h)
        for h in 10.0 ** -np.arange(1, 8)
        for below in (0.0, 1.0)
    )


GRADIENT = (
    Mistake(
        "table-not-turned",
        lambda X, y, w, b: (X @ _residual(X, y, w, b) / len(y), np.mean(_residual(X, y, w, b))),
        "The residual has one entry for each example, and in X @ residual it meets the inputs. "
        "Turn the table: X.T is (n_in, n), so X.T @ residual sums over the examples and leaves one "
        "number for each weight.",
        sections.GRADIENT,
        when=_says("core dimension", "not aligned"),
    ),
    Mistake(
        "entry-by-entry",
        lambda X, y, w, b: (np.mean(X * _residual(X, y, w, b), axis=0), 0.0),
        "* multiplies entry by entry, and (n, n_in) and (n,) do not fit. X.T @ residual multiplies "
        "each input by the residual of its example and sums.",
        sections.GRADIENT,
        when=_says("broadcast"),
    ),
    Mistake(
        "swapped-results",
        lambda X, y, w, b: gradient(X, y, w, b)[::-1],
        "The two results stand in the other order: first dw, one number for each weight, then db.",
        sections.GRADIENT,
        when=_is_swapped,
    ),
    Mistake(
        "measured",
        _measured(1e-6),
        "These slopes were measured by a wiggle; where the loss is large its digits run out. "
        "Compute the formula.",
        sections.GRADIENT,
        when=_is_measured,
    ),
    Mistake(
        "sum-for-mean",
        lambda X, y, w, b: tuple(len(y) * each for each in gradient(X, y, w, b)),
        "These are sums over the examples: the gradient of the summed loss. The loss is a mean, so "
        "divide both by the number of examples.",
        sections.GRADIENT,
    ),
    Mistake(
        "sum-in-db",
        lambda X, y, w, b: (gradient(X, y, w, b)[0], np.sum(_residual(X, y, w, b))),
        "dw is right, and db is a sum. Both belong to a mean loss: db is the mean of p − y.",
        sections.GRADIENT,
    ),
    Mistake(
        "sum-in-dw",
        lambda X, y, w, b: (X.T @ _residual(X, y, w, b), np.mean(_residual(X, y, w, b))),
        "db is right, and dw is a sum: @ adds up over the examples. Divide by their number.",
        sections.GRADIENT,
    ),
    Mistake(
        "divides-by-inputs",
        lambda X, y, w, b: (
            X.T @ _residual(X, y, w, b) / X.shape[1],
            np.mean(_residual(X, y, w, b)),
        ),
        "dw is divided by the number of inputs. The mean runs over the examples: len(y), or "
        "X.shape[0].",
        sections.GRADIENT,
    ),
    Mistake(
        "downhill",
        lambda X, y, w, b: tuple(-each for each in gradient(X, y, w, b)),
        "All signs are turned round: with y − p you have the way down. The gradient is p − y times "
        "x and points uphill; the step subtracts it.",
        sections.GRADIENT,
    ),
    Mistake(
        "no-sigmoid",
        _with(lambda z, y: z - y),
        "The residual is z − y here, as for a straight output with half a squared error. Put z "
        "through the sigmoid first: p − y.",
        sections.GRADIENT,
    ),
    Mistake(
        "decides",
        _with(lambda z, y: (z > 0) - y),
        "The residual is 0 or ±1 here, as if the neuron were sure of each answer. Use p, not the "
        "decision.",
        sections.GRADIENT,
    ),
    Mistake(
        "squared-error",
        _with(lambda z, y: (sigmoid(z) - y) * sigmoid(z) * (1 - sigmoid(z))),
        "A factor p (1 − p) stands beside p − y: this is the gradient of half a squared error. For "
        "the cross-entropy the factor cancels.",
        sections.STEP,
    ),
    Mistake(
        "doubled-squared-error",
        _with(lambda z, y: 2 * (sigmoid(z) - y) * sigmoid(z) * (1 - sigmoid(z))),
        "This is the gradient of the squared error, 2 (p − y) p (1 − p) times x. For the "
        "cross-entropy p − y is left of it.",
        sections.STEP,
    ),
    Mistake(
        "forgets-the-bias",
        lambda X, y, w, b: gradient(X, y, w, 0.0),
        "This is the gradient at b = 0. The bias belongs into z: X @ w + b.",
        sections.GRADIENT,
    ),
    Mistake(
        "no-slope-for-b",
        lambda X, y, w, b: (gradient(X, y, w, b)[0], 0.0),
        "dw is right, and db is 0 everywhere. b is a parameter as well: its slope is the mean of "
        "p − y.",
        sections.GRADIENT,
    ),
    Mistake(
        "one-number-for-all-weights",
        _one_number,
        "dw is one number, a mean over examples and inputs. Each weight has a slope of its own: "
        "take the mean over the examples alone.",
        sections.GRADIENT,
    ),
    Mistake(
        "each-example",
        _each_example,
        "Each example has its gradient here. Take the mean over the examples, so that one number "
        "is left for each weight and one for b.",
        sections.GRADIENT,
    ),
)
