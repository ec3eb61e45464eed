"""Exercise 1b: the classic wrong answers about a layer."""

import numpy as np

from nnlib.grading.exercise import Mistake

from . import sections
from .given import relu, sigmoid, step


def _loop(X, W, b):
    Z = np.zeros((len(X), len(b)))
    for i in range(len(X)):
        Z[i] = X[i] @ W + b
    return Z


def _loop_of_one_example(x, W, b):
    z = np.zeros(len(b))
    for j in range(len(b)):
        z[j] = b[j]
        for i in range(len(x)):
            z[j] += x[i] * W[i, j]
    return z


def _takes_a_row_for_a_number(case, outcome):
    return outcome.trouble is not None and "with a sequence" in outcome.trouble.text


def _is_activated(case, outcome):
    if outcome.values is None:
        return False
    X, W, b = case.inputs.values()
    Z, came = X @ W + b, outcome.values[0]
    return came.shape == Z.shape and any(
        np.allclose(came, f(Z)) for f in (relu, sigmoid, step, np.tanh)
    )


LAYER = (
    Mistake(
        "loop-of-one-example",
        _loop_of_one_example,
        "This line needs one number and gets a row: X is a batch, so X[i] is a whole example. The "
        "loop was written for one example; X @ W takes them all.",
        sections.BATCH,
        when=_takes_a_row_for_a_number,
    ),
    Mistake(
        "adds-an-activation",
        lambda X, W, b: relu(X @ W + b),
        "An activation function was called on Z. The exercise asks for Z itself, X @ W + b.",
        sections.BATCH,
        when=_is_activated,
    ),
    Mistake(
        "w-before-x",
        lambda X, W, b: W @ X + b,
        "W stands before X. Rows are examples, so X comes first: (n, n_in) @ (n_in, n_out).",
        sections.BATCH,
    ),
    Mistake(
        "examples-in-columns",
        lambda X, W, b: W.T @ X.T + b,
        "This is the spelling for examples in columns, and b then meets the wrong axis. In this "
        "book rows are examples: X @ W + b, nothing turned round.",
        sections.BATCH,
    ),
    Mistake(
        "transposed-w",
        lambda X, W, b: X @ W.T + b,
        "W came in turned round. In this book W has one row for each input and one column for "
        "each neuron, (n_in, n_out), so it needs no .T.",
        sections.BATCH,
    ),
    Mistake(
        "bias-per-row",
        lambda X, W, b: X @ W + b.reshape(-1, 1),
        "Each bias went to a row, that is to an example. A bias belongs to a neuron, a column: "
        "add b as it is, NumPy repeats it for every row.",
        sections.BATCH,
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
        "bias-in-the-weights",
        lambda X, W, b: X @ (W + b),
        "b was added to the weights. First X @ W, then + b.",
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
