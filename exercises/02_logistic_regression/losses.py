"""Exercises 2a and 2b: sigmoid and cross-entropy that no size of z can break."""

import numpy as np

from nnlib.grading.exercise import Case

# Nothing above is so small by itself: below this, any tiny number counts as 0.
TINY = 1e-100


# 2a: the sigmoid
def sigmoid(z):
    """Give 1 / (1 + exp(-z)) for a number or an array, with exp of negative numbers only."""
    z = np.asarray(z, dtype=float)
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0, e) / (1 + e)


def sigmoid_case(name, z):
    """Make a case of exercise 2a."""
    inputs = {"z": z if np.isscalar(z) else np.array(z)}
    return Case(name, inputs, returns=("p",), no_overflow=True)


SIGMOID_PUBLIC = (
    sigmoid_case("three numbers in an array", [2.0, 0.0, -2.0]),
    sigmoid_case("one number", 0.0),
)


def hidden_sigmoids(rng):
    """Draw arrays of other shapes, whole numbers, and numbers far out."""
    n, m = (int(size) for size in rng.integers(3, 6, size=2))
    return (
        sigmoid_case("numbers drawn at random", rng.normal(size=n) * 2),
        sigmoid_case("a table", rng.normal(size=(n, m)) * 2),
        sigmoid_case("whole numbers", rng.choice(np.delete(np.arange(-4, 5), 4), size=n)),
        sigmoid_case("small probabilities", rng.uniform(-45, -25, size=n)),
        sigmoid_case("far out, on both sides", [-1000.0, 1000.0, -rng.uniform(720, 740)]),
    )


# 2b: the cross-entropy
def binary_cross_entropy(z, y):
    """Give the mean over the examples of log(1 + exp(z)) - y z."""
    return np.mean(np.logaddexp(0.0, z) - y * z)


def loss_case(name, z, y):
    """Make a case of exercise 2b."""
    return Case(name, {"z": np.array(z), "y": np.array(y)}, returns=("the mean loss",))


LOSS_PUBLIC = (
    loss_case("one example of each class", [0.0, 2.0], [1, 0]),
    loss_case("three examples, two of them right", [3.0, -1.0, 0.5], [1, 0, 0]),
)


def hidden_losses(rng):
    """Draw logits of usual size, and some for which p is 0 or 1 in floating point."""
    n = int(rng.integers(5, 9))
    z, y = rng.normal(size=n) * 2, rng.permutation(np.arange(n) % 2)
    far = np.round(rng.uniform(800, 1200, size=2))
    return (
        loss_case("examples drawn at random", z, y),
        loss_case("class 0 alone", z, np.zeros(n, dtype=int)),
        loss_case("one example", z[:1], [1]),
        loss_case("logits that are whole numbers", rng.integers(1, 5, size=n), y),
        loss_case("sure and right, far out", [far[0], -far[1], 0.5, 0.2], [1, 0, 1, 0]),
        loss_case("sure and wrong, far out", [far[0], -far[1]], [0, 1]),
        loss_case("sure and wrong, one example", [60.0], [0]),
    )
