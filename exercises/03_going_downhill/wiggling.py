"""Exercise 3c: the slopes of two losses, measured by a wiggle, and the argument behind them."""

import numpy as np

from nnlib.grading.comparing import compare_results
from nnlib.grading.exercise import Case, Fault
from nnlib.grading.words import show

RIGHT, LETTERS = "D", "ABCDE"


def slopes(X, y, w, b, wiggle):
    """Give the slopes of the share of mistakes and of the cross-entropy, and an argument."""
    return measured(share_wrong, X, y, w, b, wiggle), measured(surprise, X, y, w, b, wiggle), RIGHT


def share_wrong(X, y, w, b):
    """Give the 0-1 loss: the share of examples on the wrong side."""
    return np.mean((X @ w + b > 0) != (y == 1))


def surprise(X, y, w, b):
    """Give the mean cross-entropy."""
    z = X @ w + b
    return np.mean(np.logaddexp(0.0, z) - y * z)


def measured(loss, X, y, w, b, wiggle):
    """Wiggle each weight, then the bias, to both sides: rise over run."""
    rises = [loss(X, y, w + step, b) - loss(X, y, w - step, b) for step in wiggle * np.eye(len(w))]
    rises.append(loss(X, y, w, b + wiggle) - loss(X, y, w, b - wiggle))
    return np.array(rises) / (2 * wiggle)


def compare_slopes(case, values):
    """Compare the two measurements, then the letter."""
    names, letter = case.returns[:2], values[2]
    right = slopes(**case.inputs)[:2]
    # Two nearly equal losses are subtracted, which costs digits: 1e-16 over the wiggle.
    if fault := compare_results(names, values[:2], right, atol=1e-8):
        return fault
    return _letter_fault(letter)


def _letter_fault(value):
    letter = str(value).strip().upper()
    if letter == RIGHT:
        return None
    expected = "argument: the letter of the one that holds"
    if value.dtype.kind == "U" and letter in LETTERS and len(letter) == 1:
        return Fault("letter", f'argument: "{letter}"', expected, "Test every step of it.")
    why = f'Return one of the letters {", ".join(LETTERS)} in quotation marks, like "A".'
    return Fault("type", f"argument: {show(value)}", expected, why)


def slopes_case(name, X, y, w, b, wiggle):
    """Make a case of exercise 3c."""
    inputs = {"X": np.array(X), "y": np.array(y), "w": np.array(w), "b": b, "wiggle": wiggle}
    return Case(name, inputs, returns=("of_mistakes", "of_surprise", "argument"))


_FOUR, _LABELS = [[1.0], [-1.0], [2.0], [-2.0]], [1, 0, 1, 1]
SLOPES_PUBLIC = (
    slopes_case("four examples, a small wiggle", _FOUR, _LABELS, [0.5], 0.2, 1e-4),
    slopes_case("four examples, a wiggle over an edge", _FOUR, _LABELS, [0.5], 0.2, 0.35),
)


def hidden_slopes(rng):
    """Draw places on a stair, with a small wiggle, and one wiggle that meets edges."""
    return (
        _on_a_stair("two inputs", 12, 2, rng),
        _on_a_stair("one input", 9, 1, rng),
        _on_a_stair("five inputs", 15, 5, rng),
        _over_edges("two inputs, a wiggle over edges", 30, 2, rng),
    )


def _drawn(n, n_in, rng):
    X, y = rng.normal(size=(n, n_in)), rng.permutation(np.arange(n) % 2)
    return X, y, rng.normal(size=n_in), float(rng.uniform(0.5, 1.5))


def _on_a_stair(name, n, n_in, rng):
    while True:
        X, y, w, b = _drawn(n, n_in, rng)
        if np.abs(X @ w + b).min() > 0.01 * (1 + np.abs(X).max()):
            return slopes_case(name, X, y, w, b, 1e-4)


def _over_edges(name, n, n_in, rng):
    while True:
        X, y, w, b = _drawn(n, n_in, rng)
        found = measured(share_wrong, X, y, w, b, 0.5)
        moved = [X @ w + b + 0.5 * side * each for each in (*X.T, 1.0) for side in (-1, 1)]
        if np.abs(moved).min() > 1e-6 and (found != 0).all():
            return slopes_case(name, X, y, w, b, 0.5)
