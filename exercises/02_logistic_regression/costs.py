"""Exercise 2d: the threshold that costs ask for, and whether held-out people bear it out."""

import numpy as np

from nnlib.grading.exercise import Case

from .losses import sigmoid


def threshold(p, y, cost_false_accept, cost_false_reject):
    """Give the threshold from the costs, the mean cost at 0.5 and at it, and the cheaper one."""
    by_costs = share(cost_false_accept, cost_false_reject)
    candidates = (0.5, by_costs)
    costs = np.array([mean_cost(p, y, t, cost_false_accept, cost_false_reject) for t in candidates])
    return by_costs, costs, candidates[int(np.argmin(costs))]


def share(cost_false_accept, cost_false_reject):
    """Give the probability above which accepting is cheaper than rejecting."""
    return cost_false_accept / (cost_false_accept + cost_false_reject)


def mean_cost(p, y, at, cost_false_accept, cost_false_reject):
    """Give the mean cost a person if those with p above a threshold are accepted."""
    is_accepted = p > at
    false_accepts, false_rejects = is_accepted & (y == 0), ~is_accepted & (y == 1)
    return np.mean(cost_false_accept * false_accepts + cost_false_reject * false_rejects)


def threshold_case(name, p, y, cost_false_accept, cost_false_reject):
    """Make a case of exercise 2d."""
    inputs = {
        "p": np.array(p),
        "y": np.array(y),
        "cost_false_accept": cost_false_accept,
        "cost_false_reject": cost_false_reject,
    }
    return Case(name, inputs, returns=("by_costs", "costs", "chosen"))


_EIGHT = [0.95, 0.85, 0.7, 0.6, 0.55, 0.4, 0.2, 0.1]
THRESHOLD_PUBLIC = (
    threshold_case("eight people", _EIGHT, [1, 1, 0, 1, 0, 1, 0, 0], 4.0, 1.0),
    threshold_case("eight others, scores too timid", _EIGHT, [1, 1, 1, 1, 1, 0, 0, 0], 9.0, 1.0),
    threshold_case("a rejected owner costs more", _EIGHT, [1, 0, 1, 1, 0, 1, 1, 0], 1.0, 3.0),
)


def people(n, trust, costs, rng):
    """Draw scores and who is the owner; with `trust` below 1 the scores are nearer to 0.5.

    Nobody stands so near to a threshold that rounding would decide.
    """
    z = rng.normal(size=n) * 2
    y = (rng.uniform(size=n) < sigmoid(z)).astype(int)
    p = np.round(sigmoid(trust * z), 4)
    is_clear = (np.abs(p - 0.5) > 1e-3) & (np.abs(p - share(*costs)) > 1e-3)
    return p[is_clear], y[is_clear]


def hidden_thresholds(rng):
    """Draw scores that can be trusted and scores that are too timid, at other costs."""
    settings = (
        ("scores to be trusted", 1.0, (12.0, 1.0), 1),
        ("scores to be trusted, other costs", 1.0, (1.0, 9.0), 1),
        ("scores too timid", 0.25, (2.0, 1.0), 0),
        ("scores too timid, other costs", 0.25, (1.0, 2.0), 0),
    )
    return tuple(_drawn(*each, rng) for each in settings)


def _drawn(name, trust, costs, best, rng):
    """Draw people until the threshold that should be the cheaper is so by a margin."""
    scale = round(float(rng.uniform(0.5, 2.0)), 2)
    costs = tuple(cost * scale for cost in costs)
    while True:
        p, y = people(400, trust, costs, rng)
        found = threshold(p, y, *costs)[1]
        if found[1 - best] > 1.05 * found[best]:
            return threshold_case(name, p, y, *costs)
