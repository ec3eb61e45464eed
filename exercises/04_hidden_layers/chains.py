"""Exercises 4a and 4b: chains of layers, without and with a function between them."""

from itertools import pairwise

import numpy as np

from nnlib.grading.exercise import Case, Given


def layers_of(sizes, rng):
    """Draw layers of these sizes, as a tuple of pairs (W, b), with biases away from 0."""
    return tuple(
        (rng.normal(size=(n_in, n_out)), rng.uniform(0.5, 1.5, size=n_out))
        for n_in, n_out in pairwise(sizes)
    )


def whole(layers):
    """Round the entries of layers to whole numbers."""
    return tuple((np.rint(3 * W).astype(int), np.rint(3 * b).astype(int)) for W, b in layers)


def _arrays(layers):
    return tuple((np.array(W), np.array(b)) for W, b in layers)


_TWO = (([[1.0, 2.0, 0.0], [-1.0, 0.0, 1.0]], [1.0, 0.0, 2.0]), ([[2.0], [1.0], [-1.0]], [3.0]))
_SQUARE = (([[1.0, 2.0], [0.0, 1.0]], [1.0, -1.0]), ([[0.0, 1.0], [1.0, 3.0]], [2.0, 0.5]))
_THREE = (*_SQUARE, ([[1.0], [2.0]], [-1.0]))


# 4a: layers without a function between them
def collapse(layers):
    """Give W and b of the one layer that does what these do one after the other."""
    W, b = layers[0]
    for V, c in layers[1:]:
        W, b = W @ V, b @ V + c
    return W, b


def collapse_case(name, layers):
    """Make a case of exercise 4a."""
    return Case(name, {"layers": _arrays(layers)}, returns=("W", "b"))


COLLAPSE_PUBLIC = (
    collapse_case("2 to 3 to 1", _TWO),
    collapse_case("2 to 2 to 2", _SQUARE),
    collapse_case("three layers, 2 to 2 to 2 to 1", _THREE),
)


def hidden_chains(rng):
    """Draw chains of other sizes and depths, also of a single layer and of whole numbers."""
    a, b, c = (int(size) for size in rng.permutation([3, 4, 5, 6])[:3])
    return (
        collapse_case("two layers, drawn at random", layers_of((a, b, c), rng)),
        collapse_case("one input", layers_of((1, a, b), rng)),
        collapse_case("one output", layers_of((a, b, 1), rng)),
        collapse_case("four layers", layers_of((a, b, c, b, a), rng)),
        collapse_case("all of one size", layers_of((a, a, a, a), rng)),
        collapse_case("a single layer", layers_of((a, b), rng)),
        collapse_case("whole numbers", whole(layers_of((a, b, c), rng))),
    )


# 4b: layers with a function between them
def forward(X, layers, f):
    """Give Z of the last layer, with f after every layer but that one."""
    *hidden, (W, b) = layers
    A = X
    for V, c in hidden:
        A = f(A @ V + c)
    return A @ W + b


def forward_case(name, X, layers, f):
    """Make a case of exercise 4b."""
    return Case(name, {"X": np.array(X), "layers": _arrays(layers), "f": Given(f)}, returns=("Z",))


_X = [[1.0, 2.0], [0.0, -1.0], [0.0, 4.0]]
FORWARD_PUBLIC = (
    forward_case("one hidden layer of ReLUs", _X, _TWO, "relu"),
    forward_case("two hidden layers of tanh", _X, _THREE, "tanh"),
)


def hidden_forwards(rng):
    """Draw networks of other sizes and depths, and other functions."""
    a, b, c = (int(size) for size in rng.permutation([3, 4, 5, 6])[:3])
    X = rng.normal(size=(7, a))
    return (
        forward_case("one hidden layer, drawn at random", X, layers_of((a, b, c), rng), "tanh"),
        forward_case("one example", X[:1], layers_of((a, b, 1), rng), "sigmoid"),
        forward_case("one input", X[:, :1], layers_of((1, b, c), rng), "tanh"),
        forward_case("three hidden layers", X, layers_of((a, b, c, b, 1), rng), "sigmoid"),
        forward_case("all of one size", X, layers_of((a, a, a, a), rng), "tanh"),
        forward_case("no hidden layer", X, layers_of((a, b), rng), "tanh"),
        forward_case(
            "whole numbers", np.rint(3 * X).astype(int), layers_of((a, b, c), rng), "relu"
        ),
    )
