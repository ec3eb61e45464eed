"""Two Gaussian classes, seen from Python: their formula against SciPy's densities, and refusals."""

import numpy as np
import pytest
from scipy.special import expit
from scipy.stats import multivariate_normal

from nnlib import explore
from nnlib.shapes import ShapeError

# centre, standard deviation, correlation, share
STATES = [
    ((1.5, 1.5), 1.0, 0.0, 0.5),
    ((1.5, 1.5), 1.6, 0.0, 0.3),
    ((-3.2, 2.7), 0.3, 0.9, 0.02),
    ((0.0, 0.0), 2.0, -0.75, 0.98),
    ((-1.5, -1.5), 0.3, -0.9, 0.5),
]
X = np.random.default_rng(0).uniform(-5, 5, (200, 2))


def terms(X: np.ndarray) -> np.ndarray:
    x1, x2 = X.T
    return np.column_stack([x1**2, x1 * x2, x2**2, x1, x2, np.ones(len(X))])


@pytest.mark.parametrize("state", STATES)
def test_densities_and_log_odds_are_those_of_two_normal_distributions(state) -> None:
    centre, width, correlation, share = state
    shape = width**2 * np.array([[1, correlation], [correlation, 1]])
    zero = np.log(1 - share) + multivariate_normal([-1.5, -1.5], np.eye(2)).logpdf(X)
    one = np.log(share) + multivariate_normal(centre, shape).logpdf(X)

    explorer = explore.bayes(*state)

    np.testing.assert_allclose(explorer.log_odds(X), one - zero, rtol=1e-10, atol=1e-9)
    np.testing.assert_allclose(explorer.densities(X), np.exp([zero, one]).T, rtol=1e-9)


@pytest.mark.parametrize("state", STATES)
def test_the_formula_and_the_two_densities_give_the_same_log_odds(state) -> None:
    explorer = explore.bayes(*state)

    z = terms(X) @ explorer.coefficients

    np.testing.assert_allclose(explorer.log_odds(X), z, rtol=1e-9, atol=1e-9)
    np.testing.assert_allclose(explorer.probability(X), expit(z), rtol=1e-8, atol=1e-300)


def test_equal_covariances_leave_a_plane_and_unequal_ones_do_not() -> None:
    explorer = explore.bayes(centre=(2.3, -0.7), share=0.9)
    equal = explorer.coefficients

    explorer.width = 1.1

    assert equal[:3].tolist() == [0, 0, 0]
    assert np.abs(explorer.coefficients[[0, 2]]).min() > 0.05


def test_the_share_moves_the_log_odds_and_bends_nothing() -> None:
    explorer = explore.bayes(width=1.4, correlation=0.3)
    before = explorer.coefficients

    explorer.share = 0.9

    np.testing.assert_allclose(explorer.coefficients[:5], before[:5])
    assert explorer.coefficients[5] - before[5] == pytest.approx(np.log(9))


def test_the_centre_is_a_part_of_the_state_and_of_its_link_but_no_knob() -> None:
    controls = explore.bayes(centre=(2, -1)).get_state()["_controls"]

    assert [(one["name"], one["kind"]) for one in controls] == [
        ("x1", "place"), ("x2", "place"), ("width", "slider"), ("correlation", "slider"),
        ("share", "slider"),
    ]  # fmt: skip
    assert [one["start"] for one in controls[:2]] == [2, -1]


@pytest.mark.parametrize(
    ("act", "kind", "words"),
    [
        (lambda: explore.bayes((1, 2, 3)), ShapeError,
         r"centre must hold two numbers, one for each input, but its shape is \(3,\)\. Write for"),
        (lambda: explore.bayes((1, 9)), ValueError,
         r"x2 must lie between -4 and 4, but it is 9\. Write for example x2=1\.5"),
        (lambda: explore.bayes(width=0), ValueError, "width must lie between 0.3 and 2, but it is"),
        (lambda: explore.bayes(correlation=1), ValueError, "correlation must lie between -0.9 and"),
        (lambda: explore.bayes(share=1), ValueError, "share must lie between 0.02 and 0.98"),
        (lambda: explore.bayes(share="half"), TypeError, "share must be a number, but it is 'h"),
        (lambda: explore.bayes().log_odds([1, 2]), ShapeError, r"X must be 2-D \(n_samples, 2\)"),
    ],
)  # fmt: skip
def test_what_cannot_be_shown_is_refused_in_words(act, kind: type[Exception], words: str) -> None:
    with pytest.raises(kind, match=words):
        act()
