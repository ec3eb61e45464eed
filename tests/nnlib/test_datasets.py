"""Datasets: one shape of call, labels that follow their rule, nothing random but the rng."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnlib import datasets

SETS = [datasets.blobs, datasets.and_gate, datasets.or_gate, datasets.xor]
GATES = [("and", datasets.and_gate), ("or", datasets.or_gate), ("xor", datasets.xor)]


@pytest.mark.parametrize("make", SETS)
@given(n=st.integers(1, 30))
def test_every_set_has_n_rows_of_two_features(make: Callable, n: int) -> None:
    X, y = make(n, rng=np.random.default_rng(0))

    assert X.shape == (n, 2)
    assert y.shape == (n,)
    assert set(y) <= {0, 1}


@pytest.mark.parametrize("make", SETS)
def test_the_same_seed_gives_the_same_points(make: Callable) -> None:
    (X, y), (X_again, y_again) = (make(20, rng=np.random.default_rng(3)) for _ in range(2))

    np.testing.assert_array_equal(X, X_again)
    np.testing.assert_array_equal(y, y_again)


@pytest.mark.parametrize("make", SETS)
def test_another_seed_gives_other_points(make: Callable) -> None:
    X, _ = make(20, rng=np.random.default_rng(3))
    X_other, _ = make(20, rng=np.random.default_rng(4))

    assert not np.isclose(X, X_other).any()


@pytest.mark.parametrize(("name", "labels"), [("and", [0, 0, 0, 1]), ("or", [0, 1, 1, 1])])
def test_a_truth_table_lists_the_corners_in_order(name: str, labels: list[int]) -> None:
    X, y = datasets.truth_table(name)

    np.testing.assert_array_equal(X, [[0, 0], [0, 1], [1, 0], [1, 1]])
    np.testing.assert_array_equal(y, labels)


@pytest.mark.parametrize(("name", "make"), GATES)
def test_a_point_has_the_label_of_its_corner(name: str, make: Callable) -> None:
    corners, labels = datasets.truth_table(name)

    X, y = make(400, rng=np.random.default_rng(0))

    nearest = ((X[:, np.newaxis] - corners) ** 2).sum(axis=2).argmin(axis=1)
    np.testing.assert_array_equal(y, labels[nearest])


@pytest.mark.parametrize("make", SETS)
def test_the_order_of_the_points_does_not_give_the_label_away(make: Callable) -> None:
    _, y = make(400, rng=np.random.default_rng(0))
    _, y_other = make(400, rng=np.random.default_rng(1))

    assert y[:200].sum() == pytest.approx(y[200:].sum(), abs=40)
    assert (y != y_other).any()


@pytest.mark.parametrize(
    ("make", "share"), list(zip(SETS, [1 / 2, 1 / 4, 3 / 4, 1 / 2], strict=True))
)
def test_each_cloud_gets_its_equal_share(make: Callable, share: float) -> None:
    _, y = make(400, rng=np.random.default_rng(0))

    assert y.mean() == share


def test_blobs_have_their_centres_and_spread() -> None:
    X, y = datasets.blobs(20_000, rng=np.random.default_rng(0), spread=0.5)

    np.testing.assert_allclose(X[y == 0].mean(axis=0), [-1.5, -1.5], atol=0.02)
    np.testing.assert_allclose(X[y == 1].mean(axis=0), [1.5, 1.5], atol=0.02)
    np.testing.assert_allclose(X[y == 1].std(axis=0), 0.5, atol=0.02)


def test_a_caller_cannot_spoil_the_truth_table() -> None:
    X, y = datasets.truth_table("xor")

    X[:], y[:] = 9, 9

    assert datasets.truth_table("xor")[0].max() == 1.0
    assert datasets.truth_table("xor")[1].max() == 1


@pytest.mark.parametrize(
    ("n", "error", "words"),
    [
        (0, ValueError, "n must be at least 1, but it is 0."),
        (-3, ValueError, "n must be at least 1, but it is -3."),
        (2.5, TypeError, "n must be a whole number, but it is 2.5."),
        ("ten", TypeError, "n must be a whole number, but it is 'ten'."),
        (True, TypeError, "n must be a whole number, but it is True."),
    ],
)
def test_a_wrong_number_of_points_is_refused(n: object, error: type, words: str) -> None:
    with pytest.raises(error) as caught:
        datasets.blobs(n, rng=np.random.default_rng(0))

    assert words in str(caught.value)


@pytest.mark.parametrize("spread", [0, -1, np.nan, np.inf])
def test_a_spread_that_is_none_is_refused(spread: float) -> None:
    with pytest.raises(ValueError, match="spread must be above 0 and finite"):
        datasets.blobs(10, rng=np.random.default_rng(0), spread=spread)


def test_a_seed_in_place_of_a_generator_is_told_what_to_type() -> None:
    with pytest.raises(TypeError, match=r"Write rng=np\.random\.default_rng\(42\)\."):
        datasets.blobs(10, rng=42)


def test_the_hidden_generator_of_numpy_is_refused() -> None:
    with pytest.raises(TypeError, match="rng must be a random generator, but it is <module"):
        datasets.blobs(10, rng=np.random)


def test_an_unknown_gate_gets_the_list() -> None:
    with pytest.raises(ValueError, match=r"no gate called 'nand'.*Known: and, or, xor\."):
        datasets.truth_table("nand")
