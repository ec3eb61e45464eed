"""Exercise 1a: the classic wrong answers about one neuron."""

import numpy as np

from nnlib.grading.exercise import Mistake

from . import sections
from .given import GIVEN, relu, sigmoid, step

# What NumPy and Python say where a number stands in the place of a row.
_NO_ROW = ("enough dimensions", "has no len()", "not iterable", "invalid index to scalar")


def _always(function, name):
    """Make the mistake of calling one function whatever f is."""
    return Mistake(
        f"always-the-{name}",
        lambda x, w, b, f: function(x @ w + b),
        f"These are the outputs of a {name}. The neuron must use the f that it is given, which is "
        "another one here.",
        sections.STEP,
    )


def _loop_over_rows(x, w, b, f):
    return np.array([f(row @ w + b) for row in x])


def _takes_numbers_for_rows(case, outcome):
    """Whether a loop over x met one example, whose entries are numbers."""
    x, w, b, f = case.inputs.values()
    if x.ndim != 1 or not outcome.has_loop:
        return False
    if outcome.trouble is not None:
        return any(words in outcome.trouble.text for words in _NO_ROW)
    products = np.outer(x, w) + b
    return outcome.values is not None and any(
        outcome.values[0].shape == z.shape and np.allclose(outcome.values[0], GIVEN[f.name](z))
        for z in (products, products.sum(axis=1) - (len(w) - 1) * b)
    )


NEURON = (
    Mistake(
        "loops-over-rows",
        _loop_over_rows,
        "x is one example here, so your loop takes single numbers out of it, not rows. x @ w "
        "serves both without a loop.",
        sections.BATCH,
        when=_takes_numbers_for_rows,
    ),
    Mistake(
        "forgets-f",
        lambda x, w, b, f: x @ w + b,
        "This is z, the weighted sum plus the bias. A neuron hands on a = f(z): call f on it.",
        sections.STEP,
    ),
    Mistake(
        "bias-once-per-input",
        lambda x, w, b, f: f(np.sum(x * w + b, axis=-1)),
        "The bias is inside the sum, so it was added once for each input. A neuron has one bias: "
        "sum the products first, then add b.",
        sections.BIAS,
    ),
    Mistake(
        "forgets-the-bias",
        lambda x, w, b, f: f(x @ w),
        "This is f(w · x). The bias is missing: z = w · x + b.",
        sections.BIAS,
    ),
    Mistake(
        "bias-after-f",
        lambda x, w, b, f: f(x @ w) + b,
        "Here b is added to what f returned. The bias shifts the point where f switches, so it "
        "belongs inside: f(w · x + b).",
        sections.BIAS,
    ),
    Mistake(
        "subtracts-the-bias",
        lambda x, w, b, f: f(x @ w - b),
        "Here b is subtracted, as one does with a threshold. In this book b is added; a threshold "
        "of 2 is a bias of −2.",
        sections.BIAS,
    ),
    Mistake(
        "f-on-each-product",
        lambda x, w, b, f: np.sum(f(x * w), axis=-1) + b,
        "Here f is applied to each product. It comes once, at the end, to the finished sum z.",
        sections.STEP,
    ),
    Mistake(
        "f-before-the-sum",
        lambda x, w, b, f: np.sum(f(x * w + b), axis=-1),
        "Here f comes before the sum, once for each input. A neuron has one z: sum the products, "
        "add b, and call f on the result.",
        sections.STEP,
    ),
    _always(step, "step"),
    _always(sigmoid, "sigmoid"),
    _always(relu, "relu"),
    Mistake(
        "no-sum",
        lambda x, w, b, f: f(x * w + b),
        "There is one number for each input, so the products were never summed. x * w multiplies "
        "entry by entry; x @ w also sums.",
        sections.SUM,
    ),
    Mistake(
        "sums-the-whole-batch",
        lambda x, w, b, f: f(np.sum(x * w) + b),
        "One number came for the whole batch: np.sum without an axis adds up all rows. Each row "
        "is an example with an output of its own; x @ w sums along each row.",
        sections.BATCH,
    ),
    Mistake(
        "sums-down-the-columns",
        lambda x, w, b, f: f(np.sum(x * w, axis=0) + b) if x.ndim == 2 else f(x @ w + b),
        "The sum ran down the columns, across examples: Python's sum and axis=0 do that. The "
        "inputs of one example stand in its row; x @ w sums along each row.",
        sections.BATCH,
    ),
    Mistake(
        "weights-on-rows",
        lambda x, w, b, f: f(w @ x + b),
        "Right for one example, but in a batch x[0] is the first example, not the first input. "
        "w @ x and a loop over range(len(x)) pair the weights with the rows; x @ w pairs them "
        "with the inputs in each row.",
        sections.BATCH,
    ),
)
