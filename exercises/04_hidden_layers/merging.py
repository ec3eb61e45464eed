"""Exercise 4e: ways to merge twins that are right but for one part."""

import numpy as np

from .twins import merged, prune, twin_sign


def same_weights(W1, b1, i, j):
    """Whether the weights are equal, whatever the biases are."""
    return int(np.allclose(W1[:, i], W1[:, j]))


def weights_alone(W1, b1, i, j):
    """Give 1 or -1 for equal or opposite weights, whatever the biases are."""
    for sign in (1, -1):
        if np.allclose(W1[:, i], sign * W1[:, j]):
            return sign
    return 0


def bias_not_turned(W1, b1, i, j):
    """Give 1 or -1 for equal or opposite weights beside equal biases."""
    same_bias = np.isclose(b1[i], b1[j])
    return weights_alone(W1, b1, i, j) * int(same_bias)


def by_size(W1, b1, i, j):
    """Whether the numbers agree but for their signs."""
    sizes = np.allclose(np.abs(W1[:, i]), np.abs(W1[:, j]))
    return int(sizes and np.isclose(abs(b1[i]), abs(b1[j])))


def equal_only(W1, b1, i, j):
    """Give 1 for equal twins alone."""
    return max(twin_sign(W1, b1, i, j), 0)


def opposite_only(W1, b1, i, j):
    """Give -1 for opposite twins alone."""
    return min(twin_sign(W1, b1, i, j), 0)


def group_sizes(W1, b1):
    """Give for each unit how many twins there are, itself among them."""
    places = range(len(b1))
    return np.array([sum(twin_sign(W1, b1, i, j) != 0 for j in places) for i in places])


def mean_outgoing(W1, b1, W2, b2):
    """Take the mean of the outgoing weights."""
    return prune(W1, b1, W2 / group_sizes(W1, b1)[:, None], b2)


def incoming_added(W1, b1, W2, b2):
    """Multiply what comes in by the size of the group, and leave what goes out."""
    kept = merged(twin_sign, combine=lambda kept, gone, sign: kept)
    sizes = group_sizes(W1, b1)
    return kept(W1 * sizes, b1 * sizes, W2, b2)


def all_gone(W1, b1, W2, b2):
    """Take away both units of a pair."""
    alone = group_sizes(W1, b1) == 1
    return W1[:, alone], b1[alone], W2[alone], b2


def silenced(W1, b1, W2, b2):
    """Give twins the outgoing weights 0 and leave them there."""
    W2 = np.array(W2, dtype=float)
    for j in range(len(b1)):
        for i in range(j):
            if W2[i].any() and (sign := twin_sign(W1, b1, i, j)):
                W2[i] += sign * W2[j]
                W2[j] = 0
                break
    return W1, b1, W2, b2


def into_the_bias(W1, b1, W2, b2):
    """Drop twins and hand their outgoing weights to the last bias."""
    W, b, out, _ = merged(twin_sign, combine=lambda kept, gone, sign: kept)(W1, b1, W2, b2)
    return W, b, out, b2 + W2.sum(axis=0) - out.sum(axis=0)


def _unit(W1, b1, j):
    return np.append(W1[:, j], b1[j])


def exactly(W1, b1, i, j):
    """Give 1 or -1 for twins that agree in every digit."""
    one, other = _unit(W1, b1, i), _unit(W1, b1, j)
    return int((one == other).all()) - int((one == -other).all())


def same_direction(W1, b1, i, j):
    """Give 1 or -1 for units that point the same or the opposite way, of any length."""
    one, other = _unit(W1, b1, i), _unit(W1, b1, j)
    cosine = one @ other / np.linalg.norm(one) / np.linalg.norm(other)
    return int(np.sign(cosine)) if abs(cosine) > 1 - 1e-9 else 0


def times_as_long(W1, b1, i, j):
    """Give how many times as long unit j is as unit i, if they point the same way."""
    longer = np.linalg.norm(_unit(W1, b1, j)) / np.linalg.norm(_unit(W1, b1, i))
    return same_direction(W1, b1, i, j) * longer


def agrees(part):
    """Make a comparison of the biases and of a part of the weights, ``part(weights)``."""

    def is_twin(W1, b1, i, j):
        for sign in (1, -1):
            same = np.allclose(part(W1[:, i]), part(sign * W1[:, j]))
            if same and np.isclose(b1[i], sign * b1[j]):
                return sign
        return 0

    return is_twin


def one_twin_each(W1, b1, W2, b2):
    """Merge pairs only: of a group of three, two units stay."""
    kept, free, outgoing = [], set(), []
    for j in range(len(b1)):
        found = [(k, i) for k, i in enumerate(kept) if i in free and twin_sign(W1, b1, i, j)]
        if found:
            place, i = found[0]
            outgoing[place] = outgoing[place] + twin_sign(W1, b1, i, j) * W2[j]
            free.remove(i)
        else:
            kept.append(j)
            free.add(j)
            outgoing.append(W2[j])
    return W1[:, kept], b1[kept], np.array(outgoing), b2


def loses_b2(W1, b1, W2, b2):
    """Give zeros for the last bias."""
    return *prune(W1, b1, W2, b2)[:3], 0 * b2
