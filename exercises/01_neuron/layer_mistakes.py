"""Exercise 1b: the classic wrong answers about a layer."""

import numpy as np

from nnlib.grading.exercise import Mistake

from . import sections


def _loop(X, W, b):
    Z = np.zeros((len(X), len(b)))
    for i in range(len(X)):
        Z[i] = X[i] @ W + b
    return Z


LAYER = (
    Mistake(
        "transposed-w",
        lambda X, W, b: X @ W.T + b,
        "W came in turned round. In this book W has one row for each input and one column for "
        "each neuron, (n_in, n_out), so it needs no .T.",
        sections.LAYER,
    ),
    Mistake(
        "bias-per-row",
        lambda X, W, b: X @ W + b.reshape(-1, 1),
        "Each bias went to a row, that is to an example. A bias belongs to a neuron, a column: "
        "add b as it is, NumPy repeats it for every row.",
        sections.LAYER,
    ),
    Mistake(
        "only-the-first-example",
        lambda X, W, b: X[0] @ W + b,
        "Only the first example was answered. Leave the index away: X @ W takes all rows at once.",
        sections.BATCH,
    ),
    Mistake(
        "turned-result",
        lambda X, W, b: (X @ W + b).T,
        "The result is turned round: a row for each neuron. Rows are examples, in Z as in X.",
        sections.BATCH,
    ),
    Mistake(
        "forgets-the-bias",
        lambda X, W, b: X @ W,
        "This is X @ W. The biases are missing: one for each neuron.",
        sections.BIAS,
    ),
    Mistake(
        "one-bias-for-all",
        lambda X, W, b: X @ W + np.sum(b),
        "Every neuron got the sum of all biases. Each has its own: add b, not its sum.",
        sections.BIAS,
    ),
    Mistake(
        "entry-by-entry",
        lambda X, W, b: X * W + b,
        "* multiplies entry by entry and sums nothing. The product of matrices is @.",
        sections.BATCH,
    ),
    Mistake(
        "keeps-a-loop",
        _loop,
        "Your numbers are right and a Python loop still makes them. X @ W does all examples, "
        "all neurons and all inputs in one call.",
        sections.BATCH,
    ),
)
