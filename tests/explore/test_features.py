"""Added features, seen from Python: the design, the model on the screen, and what is refused."""

import numpy as np
import pytest
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import PolynomialFeatures, StandardScaler

from nnlib import datasets, explore
from nnlib.explore.features import FEATURES
from nnlib.shapes import ShapeError

RNG = np.random.default_rng(0)
X, Y = datasets.parabola(400, rng=RNG, noise=0.2)
X_NEW, Y_NEW = datasets.parabola(1000, rng=RNG, noise=0.2)


def made(*args, **kwargs) -> explore.Features:
    return explore.features(X, Y, X_NEW, Y_NEW, *args, **kwargs)


@pytest.mark.parametrize(
    ("name", "third"),
    [("x₁, x₂, x₁²", 9.0), ("x₁, x₂, x₂²", 0.25), ("x₁, x₂, x₁x₂", 1.5),
     ("x₁, x₂, sin πx₁", np.sin(3 * np.pi))],
)  # fmt: skip
def test_one_feature_is_added_to_the_two_inputs(name: str, third: float) -> None:
    assert made(name).design([[3.0, 0.5]])[0].tolist() == [3.0, 0.5, pytest.approx(third)]


def test_without_an_addition_the_features_are_the_inputs() -> None:
    assert np.array_equal(made().design(X), X)


@pytest.mark.parametrize("degree", [1, 2, 5, 12])
def test_all_powers_are_those_of_scikit_learn_in_its_order(degree: int) -> None:
    expected = PolynomialFeatures(degree, include_bias=False).fit_transform(X)

    np.testing.assert_allclose(made("all powers", degree=degree).design(X), expected, rtol=1e-12)


def test_the_model_is_scikit_learns_with_the_same_penalty_on_the_first_examples() -> None:
    explorer = made("all powers", degree=4, n_samples=100, l2=0.01)
    rival = make_pipeline(
        PolynomialFeatures(4, include_bias=False), StandardScaler(),
        LogisticRegression(C=1 / (100 * 0.01), tol=1e-10, max_iter=10_000),
    ).fit(X[:100], Y[:100])  # fmt: skip

    ours = explorer.fitted()

    np.testing.assert_allclose(ours[-1].coef_, rival[-1].coef_, atol=1e-4)
    np.testing.assert_allclose(ours.predict_proba(X_NEW), rival.predict_proba(X_NEW), atol=1e-4)


def test_a_model_keeps_its_features_when_a_knob_is_turned_later() -> None:
    explorer = made("x₁, x₂, x₁²")
    model = explorer.fitted()
    before = model.score(X_NEW, Y_NEW)

    explorer.features = "all powers"

    assert model.score(X_NEW, Y_NEW) == before > 0.9


def test_examples_without_an_error_and_without_a_penalty_warn() -> None:
    with pytest.warns(ConvergenceWarning, match="told apart without an error"):
        made("all powers", degree=6, n_samples=20).fitted()


def test_other_examples_take_the_place_of_the_first() -> None:
    explorer = made()

    explorer.load(X + 10, Y, X_NEW[:7] + 10, Y_NEW[:7])

    assert len(explorer.new_points) == 7
    assert explorer.points[0][:2] == (X[0] + 10).tolist()
    assert explorer.limits[1] > 12


def test_each_choice_of_features_can_be_set() -> None:
    explorer = made()

    shapes = []
    for name in FEATURES:
        explorer.features = name
        shapes.append(explorer.design(X).shape[1])

    assert shapes == [2, 3, 3, 3, 3, 9]


@pytest.mark.parametrize(
    ("act", "kind", "words"),
    [
        (lambda: made("x1^2"), ValueError,
         r"features must be one of 'x₁, x₂', .* but it is 'x1\^2'\. Write for example features="),
        (lambda: made(degree=13), ValueError, "degree must lie between 1 and 12, but it is 13"),
        (lambda: made(degree=2.5), TypeError, "degree must be a whole number, but it is 2.5"),
        (lambda: made(n_samples=50), ValueError,
         "n_samples must be one of 20, 40, 100, 200, 400, but it is 50. Write for example n_sa"),
        (lambda: made(l2=1), ValueError, "l2 must be one of 0, 0.0001, 0.001, 0.01, 0.1, but it"),
        (lambda: made().design([1, 2]), ShapeError, r"X must be 2-D \(n_samples, 2\)"),
        (lambda: explore.features(X[:399], Y[:399], X_NEW, Y_NEW), ShapeError,
         "X must have at least 400 rows, as many as can be learned, but it has 399. Write for"),
        (lambda: explore.features(X, Y, np.zeros((2001, 2)), np.zeros(2001)), ShapeError,
         r"X_new must have 1 to 2000 rows, but it has 2001\. Write for example X_new\[:1000\]"),
        (lambda: explore.features(1e30 * X, Y, X_NEW, Y_NEW), ValueError,
         r"X and X_new must lie from -1000 to 1000, but they reach -?\d\.\d+e\+30\. Write \(X - "),
        (lambda: explore.features(X, np.sort(Y), X_NEW, Y_NEW), ValueError,
         "The first 20 entries of y must hold both classes, but all are 0. Shuffle the examples"),
        (lambda: explore.features(X, Y + 1, X_NEW, Y_NEW), ValueError,
         "y must hold class numbers from 0 to 1"),
    ],
)  # fmt: skip
def test_what_cannot_be_shown_is_refused_in_words(act, kind: type[Exception], words: str) -> None:
    with pytest.raises(kind, match=words):
        act()
