"""Exercise 4c: layers, neurons and parameters of a network, from its sizes."""

import numpy as np

from nnlib.grading.exercise import Case


def count(sizes):
    """Give the number of layers, of neurons and of parameters."""
    n_in, n_out = np.asarray(sizes[:-1]), np.asarray(sizes[1:])
    return len(n_out), n_out.sum(), np.sum((n_in + 1) * n_out)


def count_case(name, sizes):
    """Make a case of exercise 4c."""
    returns = ("layers", "neurons", "parameters")
    return Case(name, {"sizes": np.array(sizes)}, returns=returns)


COUNT_PUBLIC = (
    count_case("3–5–2", [3, 5, 2]),
    count_case("2–12–1", [2, 12, 1]),
    count_case("two hidden layers, 4–6–5–1", [4, 6, 5, 1]),
)


def hidden_counts(rng):
    """Draw sizes of other depths, also without a hidden layer and large ones."""

    def sizes(n):
        return rng.permutation(np.arange(2, 14))[:n]

    return (
        count_case("one hidden layer, drawn at random", sizes(3)),
        count_case("no hidden layer", sizes(2)),
        count_case("four hidden layers", sizes(6)),
        count_case("a single neuron", [int(rng.integers(2, 9)), 1]),
        count_case("a network for pictures", [784, *(20 * sizes(2)), 10]),
    )
