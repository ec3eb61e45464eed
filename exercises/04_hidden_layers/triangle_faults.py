"""Exercise 4d: what wrong networks have in common, seen from their answers on a grid."""

import numpy as np

from .triangles import ENTRIES, GRID, IN_TEXT, answers, as_network, distances, is_right, wanted


def asked(test, entries=ENTRIES):
    """Ask ``test(entry, network)`` only where a network came for one of the entries."""

    def when(case, outcome):
        network = as_network(outcome.values)
        entry = case.inputs["entry"]
        return network is not None and entry in entries and bool(test(entry, network))

    return when


def mended(*changes, entries=ENTRIES, where=lambda net: True):
    """Recognise a network that one of the changes makes right."""

    def test(entry, net):
        return where(net) and any(is_right(entry, change(*net)) for change in changes)

    return asked(test, entries)


def adds_up(net):
    """Whether the last neuron adds what the hidden units say."""
    return (net[2] > 0).all()


def takes_off(net):
    """Whether the last neuron subtracts what the hidden units say."""
    return (net[2] < 0).all()


def turn_the_weights(W1, b1, W2, b2):
    """Turn the signs of the weights of the last neuron."""
    return W1, b1, -W2, b2


def turn_the_bias(W1, b1, W2, b2):
    """Turn the sign of the bias of the last neuron."""
    return W1, b1, W2, -b2


def turn_the_sides(W1, b1, W2, b2):
    """Turn the signs of all hidden units."""
    return -W1, -b1, W2, b2


def has_turned_sides(net):
    """Whether the hidden units say 0 inside and the last neuron adds what they say."""
    return adds_up(net) and not answers(net, IN_TEXT[:1])[1].any()


def turned_side(j):
    """Make the change that turns one hidden unit."""
    turn = np.where(np.arange(3) == j, -1.0, 1.0)
    return lambda W1, b1, W2, b2: (W1 * turn, b1 * turn, W2, b2)


def other_bias(j):
    """Make the change that turns the sign of one hidden bias."""
    turn = np.where(np.arange(3) == j, -1.0, 1.0)
    return lambda W1, b1, W2, b2: (W1, b1 * turn, W2, b2)


def threshold(test):
    """Ask about the sums of the last neuron where some bias would make the network right.

    ``test(ones, zeros, b2)`` gets the sums without bias where 1 and where 0 is the answer.
    """

    def ask(entry, network):
        _, A = answers(network, GRID)
        sums, right = (A @ network[2])[:, 0], wanted(entry, GRID)
        ones, zeros = sums[right == 1], sums[right == 0]
        return ones.min() > zeros.max() + 1e-9 and test(ones, zeros, float(network[3][0]))

    return ask


def is_or(ones, zeros, b2):
    """Whether all are answered with 1, also those that a single side accepts."""
    return zeros.min() + b2 > 1e-9


def is_too_high(ones, zeros, b2):
    """Whether some point that should get 0 gets 1."""
    return zeros.max() + b2 > 1e-9


def is_never(ones, zeros, b2):
    """Whether some point that should get 1 gets 0."""
    return ones.min() + b2 <= 1e-9


def is_opposite(entry, network):
    """Whether every answer is the opposite one."""
    return bool((answers(network, GRID)[0] != wanted(entry, GRID)).all())


def unguarded(entry, network):
    """Whether all is wrong beyond one side only, as if no unit stood there."""
    came, right = answers(network, GRID)[0], wanted(entry, GRID)
    is_beyond = distances(GRID) < 0  # (n, 3)
    without = np.array([~np.delete(is_beyond, j, axis=1).any(axis=1) for j in range(3)])
    as_inside = came == (entry == "inside")
    return any((as_inside == region).all() for region in without) and (came != right).any()


def nothing_but_zero(entry, network):
    """Whether the answer is 0 everywhere."""
    return not answers(network, GRID)[0].any()
