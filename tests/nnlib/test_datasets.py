"""Datasets: one shape of call, labels that follow their rule, nothing random but the rng."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnlib import datasets

CLOUDS = [datasets.blobs, datasets.and_gate, datasets.or_gate, datasets.xor]
NOISY = [datasets.parabola, datasets.circle, datasets.spiral, datasets.moons]
OTHERS = [datasets.random_labels, datasets.stray_points, datasets.imbalanced_blobs]
SETS = CLOUDS + NOISY + OTHERS
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


class ThreeVerbs:
    """A source of random numbers that can do only what the library asks for."""

    def __init__(self, seed: int) -> None:
        rng = np.random.default_rng(seed)
        self.uniform, self.normal, self.permutation = rng.uniform, rng.normal, rng.permutation


@pytest.mark.parametrize("make", SETS)
def test_three_verbs_of_a_generator_are_enough(make: Callable) -> None:
    X, y = make(20, rng=ThreeVerbs(3))

    X_again, y_again = make(20, rng=np.random.default_rng(3))
    np.testing.assert_array_equal(X, X_again)
    np.testing.assert_array_equal(y, y_again)


@pytest.mark.parametrize("make", SETS)
def test_the_generator_of_numpy_s_past_serves_too(make: Callable) -> None:
    X, _ = make(5, rng=np.random.RandomState(0))

    assert X.shape == (5, 2)


@pytest.mark.parametrize("make", CLOUDS + NOISY + [datasets.random_labels])
def test_the_order_of_the_points_does_not_give_the_label_away(make: Callable) -> None:
    _, y = make(400, rng=np.random.default_rng(0))
    _, y_other = make(400, rng=np.random.default_rng(1))

    assert y[:200].sum() == pytest.approx(y[200:].sum(), abs=40)
    assert (y != y_other).any()


@pytest.mark.parametrize(
    ("make", "share"), list(zip(CLOUDS, [1 / 2, 1 / 4, 3 / 4, 1 / 2], strict=True))
)
def test_each_cloud_gets_its_equal_share(make: Callable, share: float) -> None:
    _, y = make(400, rng=np.random.default_rng(0))

    assert y.mean() == share


def test_blobs_have_their_centres_and_spread() -> None:
    X, y = datasets.blobs(20_000, rng=np.random.default_rng(0), spread=0.5)

    np.testing.assert_allclose(X[y == 0].mean(axis=0), [-1.5, -1.5], atol=0.02)
    np.testing.assert_allclose(X[y == 1].mean(axis=0), [1.5, 1.5], atol=0.02)
    np.testing.assert_allclose(X[y == 1].std(axis=0), 0.5, atol=0.02)


def test_the_draws_that_chapter_1_was_written_with_are_still_the_same() -> None:
    X, y = datasets.blobs(3, rng=np.random.default_rng(0))
    X_gate, y_gate = datasets.xor(3, rng=np.random.default_rng(0))

    np.testing.assert_array_equal(y, [0, 0, 1])
    np.testing.assert_allclose(
        X,
        [
            [-0.8595773495567179, -1.3950998828469603],
            [-2.035669373161111, -1.1384049450905152],
            [2.8040000451301372, 2.4470809631292423],
        ],
        rtol=1e-14,
    )
    np.testing.assert_array_equal(y_gate, [1, 0, 1])
    np.testing.assert_allclose(
        X_gate,
        [
            [1.0640422650443282, 0.010490011715303971],
            [-0.0535669373161111, 0.03615950549094848],
            [0.13040000451301373, 1.0947080963129243],
        ],
        rtol=1e-14,
    )


@pytest.mark.parametrize("n_classes", [2, 3, 4, 5])
def test_more_blobs_stand_evenly_on_the_same_circle(n_classes: int) -> None:
    X, y = datasets.blobs(60, rng=np.random.default_rng(0), spread=1e-9, n_classes=n_classes)

    centres = np.array([X[y == k].mean(axis=0) for k in range(n_classes)])
    gaps = np.linalg.norm(centres - np.roll(centres, 1, axis=0), axis=1)
    np.testing.assert_array_equal(np.bincount(y), 60 // n_classes)
    np.testing.assert_allclose(np.linalg.norm(centres, axis=1), 1.5 * np.sqrt(2), atol=1e-8)
    np.testing.assert_allclose(gaps, gaps[0], atol=1e-8)
    np.testing.assert_allclose(centres[0], [-1.5, -1.5], atol=1e-8)


def test_blobs_stand_clockwise_from_the_lower_left() -> None:
    X, y = datasets.blobs(8, rng=np.random.default_rng(0), spread=1e-9, n_classes=4)

    for cloud, corner in enumerate([(-1.5, -1.5), (-1.5, 1.5), (1.5, 1.5), (1.5, -1.5)]):
        np.testing.assert_allclose(X[y == cloud], [corner] * 2, atol=1e-6)


@pytest.mark.parametrize(
    ("n_classes", "error"), [(1, ValueError), (6, ValueError), (2.5, TypeError)]
)
def test_a_number_of_blobs_that_cannot_be_is_refused(n_classes: object, error: type) -> None:
    with pytest.raises(error, match="n_classes must "):
        datasets.blobs(10, rng=np.random.default_rng(0), n_classes=n_classes)


@pytest.mark.parametrize(("n", "share", "n_rare"), [(200, 0.05, 10), (1000, 0.29, 290), (9, 0, 0)])
def test_the_rare_class_has_exactly_its_share(n: int, share: float, n_rare: int) -> None:
    _, y = datasets.imbalanced_blobs(n, rng=np.random.default_rng(0), share=share)

    assert y.sum() == n_rare


def test_the_rare_class_is_the_cloud_of_class_1() -> None:
    X, y = datasets.imbalanced_blobs(4000, rng=np.random.default_rng(0), share=0.25, spread=0.5)

    np.testing.assert_allclose(X[y == 0].mean(axis=0), [-1.5, -1.5], atol=0.05)
    np.testing.assert_allclose(X[y == 1].mean(axis=0), [1.5, 1.5], atol=0.05)


def test_a_share_of_the_rare_class_in_per_cent_is_refused() -> None:
    with pytest.raises(ValueError, match=r"share must be at least 0 and below 1.*share=0\.05\."):
        datasets.imbalanced_blobs(10, rng=np.random.default_rng(0), share=5)


@pytest.mark.parametrize(
    ("make", "rule"),
    [
        (datasets.parabola, lambda X: X[:, 1] > X[:, 0] ** 2 - 1),
        (datasets.circle, lambda X: np.pi * (X**2).sum(axis=1) < 16 / 2),
        (datasets.stray_points, lambda X: X.sum(axis=1) > 0),
    ],
)
def test_without_noise_the_rule_gives_the_label(make: Callable, rule: Callable) -> None:
    option = {"share": 0} if make is datasets.stray_points else {"noise": 0}

    X, y = make(500, rng=np.random.default_rng(0), **option)

    np.testing.assert_array_equal(y, rule(X))
    assert np.abs(X).max() <= 2
    assert (X.max(axis=0) > 1.9).all()
    assert (X.min(axis=0) < -1.9).all()


@pytest.mark.parametrize(("make", "share"), [(datasets.parabola, 0.433), (datasets.circle, 0.5)])
def test_the_border_leaves_class_1_its_part_of_the_square(make: Callable, share: float) -> None:
    _, y = make(20_000, rng=np.random.default_rng(0))

    assert y.mean() == pytest.approx(share, abs=0.01)


@pytest.mark.parametrize("make", NOISY)
def test_noise_moves_the_points_and_nothing_else(make: Callable) -> None:
    X, y = make(4000, rng=np.random.default_rng(0), noise=0)
    X_noisy, y_noisy = make(4000, rng=np.random.default_rng(0), noise=0.3)

    np.testing.assert_array_equal(y, y_noisy)
    np.testing.assert_allclose((X_noisy - X).std(axis=0), 0.3, atol=0.02)
    np.testing.assert_allclose((X_noisy - X).mean(axis=0), 0, atol=0.02)


@pytest.mark.parametrize("n_turns", [0.5, 1.0, 2.25])
def test_an_arm_of_the_spiral_goes_round_as_often_as_it_should(n_turns: float) -> None:
    X, y = datasets.spiral(2000, rng=np.random.default_rng(0), n_turns=n_turns, noise=0)

    radius = np.linalg.norm(X, axis=1)
    angle = np.arctan2(X[:, 1], X[:, 0]) - np.pi * y - np.pi * n_turns * radius
    np.testing.assert_allclose(np.cos(angle), 1, atol=1e-12)
    assert radius.min() == pytest.approx(0.2, abs=0.05)
    assert radius.max() == pytest.approx(2.0, abs=0.01)


def test_an_arm_of_the_spiral_is_as_dense_outside_as_inside() -> None:
    X, _ = datasets.spiral(4000, rng=np.random.default_rng(0), noise=0)

    # Along an arm of many turns the length grows with the square of the radius.
    n_inside = np.sum(np.linalg.norm(X, axis=1) < np.sqrt(2))
    assert n_inside / 4000 == pytest.approx(0.5, abs=0.02)


def test_each_moon_is_the_other_turned_half_round() -> None:
    X, y = datasets.moons(400, rng=np.random.default_rng(0), noise=0)
    upper = np.where(y[:, np.newaxis] == 0, X, -X)

    np.testing.assert_allclose(np.linalg.norm(upper - [-0.5, -0.25], axis=1), 1)
    assert (upper[:, 1] >= -0.25).all()


def test_random_labels_know_nothing_of_the_points() -> None:
    X, y = datasets.random_labels(20_000, rng=np.random.default_rng(0))

    assert y.mean() == 0.5
    for part in (X[:, 0] > 0, X[:, 1] > 1, np.linalg.norm(X, axis=1) < 1):
        assert y[part].mean() == pytest.approx(0.5, abs=0.03)


@given(
    n=st.integers(40, 300), share=st.sampled_from([0.0, 0.02, 0.05, 0.2]), seed=st.integers(0, 9)
)
def test_strays_are_as_many_as_asked_for_and_deep_in_the_other_class(
    n: int, share: float, seed: int
) -> None:
    X, y = datasets.stray_points(n, rng=np.random.default_rng(seed), share=share)

    strays = datasets.is_stray(X, y)
    assert strays.sum() == round(share * n)
    assert (np.abs(X[strays].sum(axis=1)) / np.sqrt(2) > 0.5).all()
    np.testing.assert_array_equal(y != strays, X.sum(axis=1) > 0)


def test_strays_come_from_both_sides() -> None:
    X, y = datasets.stray_points(1000, rng=np.random.default_rng(0))

    assert set(y[datasets.is_stray(X, y)]) == {0, 1}


@pytest.mark.parametrize(
    ("X", "y", "words"),
    [
        ([1.0, 2.0], [1], "X must be 2-D (n_samples, 2)"),
        ([[1.0, 2.0, 3.0]], [1], "X must have 2 columns"),
        ([[1.0, 2.0]], [1, 0], "y must have shape (1,)"),
        ([[1.0, 2.0]], [2], "y must hold class numbers from 0 to 1"),
    ],
)
def test_strays_are_looked_for_only_among_points_with_labels(X: list, y: list, words: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011  # the words are looked at below
        datasets.is_stray(X, y)

    assert words in str(caught.value)


@pytest.mark.parametrize("make", NOISY)
@pytest.mark.parametrize(
    ("noise", "error", "words"),
    [
        (-0.1, ValueError, "noise must be at least 0 and finite, but it is -0.1."),
        (np.nan, ValueError, "noise must be at least 0 and finite, but it is nan."),
        (
            "much",
            TypeError,
            "noise must be a number, but it is 'much'. Write for example noise=0.1.",
        ),
        (True, TypeError, "noise must be a number, but it is True."),
    ],
)
def test_a_noise_that_is_none_is_refused(
    make: Callable, noise: object, error: type, words: str
) -> None:
    with pytest.raises(error) as caught:
        make(10, rng=np.random.default_rng(0), noise=noise)

    assert words in str(caught.value)


def test_a_spiral_that_does_not_turn_is_refused() -> None:
    with pytest.raises(ValueError, match="n_turns must be above 0"):
        datasets.spiral(10, rng=np.random.default_rng(0), n_turns=0)


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
@pytest.mark.parametrize("make", [*SETS, datasets.faces])
def test_a_wrong_number_of_points_is_refused(
    make: Callable, n: object, error: type, words: str
) -> None:
    with pytest.raises(error) as caught:
        make(n, rng=np.random.default_rng(0))

    assert words in str(caught.value)


@pytest.mark.parametrize("spread", [0, -1, np.nan, np.inf])
def test_a_spread_that_is_none_is_refused(spread: float) -> None:
    with pytest.raises(ValueError, match="spread must be above 0 and finite"):
        datasets.blobs(10, rng=np.random.default_rng(0), spread=spread)


@pytest.mark.parametrize("make", [*SETS, datasets.faces])
def test_a_seed_in_place_of_a_generator_is_told_what_to_type(make: Callable) -> None:
    with pytest.raises(TypeError, match=r"Write rng=np\.random\.default_rng\(42\)\."):
        make(10, rng=42)


def test_the_hidden_generator_of_numpy_is_refused() -> None:
    with pytest.raises(TypeError, match="rng must be a random generator, but it is <module"):
        datasets.blobs(10, rng=np.random)


def test_an_unknown_gate_gets_the_list() -> None:
    with pytest.raises(ValueError, match=r"no gate called 'nand'.*Known: and, or, xor\."):
        datasets.truth_table("nand")
