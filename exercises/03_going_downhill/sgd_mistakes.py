"""Exercise 3b: the classic wrong answers about mini-batches."""

import numpy as np

from nnlib.grading.exercise import Mistake

from . import sections
from .walking import gradient, sgd


def _batches(order, size):
    return [order[start : start + size] for start in range(0, len(order), size)]


def _walk(X, y, epochs, rate, slope=gradient):
    """Take one step for each batch of each epoch, along ``slope(X, y, w, b)``."""
    w, b = np.zeros(X.shape[1]), 0.0
    for batches in epochs:
        for batch in batches:
            dw, db = slope(X[batch], y[batch], w, b)
            w, b = w - rate * dw, b - rate * db
    return w, b


def _cut(cut):
    """Make an answer with other batches, ``cut(order, size)``."""
    return lambda X, y, orders, size, rate: _walk(
        X, y, [cut(order, size) for order in orders], rate
    )


def _rest_into_the_last(order, size):
    n_full = max(len(order) // size, 1)
    return np.split(order, [size * k for k in range(1, n_full)])


def _ordered(choose):
    """Make an answer with other orders, ``choose(orders)``."""
    return lambda X, y, orders, size, rate: sgd(X, y, choose(orders), size, rate)


def _steps(change):
    """Make an answer whose gradient is changed, ``change(dw, db, size of the batch, size)``."""

    def answer(X, y, orders, size, rate):
        def slope(X, y, w, b):
            return change(*gradient(X, y, w, b), len(y), size)

        return _walk(X, y, [_batches(order, size) for order in orders], rate, slope)

    return answer


def _old_weights(X, y, orders, size, rate):
    w, b = np.zeros(X.shape[1]), 0.0
    for order in orders:
        slopes = [gradient(X[batch], y[batch], w, b) for batch in _batches(order, size)]
        w = w - rate * sum(dw for dw, _ in slopes)
        b = b - rate * sum(db for _, db in slopes)
    return w, b


def _weights_first(X, y, orders, size, rate):
    w, b = np.zeros(X.shape[1]), 0.0
    for order in orders:
        for batch in _batches(order, size):
            w = w - rate * gradient(X[batch], y[batch], w, b)[0]
            b = b - rate * gradient(X[batch], y[batch], w, b)[1]
    return w, b


def _labels_stay(X, y, orders, size, rate):
    w, b = np.zeros(X.shape[1]), 0.0
    for order in orders:
        for start in range(0, len(order), size):
            rows = slice(start, start + size)
            dw, db = gradient(X[order][rows], y[rows], w, b)
            w, b = w - rate * dw, b - rate * db
    return w, b


def _compounded(orders):
    """Give the orders that come about if X and y are shuffled anew where they stand."""
    found = [orders[0]]
    for order in orders[1:]:
        found.append(found[-1][order])
    return np.array(found)


SGD = (
    Mistake(
        "drops-the-last-batch",
        _cut(lambda order, size: _batches(order, size)[: len(order) // size]),
        "The examples at the end of each epoch are left out: their number does not fill a batch. "
        "The last batch is smaller, and it counts. A slice that reaches beyond the end stops there "
        "by itself.",
        sections.WALKING,
    ),
    Mistake(
        "divides-by-batch-size",
        _steps(lambda dw, db, n, size: (dw * n / size, db * n / size)),
        "The last, smaller batch is divided by batch_size. Its mean runs over the examples that "
        "are in it: divide by len(batch).",
        sections.WALKING,
    ),
    Mistake(
        "equal-batches",
        _cut(lambda order, size: np.array_split(order, -(-len(order) // size))),
        "The batches were made equally large. Cut batch_size examples at a time; the last batch "
        "holds what is left: np.split(order, range(batch_size, len(order), batch_size)).",
        sections.WALKING,
    ),
    Mistake(
        "last-batch-takes-the-rest",
        _cut(_rest_into_the_last),
        "The examples that are left over went into the last full batch, which is too large by "
        "them. They are a batch of their own, a smaller one, with a step of its own.",
        sections.WALKING,
    ),
    Mistake(
        "ignores-the-order",
        _ordered(lambda orders: np.tile(np.arange(orders.shape[1]), (len(orders), 1))),
        "The examples come in the order of the table, in each epoch. Take the rows that the order "
        "names: X[batch] and y[batch] with batch = order[start : start + batch_size].",
        sections.WALKING,
    ),
    Mistake(
        "labels-stay",
        _labels_stay,
        "X is shuffled and y is not, so the examples have each other's labels. Take the same rows "
        "of both.",
        sections.WALKING,
    ),
    Mistake(
        "ranks-for-rows",
        _ordered(lambda orders: np.argsort(orders, axis=1)),
        "The order is read the wrong way round: order[0] is the row that comes first, not the "
        "place at which row 0 comes.",
        sections.WALKING,
    ),
    Mistake(
        "shuffles-what-is-shuffled",
        _ordered(_compounded),
        "The first epoch is right, the later ones shuffle a table that is shuffled already. Each "
        "order is about the table as it came: keep X and y, and take X[batch].",
        sections.WALKING,
    ),
    Mistake(
        "one-order-for-all",
        _ordered(lambda orders: np.tile(orders[0], (len(orders), 1))),
        "Every epoch goes through the examples in the order of the first one. Use the epoch's own "
        "row of orders.",
        sections.WALKING,
    ),
    Mistake(
        "one-epoch",
        _ordered(lambda orders: orders[:1]),
        "These are w and b after one epoch. A row of orders is an epoch: loop over all of them, "
        "and return after the loop.",
        sections.WALKING,
    ),
    Mistake(
        "starts-anew",
        _ordered(lambda orders: orders[-1:]),
        "Each epoch begins at zeros again, so all but the last are lost. Set w and b to zeros "
        "once, before the loops.",
        sections.WALKING,
    ),
    Mistake(
        "one-step",
        _cut(lambda order, size: _batches(order, size)[:1]),
        "Only the first batch of an epoch takes a step. An epoch goes through all of them.",
        sections.WALKING,
    ),
    Mistake(
        "all-at-once",
        _cut(lambda order, size: [order]),
        "There is one step for each epoch, with all examples. Cut the order into batches and take "
        "a step for each.",
        sections.WALKING,
    ),
    Mistake(
        "one-by-one",
        _cut(lambda order, size: _batches(order, 1)),
        "There is one step for each example. Take batch_size of them together, with the mean of "
        "their gradients.",
        sections.WALKING,
    ),
    Mistake(
        "sliding-batches",
        _cut(lambda order, size: [order[at : at + size] for at in range(len(order))]),
        "The batches overlap: each begins one example later. They should begin batch_size later, "
        "so that each example comes once: range(0, n, batch_size).",
        sections.WALKING,
    ),
    Mistake(
        "old-weights",
        _old_weights,
        "All gradients of an epoch are taken at the place where it began. After each batch the "
        "weights move, and the next batch looks from there.",
        sections.WALKING,
    ),
    Mistake(
        "weights-first",
        _weights_first,
        "b takes its slope from a w that has moved already. Compute dw and db at one place, then "
        "move both.",
        sections.WALKING,
    ),
    Mistake(
        "sum-for-mean",
        _steps(lambda dw, db, n, size: (dw * n, db * n)),
        "Each step is as many times too long as the batch has examples: its gradient is a sum. "
        "Take the mean.",
        sections.GRADIENT,
    ),
    Mistake(
        "divides-by-all",
        lambda X, y, orders, size, rate: _steps(
            lambda dw, db, n, size: (dw * n / len(y), db * n / len(y))
        )(X, y, orders, size, rate),
        "Each batch is divided by the number of all examples, so its step is too short. Take the "
        "mean over the batch: divide by len(batch).",
        sections.WALKING,
    ),
    Mistake(
        "no-bias",
        _steps(lambda dw, db, n, size: (dw, 0.0)),
        "b stays 0. It takes a step with each batch, as the weights do: its gradient is the mean "
        "of p − y.",
        sections.GRADIENT,
    ),
    Mistake(
        "uphill",
        _steps(lambda dw, db, n, size: (-dw, -db)),
        "The walk goes uphill. The gradient points up, so subtract it.",
        sections.WALKING,
    ),
)
