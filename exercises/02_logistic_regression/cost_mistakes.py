"""Exercise 2d: the classic wrong answers about costs and thresholds."""

import numpy as np

from nnlib.grading.exercise import Mistake

from . import sections
from .costs import mean_cost, share, threshold


def _answer(formula=share, cost=mean_cost, choose=np.argmin):
    """Make an answer that differs from the right one in a single part."""

    def answer(p, y, a, b):
        by_costs = formula(a, b)
        costs = np.array([cost(p, y, t, a, b) for t in (0.5, by_costs)])
        return by_costs, costs, (0.5, by_costs)[int(choose(costs))]

    return answer


def _chosen(choose):
    """Make an answer that is right but for its choice, ``choose(p, y, candidates, costs)``."""

    def answer(p, y, a, b):
        by_costs, costs, _ = threshold(p, y, a, b)
        return by_costs, costs, choose(p, y, (0.5, by_costs), costs)

    return answer


def _formula(name, formula, why, read):
    """Make the mistake of a wrong formula, recognised by the first result alone."""

    def when(case, outcome):
        if outcome.values is None or outcome.values[0].dtype.kind not in "biuf":
            return False
        a, b = case.inputs["cost_false_accept"], case.inputs["cost_false_reject"]
        came = outcome.values[0]
        return came.shape == () and bool(np.isclose(came, formula(a, b), rtol=1e-6))

    return Mistake(name, _answer(formula), why, read, when=when)


def _share_of_errors(p, y, at, a, b):
    return np.mean((p > at) != (y == 1))


def _per_error(p, y, at, a, b):
    n_wrong = np.sum((p > at) != (y == 1))
    return mean_cost(p, y, at, a, b) * len(p) / max(n_wrong, 1)


def _by_class(p, y, at, a, b):
    return a * np.mean(p[y == 0] > at) + b * np.mean(p[y == 1] <= at)


def _fewer_errors(p, y, candidates, costs):
    return candidates[int(np.argmin([_share_of_errors(p, y, t, 1, 1) for t in candidates]))]


def _other_order(p, y, a, b):
    by_costs, costs, chosen = threshold(p, y, a, b)
    return by_costs, costs[::-1], chosen


THRESHOLD = (
    _formula(
        "one-half-by-costs",
        lambda a, b: 0.5,
        "One half is right only if both errors cost the same. Accepting costs (1 − p) times a "
        "false accept, rejecting costs p times a false reject: find the p where they are equal.",
        sections.COSTS,
    ),
    _formula(
        "swapped-costs",
        lambda a, b: b / (a + b),
        "The costs are swapped: yours falls where a false accept grows dearer, and lets more "
        "strangers in. The dearer a false accept, the higher the threshold.",
        sections.COSTS,
    ),
    _formula(
        "ratio",
        lambda a, b: a / b,
        "This is the ratio of the costs. It is where the odds p / (1 − p) must stand; the "
        "threshold is asked for as a probability: odds / (1 + odds).",
        sections.ODDS,
    ),
    _formula(
        "ratio-the-other-way",
        lambda a, b: b / a,
        "This is the ratio of the costs upside down. The odds at the threshold are "
        "cost_false_accept / cost_false_reject; as a probability that is odds / (1 + odds).",
        sections.ODDS,
    ),
    _formula(
        "log-odds",
        lambda a, b: np.log(a / b),
        "This is the threshold for the logit z, log(cost_false_accept / cost_false_reject). Asked "
        "for is the one for p = sigmoid(z).",
        sections.LOG_ODDS,
    ),
    _formula(
        "share-of-the-difference",
        lambda a, b: (a - b) / (a + b),
        "This is 0 where both errors cost the same, and then everybody would be accepted. Set "
        "(1 − p) · cost_false_accept equal to p · cost_false_reject and solve for p.",
        sections.COSTS,
    ),
    Mistake(
        "swapped-errors",
        _answer(cost=lambda p, y, t, a, b: mean_cost(p, y, t, b, a)),
        "The two errors have each other's price. A false accept is a stranger, y = 0, who is let "
        "in; a false reject is the owner, y = 1, who is not.",
        sections.COSTS,
    ),
    Mistake(
        "accepts-below",
        _answer(cost=lambda p, y, t, a, b: mean_cost(-p, y, -t, a, b)),
        "Those with a p below the threshold were let in. p is the probability of the owner: "
        "accept where p is above.",
        sections.COSTS,
    ),
    Mistake(
        "counts-errors",
        _answer(cost=_share_of_errors),
        "These are shares of wrong decisions, one minus the accuracy. They count both errors "
        "alike; weigh each by what it costs.",
        sections.COSTS,
    ),
    Mistake(
        "only-false-accepts",
        _answer(cost=lambda p, y, t, a, b: mean_cost(p, y, t, a, 0)),
        "Owners who are rejected cost nothing here. Add their cost, or the best door is one that "
        "never opens.",
        sections.COSTS,
    ),
    Mistake(
        "only-false-rejects",
        _answer(cost=lambda p, y, t, a, b: mean_cost(p, y, t, 0, b)),
        "Strangers who are let in cost nothing here. Add their cost, or the best door is one that "
        "never closes.",
        sections.COSTS,
    ),
    Mistake(
        "sum-for-mean",
        _answer(cost=lambda p, y, t, a, b: len(p) * mean_cost(p, y, t, a, b)),
        "These are sums over all people. Divide by their number, so that the costs can be compared "
        "with those of another group.",
        sections.COSTS,
    ),
    Mistake(
        "per-error",
        _answer(cost=_per_error),
        "These are costs for each wrong decision. A threshold with few errors must gain by that: "
        "divide by the number of people.",
        sections.COSTS,
    ),
    Mistake(
        "rates-of-each-class",
        _answer(cost=_by_class),
        "These are the costs times the error rates, each among its own class. That counts a rare "
        "class as if it were half of all people. The mean cost divides by everybody.",
        sections.COSTS,
    ),
    Mistake(
        "other-order",
        _other_order,
        "The two costs stand in the other order: first the one at 0.5, then the one at the "
        "threshold from the costs.",
        sections.COSTS,
    ),
    Mistake(
        "always-the-theory",
        _chosen(lambda p, y, candidates, costs: candidates[1]),
        "The threshold from the costs is the best one if the scores are calibrated, and these are "
        "not: at 0.5 the same people cost less. You measured both; choose by what you measured.",
        sections.COSTS,
    ),
    Mistake(
        "chooses-by-accuracy",
        _chosen(_fewer_errors),
        "Both costs are right, and the threshold with fewer errors is chosen, not the cheaper "
        "one. Fewer errors can cost more, if they are the dear ones.",
        sections.COSTS,
    ),
    Mistake(
        "always-one-half",
        _chosen(lambda p, y, candidates, costs: candidates[0]),
        "0.5 was chosen, and the other threshold costs less on these people. Choose by the costs "
        "that you return.",
        sections.COSTS,
    ),
    Mistake(
        "the-dearer",
        _answer(choose=np.argmax),
        "Both costs are right, and the dearer threshold is chosen. np.argmin finds the place of "
        "the smallest.",
        sections.COSTS,
    ),
    Mistake(
        "gives-the-place",
        _chosen(lambda p, y, candidates, costs: np.argmin(costs)),
        "This is the place of the cheaper threshold, 0 or 1. Return the threshold that stands "
        "there.",
        sections.COSTS,
    ),
    Mistake(
        "gives-the-cost",
        _chosen(lambda p, y, candidates, costs: np.min(costs)),
        "This is the cost at the cheaper threshold. Return the threshold itself.",
        sections.COSTS,
    ),
)
