"""Exercise 3d: which learning rate to go on with, seen from curves of the loss alone."""

import numpy as np

from nnlib.grading.exercise import Case

from .walking import sigmoid

ROUNDING = 1e-9


def pick(curves):
    """Give the row whose loss never rises and ends lowest, or -1 if each one rises."""
    is_sound = np.isfinite(curves).all(axis=1) & (np.diff(curves, axis=1) <= ROUNDING).all(axis=1)
    if not is_sound.any():
        return -1
    return int(np.argmin(np.where(is_sound, curves[:, -1], np.inf)))


def pick_case(name, curves):
    """Make a case of exercise 3d."""
    return Case(name, {"curves": np.array(curves)}, returns=("the row",))


SEVEN = (
    (1.00, 0.97, 0.94, 0.91, 0.88),
    (1.00, 0.80, 0.65, 0.55, 0.50),
    (1.00, 0.70, 0.42, 0.60, 0.55),
    (1.00, 0.60, 0.75, 0.50, 0.49),
    (1.00, 0.45, 0.95, 0.60, 0.90),
    (1.00, 1.10, 1.20, 1.30, 1.40),
    (1.00, 30.0, 9e99, np.inf, np.nan),
)
ARRIVED = (
    (0.9, 0.7, 0.6, 0.52, 0.47),
    (0.9, 0.5, 0.4, 0.4, 0.4),
    (0.9, 0.8, 0.72, 0.65, 0.59),
    (0.9, 8.0, 99.0, np.inf, np.nan),
)
TOO_LONG = (
    (0.9, 0.6, 0.7, 0.58, 0.62),
    (0.9, 0.5, 0.95, 0.6, 0.53),
    (0.9, 1.1, 1.3, 1.7, 2.5),
)
# Each of the rows is somebody's choice: who looks at the first step takes the first, at the mean
# the second; without room for rounding the third is lowest, with too much of it the last.
TREMBLING = (
    (0.9, 0.50, 0.48, 0.47, 0.46),
    (0.9, 0.55, 0.43, 0.42, 0.41),
    (0.9, 0.82, 0.70, 0.50, 0.40),
    (0.9, 0.80, 0.60, 0.36, 0.36 + 2e-10),
    (0.9, 0.70, 0.50, 0.30, 0.30 + 4e-9),
)
PICK_PUBLIC = (
    pick_case("seven learning rates", SEVEN),
    pick_case("four learning rates, one of them arrived", ARRIVED),
    pick_case("the same, the longest tried first", ARRIVED[::-1]),
    pick_case("three learning rates, all too long", TOO_LONG),
)


def hidden_picks(rng):
    """Run gradient descent at several learning rates, on two losses."""
    return (
        pick_case("a cross-entropy", lucky_end(rng)),
        pick_case("another cross-entropy, tried in no order", rng.permutation(lucky_end(rng))),
        pick_case("a squared error", bowl((0.02, 0.1, 0.5, 1.5, 1.97, 2.5, 9.0, 1e5, 1e9), rng)),
        pick_case("rates that are all short", bowl((0.01, 0.02, 0.05, 0.1, 0.2), rng)),
        pick_case("rates that are all long", bowl((2.1, 4.0, 9.0), rng)),
        pick_case("last digits", rng.permutation(TREMBLING) * rng.uniform(0.5, 2.0)),
    )


def entropy(multiples, n_steps, rng):
    """Give the losses of logistic regression at multiples of 1 / c, c the largest curvature."""
    n, y = 30, rng.permutation(np.arange(30) % 2)
    X = rng.normal(size=(n, 2)) + 0.6 * np.outer(2 * y - 1, [1, 1])
    X = np.column_stack([X * [1.0, rng.uniform(0.1, 0.4)], np.ones(n)])
    c = np.linalg.eigvalsh(X.T @ X / (4 * n))[-1]
    rates = np.array(multiples)[:, np.newaxis] / c
    at = np.tile(rng.normal(size=3) * rng.uniform(1, 4), (len(rates), 1))
    losses = []
    for _ in range(n_steps + 1):
        Z = at @ X.T
        losses.append(np.mean(np.logaddexp(0, Z) - y * Z, axis=1))
        at = at - rates * ((sigmoid(Z) - y) @ X / n)
    return np.column_stack(losses)


def lucky_end(rng):
    """Give curves that stop where a swinging one is, by luck, the lowest of all."""
    while True:
        losses = entropy((0.1, 0.3, 1.0, 3.0, 10.0, 30.0), 50, rng)
        for end in range(12, losses.shape[1]):
            seen = losses[:, : end + 1]
            found, last = pick(seen), np.sort(seen[:, -1])
            swings = np.diff(seen[:, -6:], axis=1).max(axis=1) > 0.03  # still, at the end
            is_luck = swings[np.argmin(seen[:, -1])] and np.argmin(seen[:, 1]) != found
            if found > 0 and is_luck and last[1] - last[0] > 1e-3:
                return seen


def bowl(multiples, rng, n_steps=60):
    """Give the losses of a straight squared error: beyond 2 / c they grow past every number."""
    curvatures, start = np.array([1.0, rng.uniform(0.3, 0.6)]), rng.uniform(1, 3, size=2)
    factors = 1 - np.outer(multiples, curvatures)  # (n_rates, 2), of one step
    with np.errstate(all="ignore"):
        at = start * factors[:, np.newaxis] ** np.arange(n_steps + 1)[:, np.newaxis]
        losses = at**2 @ curvatures / 2 + rng.uniform(0.1, 0.3)
        losses[np.isinf(losses).cumsum(axis=1) > 1] = np.nan  # ∞ − ∞, as in a real run
    return losses
