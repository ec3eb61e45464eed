"""Exercise 4b: the classic wrong answers about the way through a network."""

from nnlib.grading.exercise import Mistake

from . import sections
from .chains import forward
from .given import relu, sigmoid, tanh


def _through(layer):
    """Make an answer that goes through all layers with ``A = layer(A, W, b, f, is_last)``."""

    def answer(X, layers, f):
        A = X
        for place, (W, b) in enumerate(layers):
            A = layer(A, W, b, f, place == len(layers) - 1)
        return A

    return answer


def _hidden(hidden):
    """Make an answer that is right but for its hidden layers, ``hidden(A, W, b, f)``."""
    return _through(lambda A, W, b, f, is_last: A @ W + b if is_last else hidden(A, W, b, f))


def _always(function):
    """Make the mistake of calling one function whatever f is."""
    name = function.__name__
    return Mistake(
        f"always-{name}",
        lambda X, layers, f: forward(X, layers, function),
        f"Your hidden layers use {name}. They must use the f that they are given, which is another "
        "one here.",
        sections.COLLAPSE,
    )


def _columns(X, layers, f):
    return forward(X, layers, f).T


def _two_layers(X, layers, f):
    (W1, b1), (W2, b2) = layers[0], layers[-1]
    return f(X @ W1 + b1) @ W2 + b2


def _one_short(X, layers, f):
    A = X
    for W, b in layers[:-2]:
        A = f(A @ W + b)
    return A @ layers[-1][0] + layers[-1][1]


def _first_only(X, layers, f):
    A = f(X @ layers[0][0] + layers[0][1])
    for W, b in layers[1:]:
        A = A @ W + b
    return A


def _last_hidden_only(X, layers, f):
    A = X
    for place, (W, b) in enumerate(layers):
        A = A @ W + b
        A = f(A) if place == len(layers) - 2 else A
    return A


def _hidden_outputs(X, layers, f):
    A = X
    for W, b in layers[:-1]:
        A = f(A @ W + b)
    return A


def _restarts(X, layers, f):
    A = X
    for W, b in layers[:-1]:
        A = f(X @ W + b)
    return A @ layers[-1][0] + layers[-1][1]


FORWARD = (
    Mistake(
        "f-on-the-last",
        _through(lambda A, W, b, f, is_last: f(A @ W + b)),
        "f was also called on the last layer. It stands between the layers; the last Z goes out "
        "as it is, so that it can be any number: the loss takes it as the logit.",
        sections.COLLAPSE,
    ),
    Mistake(
        "f-nowhere",
        _through(lambda A, W, b, f, is_last: A @ W + b),
        "No f was called between the layers, so all of them are one layer. Each hidden layer hands "
        "on f(A @ W + b).",
        sections.COLLAPSE,
    ),
    Mistake(
        "f-on-the-last-only",
        _through(lambda A, W, b, f, is_last: f(A @ W + b) if is_last else A @ W + b),
        "f was called on the last layer and on no other. It belongs the other way round: after "
        "every layer but the last.",
        sections.COLLAPSE,
    ),
    Mistake(
        "f-before-the-bias",
        _hidden(lambda A, W, b, f: f(A @ W) + b),
        "b is added to what f returned. The bias moves the place where a unit switches, so it "
        "belongs inside: f(A @ W + b).",
        sections.UNITS,
    ),
    Mistake(
        "f-before-the-layer",
        _through(lambda A, W, b, f, is_last: f(A) @ W + b),
        "f was called before each layer, and so on the inputs too. Inputs go into the first layer "
        "as they are; f comes after a hidden layer.",
        sections.COLLAPSE,
    ),
    Mistake(
        "forgets-the-biases",
        _through(lambda A, W, b, f, is_last: A @ W if is_last else f(A @ W)),
        "The biases are missing. Each layer adds its own: A @ W + b.",
        sections.COLLAPSE,
    ),
    Mistake(
        "forgets-the-hidden-biases",
        _hidden(lambda A, W, b, f: f(A @ W)),
        "The biases of the hidden layers are missing: f(A @ W + b). Without them the line of every "
        "unit goes through the origin.",
        sections.UNITS,
    ),
    Mistake(
        "forgets-the-last-bias",
        _through(lambda A, W, b, f, is_last: A @ W if is_last else f(A @ W + b)),
        "The last layer's bias is missing. It has no f, but it is a layer like the others: "
        "A @ W + b.",
        sections.GRAPH,
    ),
    Mistake(
        "one-layer-short",
        _one_short,
        "The last hidden layer was left out. layers[:-1] are all but the last, and range(n) ends "
        "at n − 1: with n layers, n − 1 are hidden.",
        sections.COUNT,
    ),
    Mistake(
        "two-layers-only",
        _two_layers,
        "Right for two layers. Here are more: each takes what the one before it handed on. Write a "
        "loop over layers.",
        sections.COUNT,
    ),
    Mistake(
        "f-after-the-first-only",
        _first_only,
        "f was called after the first layer only. It comes after every layer but the last; two "
        "layers without it between them are one.",
        sections.COLLAPSE,
    ),
    Mistake(
        "f-after-one-only",
        _last_hidden_only,
        "f was called once, before the last layer. It comes after every hidden layer; two layers "
        "without it between them are one.",
        sections.COLLAPSE,
    ),
    Mistake(
        "stops-at-the-hidden",
        _hidden_outputs,
        "These are the outputs of the last hidden layer. One more layer follows, without f.",
        sections.GRAPH,
    ),
    Mistake(
        "turned-result",
        _columns,
        "The result is turned round: a row for each output. Rows are examples, in Z as in X.",
        sections.COLLAPSE,
    ),
    _always(tanh),
    _always(relu),
    _always(sigmoid),
    Mistake(
        "starts-again-from-x",
        _restarts,
        "Every hidden layer gets X here, so only the last of them counts. Each takes what the one "
        "before it handed on: start with A = X, then A = f(A @ W + b).",
        sections.GRAPH,
    ),
)
