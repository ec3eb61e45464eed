"""Exercise 4e: hidden units that say the same, and a smaller network that computes the same."""

import numpy as np

from nnlib.grading.comparing import number_fault
from nnlib.grading.exercise import Case, Fault
from nnlib.grading.words import show_pair

NAMES = ("W1", "b1", "W2", "b2")
_RTOL = 1e-9


def prune(W1, b1, W2, b2):
    """Give the network with one unit for each group of twins."""
    return merged(twin_sign)(W1, b1, W2, b2)


def merged(is_twin, *, combine=lambda kept, gone, sign: kept + sign * gone):
    """Make an answer that merges unit j into unit i where ``is_twin(W1, b1, i, j)`` is not 0."""

    def answer(W1, b1, W2, b2):
        kept, outgoing = [], []
        for j in range(len(b1)):
            for place, i in enumerate(kept):
                if sign := is_twin(W1, b1, i, j):
                    outgoing[place] = combine(outgoing[place], W2[j], sign)
                    break
            else:
                kept.append(j)
                outgoing.append(W2[j])
        return W1[:, kept], b1[kept], np.array(outgoing), b2

    return answer


def twin_sign(W1, b1, i, j):
    """Give 1 for twins, -1 for opposite twins, and 0 for two units that are none."""
    for sign in (1, -1):
        if np.allclose(W1[:, i], sign * W1[:, j]) and np.isclose(b1[i], sign * b1[j]):
            return sign
    return 0


def prune_case(name, W1, b1, W2, b2):
    """Make a case of exercise 4e."""
    inputs = dict(zip(NAMES, (np.array(each) for each in (W1, b1, W2, b2)), strict=True))
    return Case(name, inputs, returns=NAMES)


PRUNE_PUBLIC = (
    prune_case(
        "units 1 and 3 are twins",
        [[1.0, 0.5, 1.0], [2.0, -1.0, 2.0]],
        [0.5, 1.0, 0.5],
        [[3.0], [1.0], [-1.0]],
        [0.2],
    ),
    prune_case(
        "units 1 and 2 are opposite twins",
        [[1.0, -1.0, 0.5], [2.0, -2.0, -1.0]],
        [0.5, -0.5, 1.0],
        [[3.0], [1.0], [2.0]],
        [0.2],
    ),
    prune_case(
        "no twins: units 1 and 2 differ in the bias",
        [[1.0, 1.0, 0.5], [2.0, 2.0, -1.0]],
        [0.5, -0.5, 1.0],
        [[3.0], [1.0], [2.0]],
        [0.2],
    ),
)


def _units(n_in, signs, n_out, rng):
    """Draw hidden units; ``signs`` has for each the number of its group and its sign."""
    n_groups = 1 + max(group for group, _ in signs)
    W, b = rng.normal(size=(n_in, n_groups)), rng.uniform(0.3, 1.5, size=n_groups)
    groups, turns = np.array([g for g, _ in signs]), np.array([s for _, s in signs])
    order = rng.permutation(len(signs))
    # All above 0, so that the sum over a group of equal twins cannot vanish.
    W2 = rng.uniform(0.5, 2.0, size=(len(signs), n_out)) * (1 + np.arange(len(signs))[:, None])
    W1, b1 = (W[:, groups] * turns)[:, order], (b[groups] * turns)[order]
    return W1, b1, W2[order], rng.normal(size=n_out)


def _rounded(W1, b1, W2, b2, rng):
    """Shake the last digits of the weights, as rounding does."""
    return W1 * (1 + 1e-15 * rng.choice([-1, 1], size=W1.shape)), b1, W2, b2


