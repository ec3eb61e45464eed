"""Exercise 4e: the classic wrong ways to merge twins.

Units may stand in any order, so a mistake is recognised by the function and the
number of units that it leads to.
"""

import numpy as np

from nnlib.grading.exercise import Mistake

from . import merging, sections
from .twins import merged, network, outputs, same_outputs, twin_sign


def _like(answer):
    """Recognise the function of a mistake, in the same number of units."""

    def when(case, outcome):
        came = network(outcome.values)
        if came is None or len(came[0]) != len(case.inputs["W1"]):
            return False
        theirs = answer(*case.inputs.values())
        return len(came[1]) == len(theirs[1]) and same_outputs(came, theirs)

    return when


def _any(*whens):
    return lambda case, outcome: any(when(case, outcome) for when in whens)


def _has_silent(case, outcome):
    came = network(outcome.values)
    is_silenced = came is not None and _like(merging.silenced)(case, outcome)
    return is_silenced and not came[2].any(axis=1).all()


def _is_shifted(case, outcome):
    """Whether what came is off by the same amount for every input."""
    came, right = network(outcome.values), tuple(case.inputs.values())
    if came is None or len(came[0]) != len(right[0]) or len(came[3]) != len(right[3]):
        return False
    shifts = outputs(came) - outputs(right)
    return not same_outputs(came, right) and bool(np.ptp(shifts, axis=0).max() < 1e-9)


def _mistake(name, answer, why, when=None):
    return Mistake(name, answer, why, sections.TWINS, when=when or _like(answer))


TWINS = (
    _mistake(
        "silenced-not-removed",
        merging.silenced,
        "The twins are silenced, with 0 for their outgoing weights, and still there. Take away "
        "their column of W1, their entry of b1 and their row of W2.",
        when=_has_silent,
    ),
    _mistake(
        "compares-every-digit",
        merged(merging.exactly),
        "Twins are left whose numbers agree up to the last digits. == asks for every digit, and so "
        "does np.unique. np.allclose leaves room for rounding.",
    ),
    _mistake(
        "keeps-everything",
        lambda W1, b1, W2, b2: (W1, b1, W2, b2),
        "All units are still there. Twins are two columns of W1 that are equal, with equal biases, "
        "or that differ in all signs, the bias's among them.",
    ),
    _mistake(
        "one-twin-each",
        merging.one_twin_each,
        "A group of three became two: after the first twin you stopped looking. Compare each unit "
        "with all that you keep.",
    ),
    _mistake(
        "equal-twins-only",
        merged(merging.equal_only),
        "Equal twins are merged and opposite ones are left. tanh(−z) = −tanh(z), so a unit with "
        "all signs turned says the same with a minus: subtract its outgoing weights.",
    ),
    _mistake(
        "opposite-twins-only",
        merged(merging.opposite_only),
        "Opposite twins are merged and equal ones are left. Look for both: W1[:, i] equal to "
        "W1[:, j], and equal to its negative.",
    ),
    _mistake(
        "drops-the-outgoing-weights",
        merged(twin_sign, combine=lambda kept, gone, sign: kept),
        "The twins are gone, and what they said with them. The next layer got the sum of both: add "
        "the outgoing weights of the one to those of the other.",
    ),
    _mistake(
        "ignores-the-sign",
        merged(twin_sign, combine=lambda kept, gone, sign: kept + gone),
        "The outgoing weights of an opposite twin were added. It says −a where the other says a, "
        "so its share is −a times its weights: subtract them.",
    ),
    _mistake(
        "removes-both",
        merging.all_gone,
        "Both units of a pair are gone. One of them has to stay, and it takes over the outgoing "
        "weights of the other.",
    ),
    _mistake(
        "weights-without-biases",
        merged(merging.weights_alone),
        "Units were merged that share their weights and not their biases. Their lines run "
        "parallel: they switch at other places. Compare b1 too.",
    ),
    _mistake(
        "same-weights-without-biases",
        merged(merging.same_weights),
        "Units with equal weights were merged whatever their biases are, and opposite ones not at "
        "all. Compare b1 too, and look for units in which all signs are turned.",
    ),
    _mistake(
        "bias-not-turned",
        merged(merging.bias_not_turned),
        "Opposite twins need the opposite bias as well: tanh(−w · x − b) is −tanh(w · x + b), and "
        "tanh(−w · x + b) is another unit.",
    ),
    _mistake(
        "compares-sizes",
        merged(merging.by_size),
        "Units were taken for twins because the sizes of their numbers agree. Signs count: all "
        "equal, or all turned, weights and bias together.",
    ),
    _mistake(
        "same-direction",
        merged(merging.same_direction),
        "Units were merged whose weights point the same way and differ in length. tanh(2z) is not "
        "2 tanh(z): twins have equal numbers.",
        when=_any(_like(merged(merging.same_direction)), _like(merged(merging.times_as_long))),
    ),
    _mistake(
        "part-of-the-weights",
        merged(merging.agrees(lambda weights: weights[0])),
        "Units were merged whose weights agree in one place or in their sum, not in each place. "
        "Compare whole columns of W1, entry by entry.",
        when=_any(
            _like(merged(merging.agrees(lambda weights: weights[0]))),
            _like(merged(merging.agrees(np.sum))),
            _like(merged(merging.agrees(np.sort))),
        ),
    ),
    _mistake(
        "mean-of-the-outgoing",
        merging.mean_outgoing,
        "The outgoing weights were averaged. Both units speak, and the next layer adds what they "
        "say: take the sum.",
    ),
    _mistake(
        "adds-what-comes-in",
        merging.incoming_added,
        "What comes in was added up: the unit that stays has larger weights and another bias, so "
        "it bends elsewhere. Leave its column of W1 and its b1; add what goes out, in W2.",
    ),
    _mistake(
        "changes-b2",
        merging.loses_b2,
        "Every answer is off by the same amount: b2 came back changed. It belongs to the last "
        "layer, which loses no neuron. Return it as it came.",
        when=_is_shifted,
    ),
    _mistake(
        "into-the-bias",
        merging.into_the_bias,
        "The outgoing weights of the twins went into b2. That is right for a unit that always says "
        "the same; a twin says what the other says. Add them to the other's row of W2.",
    ),
)
