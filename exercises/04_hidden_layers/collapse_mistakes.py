"""Exercise 4a: the classic wrong answers about layers that are one."""

from itertools import pairwise

from nnlib.grading.exercise import Mistake

from . import sections
from .chains import collapse


def _step(step):
    """Make an answer that goes through the layers with ``W, b = step(W, b, V, c)``."""

    def answer(layers):
        W, b = layers[0]
        for V, c in layers[1:]:
            W, b = step(W, b, V, c)
        return W, b

    return answer


def _next_weights_only(layers):
    W, b = collapse(layers)
    parts = [b @ V for (_, b), (V, _) in pairwise(layers)]
    return W, sum(part for part in parts if part.shape == b.shape) + layers[-1][1]


def _turned(layers):
    W, b = collapse(layers)
    return W.T, b


def _bias_alone(layers):
    W, _ = collapse(layers)
    return W, layers[-1][1]


def _bias_as_a_row(layers):
    W, b = collapse(layers)
    return W, b[None]


def _is_a_row(case, outcome):
    if outcome.values is None:
        return False
    W, b = collapse(case.inputs["layers"])
    came_W, came_b = outcome.values
    return came_W.shape == W.shape and came_b.shape == (1, *b.shape)


def _other_order(layers):
    W, b = collapse(layers)
    return b, W


def _of_the_first_two(layers):
    return collapse(layers[:2])


COLLAPSE = (
    Mistake(
        "adds-the-biases",
        _step(lambda W, b, V, c: (W @ V, b + c)),
        "The biases were added as they are. What a layer adds goes through all weights that come "
        "after it: b1 @ W2 + b2. Where the layers differ in size, b1 + b2 has not even the shape.",
        sections.COLLAPSE,
    ),
    Mistake(
        "last-bias-only",
        _bias_alone,
        "Only the last bias is left. The earlier ones do not vanish: put x = 0 through the layers "
        "and see what comes out. That is b.",
        sections.COLLAPSE,
    ),
    Mistake(
        "loses-the-last-bias",
        _step(lambda W, b, V, c: (W @ V, b @ V)),
        "The first bias went through the later weights, as it should, and the biases of the later "
        "layers are missing: b1 @ W2 + b2.",
        sections.COLLAPSE,
    ),
    Mistake(
        "bias-through-its-own-weights",
        _step(lambda W, b, V, c: (W @ V, b @ W + c)),
        "The bias went through the weights of its own layer. Those stand before it: X @ W1 comes "
        "first, then + b1. Only later weights act on it, b1 @ W2.",
        sections.COLLAPSE,
    ),
    Mistake(
        "bias-through-the-product",
        _step(lambda W, b, V, c: (W @ V, b @ (W @ V) + c)),
        "The bias went through the product of the weights. It has passed W1 already and needs the "
        "later weights alone: b1 @ W2. If your loop sets W first, b meets the new W.",
        sections.COLLAPSE,
    ),
    Mistake(
        "both-biases-through-the-weights",
        _step(lambda W, b, V, c: (W @ V, (b + c) @ V)),
        "The later bias went through the weights of its own layer too. It is added after them: "
        "b1 @ W2 + b2.",
        sections.COLLAPSE,
    ),
    Mistake(
        "through-the-next-weights-only",
        _next_weights_only,
        "Right for two layers. In a longer chain each bias goes through the weights of all later "
        "layers, not of the next one alone. Collapse two layers into one, then that one with the "
        "third.",
        sections.COLLAPSE,
    ),
    Mistake(
        "other-way-round",
        _step(lambda W, b, V, c: (V @ W, b @ V + c)),
        "The product of the weights stands the other way round. Rows are examples, so X meets W1 "
        "first: X @ W1 @ W2.",
        sections.COLLAPSE,
    ),
    Mistake(
        "turned-weights",
        _turned,
        "W is turned round. W2.T @ W1.T is the spelling for examples in columns; in this book W "
        "has one row for each input: W1 @ W2.",
        sections.COLLAPSE,
    ),
    Mistake(
        "entry-by-entry",
        _step(lambda W, b, V, c: (W * V, b @ V + c)),
        "* multiplies entry by entry. The product of matrices is @.",
        sections.COLLAPSE,
    ),
    Mistake(
        "first-two-only",
        _of_the_first_two,
        "These are the first two layers as one. The chain can have any length: go on with the "
        "third in the same way.",
        sections.COLLAPSE,
    ),
    Mistake(
        "bias-as-a-row",
        _bias_as_a_row,
        "b came as a table with one row. In this book it has shape (n_out,): start from layers[0] "
        "and not from a row of zeros, or take b[0].",
        sections.COLLAPSE,
        when=_is_a_row,
    ),
    Mistake(
        "bias-first",
        _other_order,
        "W and b came in the other order. Return W, b.",
        sections.COLLAPSE,
        when=lambda case, outcome: (
            outcome.values is not None and [v.ndim for v in outcome.values] == [1, 2]
        ),
    ),
)
