"""Exercise 2e: classic wrong answers about new features, recognised by what their columns span."""

import numpy as np

from nnlib.grading.exercise import Mistake

from . import sections
from .featuring import features

_MANY = 20  # columns: all powers up to the fifth


def _table(case, outcome):
    """Give X and the new table, or None where what came is no table of numbers."""
    F = outcome.values[0] if outcome.values is not None else None
    if F is None or F.dtype.kind not in "biuf" or not np.isfinite(F).all():
        return None
    return case.inputs["X"], np.asarray(F, dtype=float)


def _within(*terms, of=("parabola", "circle", "xor")):
    """Recognise tables whose columns are made of these terms, x1, x2 and a constant alone."""

    def when(case, outcome):
        found = _table(case, outcome)
        if found is None or found[1].ndim != 2 or len(found[1]) != len(found[0]):
            return False
        if case.inputs["name"] not in of:
            return False
        X, F = found
        x1, x2 = X[:, 0], X[:, 1]
        known = np.column_stack([np.ones(len(X)), x1, x2, *(term(x1, x2) for term in terms)])
        left = F - known @ np.linalg.lstsq(known, F, rcond=None)[0]
        return bool(np.abs(left).max() <= 1e-8 * max(1.0, np.abs(F).max()))

    return when


def _shaped(test):
    def when(case, outcome):
        found = _table(case, outcome)
        return found is not None and test(found[1].shape, len(found[0]))

    return when


def _powers(X, name):
    x1, x2 = X[:, 0], X[:, 1]
    degrees = [(i, j) for i in range(9) for j in range(9 - i) if i + j > 0]
    return np.column_stack([x1**i * x2**j for i, j in degrees])


def _plus(*terms):
    return lambda X, name: np.column_stack([X, *(term(X[:, 0], X[:, 1]) for term in terms)])


def _square_1(x1, x2):
    return x1**2


def _square_2(x1, x2):
    return x2**2


def _product(x1, x2):
    return x1 * x2


FEATURES = (
    Mistake(
        "one-flat-column",
        lambda X, name: X[:, 0] ** 2,
        "A table is needed, also with one column: shape (n, 1), not (n,). "
        "np.column_stack([x1**2]) makes one; put more columns between its brackets.",
        sections.BENT,
        when=_shaped(lambda shape, n: shape == (n,)),
    ),
    Mistake(
        "features-in-rows",
        lambda X, name: features(X, name).T,
        "The features stand in rows. Rows are examples: np.column_stack puts them side by side, "
        "np.array and np.vstack below each other.",
        sections.BENT,
        when=_shaped(lambda shape, n: len(shape) == 2 and shape[1] == n != shape[0]),
    ),
    Mistake(
        "other-rows",
        lambda X, name: features(X, name)[X[:, 0] > 0],
        "Examples are missing or added. Each row of X makes one row, in the same order; a new "
        "feature is a new column.",
        sections.BENT,
        when=_shaped(lambda shape, n: len(shape) == 2 and n not in shape),
    ),
    Mistake(
        "nothing-new",
        lambda X, name: X,
        "Your columns are x1, x2 and sums of their multiples. Scaled, added or subtracted, they "
        "leave the border a straight line: a sum of straight terms is straight. Add a column that "
        "bends, such as a square or a product.",
        sections.BENT,
        when=_within(),
    ),
    Mistake(
        "product-without-its-inputs",
        lambda X, name: X[:, :1] * X[:, 1:] if name == "xor" else features(X, name),
        "x1 x2 alone is 0 round three of the four corners, (0, 0) and both of class 1. Keep x1 and "
        "x2 beside it: x1 + x2 − 2 x1 x2.",
        sections.BENT,
        when=_within(_product, of=("xor",)),
    ),
    Mistake(
        "first-square-for-all",
        _plus(_square_1),
        "x1² rescues the parabola, whose border is x2 = x1² − 1. Write down the border of this "
        "set: which terms does it hold beside x1²?",
        sections.BENT,
        when=_within(_square_1),
    ),
    Mistake(
        "second-square-for-all",
        _plus(_square_2),
        "x2² alone does not help here. The parabola is x2 = x1² − 1, the circle x1² + x2² = r²: "
        "each term that is no straight one needs a column.",
        sections.BENT,
        when=_within(_square_2),
    ),
    Mistake(
        "squares-for-all",
        _plus(_square_1, _square_2),
        "Squares look at one input at a time. XOR asks whether the two differ: what x1 means turns "
        "round with x2, and no sum of a function of x1 and a function of x2 does that. The product "
        "x1 x2 does.",
        sections.BENT,
        when=_within(_square_1, _square_2, of=("xor",)),
    ),
    Mistake(
        "product-for-all",
        _plus(_product),
        "The product x1 x2 turns the meaning of one input round with the other, as XOR needs. A "
        "parabola and a circle ask how far an input is from its middle: squares.",
        sections.BENT,
        when=_within(_product, of=("parabola", "circle")),
    ),
    Mistake(
        "too-many-columns",
        _powers,
        "So many columns can bend the border round each single example, also round the tenth that "
        "has a wrong label. On the fitted examples that looks perfect; on held-out ones it costs. "
        "Keep the few terms that the border needs.",
        sections.SCORE,
        when=_shaped(lambda shape, n: len(shape) == 2 and shape[0] == n and shape[1] >= _MANY),
    ),
)
