"""Exercise 2e: new features, measured by what logistic regression makes of them."""

from dataclasses import dataclass, field

import numpy as np

from nnlib import datasets
from nnlib.grading.comparing import number_fault
from nnlib.grading.exercise import Case, Fault
from nnlib.grading.words import show_shape

from .fitting import bottom

SETS = {"parabola": datasets.parabola, "circle": datasets.circle, "xor": datasets.xor}
NOISE = {"parabola": 0.0, "circle": 0.0, "xor": 0.2}
# Measured over 300 keys: x1, x2, their squares and product give at least 0.87 on parabola and
# circle and 0.91 on xor; all powers up to the fifth or the eighth at most 0.847 and 0.875.
# Fitted and counted on the same 300: (x1 - x2)², a feature with which XOR has a border, gives 0.93
# there, and the product without its inputs 0.66.
FITTED_BARS = {"parabola": 0.95, "circle": 0.95, "xor": 0.9}
HELD_OUT_BARS = {"parabola": 0.85, "circle": 0.85, "xor": 0.88}
N_FITTED, N_SETS, N_HELD_OUT = 60, 40, 1500
WRONG_LABELS = 0.1


def features(X, name):
    """Give x1, x2, their squares and their product: enough for all three."""
    x1, x2 = X[:, 0], X[:, 1]
    return np.column_stack([x1, x2, x1**2, x2**2, x1 * x2])


@dataclass(frozen=True)
class Labelled(Case):
    """A case with the labels of its examples, which never go into an answer.

    The first `n_sets` times `n_fitted` examples are fitted, the rest held out.
    Without any held out, the same examples are fitted and counted.
    """

    y: np.ndarray = field(default_factory=lambda: np.empty(0))
    n_sets: int = 1
    n_fitted: int = 0

    @property
    def is_held_out(self):
        """Whether other examples are counted than those fitted."""
        return len(self.y) > self.n_sets * self.n_fitted


def features_case(name, rng):
    """Make a case in which the examples fitted are also those counted."""
    X, y = SETS[name](300, rng=rng, noise=NOISE[name])
    inputs = {"X": X, "name": name}
    return Labelled(f"{name}, 300 examples", inputs, returns=("table",), y=y, n_fitted=len(y))


def held_out_case(name, rng):
    """Make a case with small sets to fit, a tenth of their labels wrong, and examples held out."""
    n = N_SETS * N_FITTED
    X, y = SETS[name](n + N_HELD_OUT, rng=rng, noise=NOISE[name])
    y[:n] = np.where(rng.uniform(size=n) < WRONG_LABELS, 1 - y[:n], y[:n])
    about = f"{name}, {N_SETS} sets of {N_FITTED} fitted, {N_HELD_OUT} held out"
    inputs = {"X": X, "name": name}
    return Labelled(about, inputs, returns=("table",), y=y, n_sets=N_SETS, n_fitted=N_FITTED)


FEATURES_PUBLIC = tuple(features_case(name, np.random.default_rng(0)) for name in SETS)


def hidden_features(rng):
    """Draw the three data sets anew."""
    return tuple(held_out_case(name, rng) for name in SETS)


def compare_features(case, values):
    """Fit logistic regression to the new features and count what it gets right."""
    F, n = values[0], len(case.y)
    if fault := number_fault(F, "a table of numbers"):
        return fault
    if F.ndim != 2 or len(F) != n:
        why = "One row for each example and one column for each feature, also if there is only one."
        return Fault("shape", show_shape(F), f"shape ({n}, number of features)", why)
    share = share_right(case, F)
    bar = (HELD_OUT_BARS if case.is_held_out else FITTED_BARS)[case.inputs["name"]]
    if share >= bar:
        return None
    columns = "1 column" if F.shape[1] == 1 else f"{F.shape[1]} columns"
    counted = "held-out examples" if case.is_held_out else "the examples that were fitted"
    return Fault(
        "accuracy",
        f"{columns}, with which {share:.3f} of {counted} are right",
        f"at least {bar} of them",
        "Draw the border of this data set on paper: which function of x1 and x2 is 0 on it? Each "
        "term of that function is a column.",
    )


def share_right(case, F):
    """Give the share of examples that come out right, on average over the fits."""
    n = case.n_sets * case.n_fitted
    counted = slice(n, None) if case.is_held_out else slice(None)
    fitted = (slice(i * case.n_fitted, (i + 1) * case.n_fitted) for i in range(case.n_sets))
    return float(np.mean([_right(F, case.y, rows, counted) for rows in fitted]))


def _right(F, y, rows, counted):
    centre, spread = F[rows].mean(axis=0), F[rows].std(axis=0)
    scaled = (F - centre) / np.where(spread > 0, spread, 1.0)
    # The trace of a price keeps the weights finite where the classes can be told apart.
    w, b = bottom(scaled[rows], y[rows], l2=1e-6)
    return np.mean((scaled[counted] @ w + b > 0) == y[counted])
