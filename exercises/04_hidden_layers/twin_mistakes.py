"""Exercise 4e: the classic wrong ways to merge twins.

Units may stand in any order, so a mistake is recognised by the function and the
number of units that it leads to.
"""

import numpy as np

from nnlib.grading.exercise import Mistake

from . import sections
from .twins import network, prune, same_outputs, twin_sign


def _merged(is_twin, *, combine=lambda kept, gone, sign: kept + sign * gone):
    """Make an answer that merges unit j into unit i where ``is_twin(W1, b1, i, j)`` is not 0."""

    def answer(W1, b1, W2, b2):
        kept, outgoing = [], []
        for j in range(len(b1)):
            found = [(place, is_twin(W1, b1, i, j)) for place, i in enumerate(kept)]
            found = [(place, sign) for place, sign in found if sign]
            if found:
                place, sign = found[0]
                outgoing[place] = combine(outgoing[place], W2[j], sign)
            else:
                kept.append(j)
                outgoing.append(W2[j])
        return W1[:, kept], b1[kept], np.array(outgoing), b2

    return answer


def _same_weights(W1, b1, i, j):
    return int(np.allclose(W1[:, i], W1[:, j]))


def _weights_alone(W1, b1, i, j):
    for sign in (1, -1):
        if np.allclose(W1[:, i], sign * W1[:, j]):
            return sign
    return 0


def _bias_not_turned(W1, b1, i, j):
    same_bias = np.isclose(b1[i], b1[j])
    return _weights_alone(W1, b1, i, j) * int(same_bias)


def _by_size(W1, b1, i, j):
    sizes = np.allclose(np.abs(W1[:, i]), np.abs(W1[:, j]))
    return int(sizes and np.isclose(abs(b1[i]), abs(b1[j])))


def _equal_only(W1, b1, i, j):
    return max(twin_sign(W1, b1, i, j), 0)


def _opposite_only(W1, b1, i, j):
    return min(twin_sign(W1, b1, i, j), 0)


def _group_sizes(W1, b1):
    """Give for each unit how many twins there are, itself among them."""
    places = range(len(b1))
    return np.array([sum(twin_sign(W1, b1, i, j) != 0 for j in places) for i in places])


def _mean_outgoing(W1, b1, W2, b2):
    return prune(W1, b1, W2 / _group_sizes(W1, b1)[:, None], b2)


def _incoming_added(W1, b1, W2, b2):
    """Multiply what comes in by the size of the group, and leave what goes out."""
    kept = _merged(twin_sign, combine=lambda kept, gone, sign: kept)
    sizes = _group_sizes(W1, b1)
    return kept(W1 * sizes, b1 * sizes, W2, b2)


def _all_gone(W1, b1, W2, b2):
    alone = _group_sizes(W1, b1) == 1
    return W1[:, alone], b1[alone], W2[alone], b2


def _silenced(W1, b1, W2, b2):
    W2 = np.array(W2, dtype=float)
    for j in range(len(b1)):
        for i in range(j):
            if W2[i].any() and (sign := twin_sign(W1, b1, i, j)):
                W2[i] += sign * W2[j]
                W2[j] = 0
                break
    return W1, b1, W2, b2


def _into_the_bias(W1, b1, W2, b2):
    """Drop twins and hand their outgoing weights to the last bias."""
    W, b, out, _ = _merged(twin_sign, combine=lambda kept, gone, sign: kept)(W1, b1, W2, b2)
    return W, b, out, b2 + W2.sum(axis=0) - out.sum(axis=0)


def _like(answer):
    """Recognise the function of a mistake, in the same number of units."""

    def when(case, outcome):
        came = network(outcome.values)
        if came is None or len(came[0]) != len(case.inputs["W1"]):
            return False
        theirs = answer(*case.inputs.values())
        return len(came[1]) == len(theirs[1]) and same_outputs(came, theirs)

    return when


def _has_silent(case, outcome):
    came = network(outcome.values)
    return came is not None and _like(_silenced)(case, outcome) and not came[2].any(axis=1).all()


def _mistake(name, answer, why, when=None):
    return Mistake(name, answer, why, sections.TWINS, when=when or _like(answer))


TWINS = (
    _mistake(
        "silenced-not-removed",
        _silenced,
        "The twins are silenced, with 0 for their outgoing weights, and still there. Take away "
        "their column of W1, their entry of b1 and their row of W2.",
        when=_has_silent,
    ),
    _mistake(
        "keeps-everything",
        lambda W1, b1, W2, b2: (W1, b1, W2, b2),
        "All units are still there. Twins are two columns of W1 that are equal, with equal biases, "
        "or that differ in all signs, the bias's among them.",
    ),
    _mistake(
        "equal-twins-only",
        _merged(_equal_only),
        "Equal twins are merged and opposite ones are left. tanh(−z) = −tanh(z), so a unit with "
        "all signs turned says the same with a minus: subtract its outgoing weights.",
    ),
    _mistake(
        "opposite-twins-only",
        _merged(_opposite_only),
        "Opposite twins are merged and equal ones are left. Look for both: W1[:, i] equal to "
        "W1[:, j], and equal to its negative.",
    ),
    _mistake(
        "drops-the-outgoing-weights",
        _merged(twin_sign, combine=lambda kept, gone, sign: kept),
        "The twins are gone, and what they said with them. The next layer got the sum of both: add "
        "the outgoing weights of the one to those of the other.",
    ),
    _mistake(
        "ignores-the-sign",
        _merged(twin_sign, combine=lambda kept, gone, sign: kept + gone),
        "The outgoing weights of an opposite twin were added. It says −a where the other says a, "
        "so its share is −a times its weights: subtract them.",
    ),
    _mistake(
        "removes-both",
        _all_gone,
        "Both units of a pair are gone. One of them has to stay, and it takes over the outgoing "
        "weights of the other.",
    ),
    _mistake(
        "weights-without-biases",
        _merged(_weights_alone),
        "Units were merged that share their weights and not their biases. Their lines run "
        "parallel: they switch at other places. Compare b1 too.",
    ),
    _mistake(
        "same-weights-without-biases",
        _merged(_same_weights),
        "Units with equal weights were merged whatever their biases are, and opposite ones not at "
        "all. Compare b1 too, and look for units in which all signs are turned.",
    ),
    _mistake(
        "bias-not-turned",
        _merged(_bias_not_turned),
        "Opposite twins need the opposite bias as well: tanh(−w · x − b) is −tanh(w · x + b), and "
        "tanh(−w · x + b) is another unit.",
    ),
    _mistake(
        "compares-sizes",
        _merged(_by_size),
        "Units were taken for twins because the sizes of their numbers agree. Signs count: all "
        "equal, or all turned, weights and bias together.",
    ),
    _mistake(
        "mean-of-the-outgoing",
        _mean_outgoing,
        "The outgoing weights were averaged. Both units speak, and the next layer adds what they "
        "say: take the sum.",
    ),
    _mistake(
        "adds-what-comes-in",
        _incoming_added,
        "What comes in was added up: the unit that stays has larger weights and another bias, so "
        "it bends elsewhere. Leave its column of W1 and its b1; add what goes out, in W2.",
    ),
    _mistake(
        "into-the-bias",
        _into_the_bias,
        "The outgoing weights of the twins went into b2. That is right for a unit that always says "
        "the same; a twin says what the other says. Add them to the other's row of W2.",
    ),
)
