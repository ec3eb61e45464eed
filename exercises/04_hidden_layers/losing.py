"""Exercise 4f: how many units may go, decided by what it cost in ten networks."""

import numpy as np

from nnlib.grading.exercise import Case


def how_many(n_gone, right, most):
    """Give the mean and the largest loss for each number of units, and the number that may go."""
    losses = right[:, :1] - right  # (networks, numbers of units), in points
    worst = losses.max(axis=0)
    return losses.mean(axis=0), worst, n_gone[worst <= most].max()


def losing_case(name, n_gone, right, most):
    """Make a case of exercise 4f."""
    inputs = {"n_gone": np.array(n_gone), "right": np.array(right), "most": most}
    return Case(name, inputs, returns=("mean_loss", "worst_loss", "chosen"))


LOSING_PUBLIC = (
    losing_case(
        "three networks",
        [0, 10, 20, 30],
        [[96.0, 96.0, 95.8, 95.0], [95.0, 95.2, 94.8, 94.6], [97.0, 96.9, 96.2, 93.0]],
        0.5,
    ),
    losing_case(
        "the same, and more may be lost",
        [0, 10, 20, 30],
        [[96.0, 96.0, 95.8, 95.0], [95.0, 95.2, 94.8, 94.6], [97.0, 96.9, 96.2, 93.0]],
        2.5,
    ),
)


def measured(n_networks, n_gone, rng):
    """Draw what pruning costs: little at first, then more, and most in one frail network."""
    starts = rng.uniform(94, 97, size=(n_networks, 1))
    frailty = rng.uniform(1, 3, size=(n_networks, 1))
    frailty[rng.integers(n_networks)] = rng.uniform(12, 16)
    share = n_gone / n_gone[-1]
    right = starts - frailty * share**2 + rng.normal(size=(n_networks, len(n_gone))) * 0.03
    right[:, :1] = starts
    return np.round(right, 3)


def is_clear(n_gone, right, most):
    """Whether nothing hangs on rounding, and the mean would let two further numbers pass."""
    mean, worst, chosen = how_many(n_gone, right, most)
    passed = [loss <= most for loss in (mean, worst)]
    steady = all((np.sort(each)[::-1] == each).all() for each in passed)
    room = min(np.abs(loss - most).min() for loss in (mean, worst))
    return steady and room > 1e-3 and passed[0].sum() >= passed[1].sum() + 2 and chosen > 0


def _drawn(name, n_networks, n_gone, rng):
    while True:
        right = measured(n_networks, n_gone, rng)
        worst = (right[:, :1] - right).max(axis=0)
        last = int(rng.integers(2, len(n_gone) // 2))
        most = round(float(worst[last] + worst[last + 1]) / 2, 2)
        if is_clear(n_gone, right, most):
            return losing_case(name, n_gone, right, most)


def hidden_losses(rng):
    """Draw measurements of other numbers of networks and of units."""
    uneven = np.array([0, 1, 2, 4, *range(8, 41, 4)])
    return (
        _drawn("ten networks", 10, np.arange(0, 50, 5), rng),
        _drawn("five networks, every unit", 5, np.arange(12), rng),
        _drawn("thirty networks, uneven steps", 30, uneven, rng),
    )