def hidden_prunings(rng):
    """Draw networks with twins of both sorts, with groups of three, with none, and lookalikes."""
    equal = [(0, 1), (0, 1), (1, 1), (2, 1), (2, 1)]
    opposite = [(0, 1), (0, -1), (1, 1), (2, -1), (2, 1)]
    groups = [(0, 1), (0, -1), (0, 1), (1, 1), (2, 1), (2, 1), (2, 1), (3, -1), (3, -1)]
    both = [(0, 1), (0, 1), (1, 1), (2, -1), (2, 1)]
    n_in, n_out = int(rng.integers(3, 6)), int(rng.integers(2, 4))
    W1, b1, W2, b2 = _units(n_in, [(0, 1), (1, 1), (2, 1)], n_out, rng)
    unit = W1[:, 0]
    lookalikes = np.column_stack([unit, 2 * unit, np.append(unit[[0, 2, 1]], unit[3:])])
    alike = np.column_stack([W1, -W1[:, 0]]), np.append(b1, b1[0]), np.vstack([W2, W2[:1]]), b2
    return (
        prune_case("equal twins, drawn at random", *_units(n_in, equal, 1, rng)),
        prune_case("opposite twins, drawn at random", *_units(n_in, opposite, 1, rng)),
        prune_case("groups of three, several outputs", *_units(n_in, groups, n_out, rng)),
        prune_case("one input", *_units(1, opposite, n_out, rng)),
        prune_case("no twins: opposite weights, the same bias", *alike),
        prune_case(
            "no twins: twice a unit, and its weights in another order",
            *(lookalikes, b1[0] * np.array([1, 2, 1]), W2, b2),
        ),
        prune_case("twins up to the last digits", *_rounded(*_units(n_in, both, 1, rng), rng)),
    )


def network(values):
    """Give the four arrays if they are a network with one hidden layer, else None."""
    if values is None or any(v.dtype.kind not in "biuf" for v in values):
        return None
    W1, b1, W2, b2 = values
    if [v.ndim for v in values] != [2, 1, 2, 1] or not all(np.isfinite(v).all() for v in values):
        return None
    fits = W1.shape[1] == len(b1) == len(W2) and W2.shape[1] == len(b2)
    return values if fits else None


def outputs(values):
    """Give what a network answers to a hundred inputs, always the same ones."""
    W1, b1, W2, b2 = values
    X = np.random.default_rng(0).normal(size=(100, len(W1)))
    return np.tanh(X @ W1 + b1) @ W2 + b2


def same_outputs(one, other):
    """Whether two networks answer alike."""
    a, b = outputs(one), outputs(other)
    return a.shape == b.shape and bool(np.abs(a - b).max() <= _RTOL * (1 + np.abs(b).max()))


def compare_prunings(case, values):
    """Ask for the same function, then for as few units as there are groups."""
    before = tuple(case.inputs.values())
    for name, value in zip(NAMES, values, strict=True):
        if fault := number_fault(value, f"numbers in {name}"):
            return fault
    after = network(values)
    n_in, n_out = len(before[0]), len(before[3])
    if after is None or len(after[0]) != n_in or len(after[3]) != n_out:
        came = ", ".join(f"{n} {v.shape}" for n, v in zip(NAMES, values, strict=True))
        expected = f"shapes W1 ({n_in}, h), b1 (h,), W2 (h, {n_out}), b2 ({n_out},)"
        why = (
            "A unit is a column of W1, an entry of b1 and a row of W2. Take away all three "
            "together, and leave b2."
        )
        return Fault("shape", f"shapes {came}", expected, why)
    return _function_fault(before, after) or _size_fault(before, after)


def _function_fault(before, after):
    if same_outputs(after, before):
        return None
    a, b = outputs(after), outputs(before)
    at = np.unravel_index(np.abs(a - b).argmax(), a.shape)
    came, right = show_pair(a[at], b[at])
    return Fault(
        "function",
        f"{len(after[1])} hidden units that compute something else: at one input z = {came}",
        f"the same function: there z = {right}",
        _function_hint(after, a, b),
    )


def _function_hint(after, a, b):
    short = [v.dtype for v in after if v.dtype in (np.float16, np.float32)]
    if short and np.allclose(a, b, rtol=0.01, atol=0.01):
        return (
            f"Your arrays have dtype {short[0]}, which keeps too few digits. Compute in float64, "
            "NumPy's own choice: leave out dtype and astype."
        )
    return (
        "Take the network of this case, forward one input through it and through yours, and see "
        "which unit's share is lost."
    )


def _size_fault(before, after):
    wanted, came = len(prune(*before)[1]), len(after[1])
    if came == wanted:
        return None
    return Fault(
        "size",
        f"the same function with {came} hidden units",
        f"the same function with {wanted}",
        "The function is right and twins are left. Compare each unit with all that you keep.",
    )
