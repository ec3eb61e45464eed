"""The page's generator in Python: its authors' numbers, evenly spread, and welcome everywhere."""

import copy
import inspect
import pickle
from collections.abc import Callable
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import nnlib
from nnlib import Xoshiro128, datasets, initializers
from nnlib.xoshiro import _stir
from tests.nnlib.xoshiro_vectors import DRAWN, FROM_SEED, STATE

SETS = [
    make for name, make in vars(datasets).items()
    if inspect.isfunction(make) and "rng" in inspect.signature(make).parameters
    and name in datasets.__all__ and "n" in inspect.signature(make).parameters
]  # fmt: skip


def from_state(words: list[int]) -> Xoshiro128:
    rng = Xoshiro128(0)
    rng._state = list(words)
    return rng


def test_the_numbers_are_those_of_the_authors() -> None:
    rng = from_state(STATE)

    assert [rng.next() for _ in DRAWN] == DRAWN


@pytest.mark.parametrize(
    ("word", "stirred"), [(0, 0), (1, 0x514E28B7), (0xFFFFFFFF, 0x81F16F39)]
)  # the hash of nothing, by the word that one starts from
def test_a_seed_is_stirred_as_murmurhash3_does_at_its_end(word: int, stirred: int) -> None:
    assert _stir(word) == stirred


@pytest.mark.parametrize("seed", FROM_SEED)
def test_a_seed_gives_the_numbers_that_it_always_gave(seed: int) -> None:
    drawn, order = FROM_SEED[seed]
    rng = Xoshiro128(seed)

    assert [rng.next() for _ in drawn] == drawn
    assert Xoshiro128(seed).permutation(8).tolist() == order


def test_uniform_is_the_bits_as_a_share_of_the_range() -> None:
    np.testing.assert_array_equal(
        from_state(STATE).uniform(10, 14, (3,)), [10 + 4 * word / 2**32 for word in DRAWN[:3]]
    )


def test_normal_is_box_and_mullers_rule() -> None:
    u, v = DRAWN[4] / 2**32, DRAWN[5] / 2**32
    rng = from_state(STATE)
    rng.uniform(0, 1, 4)

    drawn = rng.normal(3, 2, ())

    expected = 3 + 2 * np.sqrt(-2 * np.log(1 - u)) * np.cos(2 * np.pi * v)
    assert drawn == pytest.approx(expected, rel=1e-14)


def test_permutation_exchanges_from_the_last_place_down() -> None:
    # Of 4 places the share 2031721883 / 2³² = 0.473 chooses number 1, then of 3 places 0.381 again
    # number 1, then of 2 places 0.300 number 0.
    rng = from_state(STATE)
    rng.uniform(0, 1, 4)

    assert rng.permutation(4).tolist() == [2, 0, 3, 1]


def test_numbers_are_drawn_one_by_one_in_reading_order() -> None:
    table, row = Xoshiro128(5), Xoshiro128(5)

    for draw, other in ((table.normal, row.normal), (table.uniform, row.uniform)):
        one_by_one = [other(0, 1, ()) for _ in range(6)]
        np.testing.assert_array_equal(draw(0, 1, (3, 2)).ravel(), one_by_one)
    assert table.next() == row.next()


@given(seed=st.integers(0, 2**32 - 1))
def test_the_same_seed_gives_the_same_numbers(seed: int) -> None:
    first, second = Xoshiro128(seed), Xoshiro128(np.uint32(seed))

    np.testing.assert_array_equal(first.uniform(-1, 1, (2, 2)), second.uniform(-1, 1, (2, 2)))
    np.testing.assert_array_equal(first.normal(0, 1, (2,)), second.normal(0, 1, (2,)))
    np.testing.assert_array_equal(first.permutation(9), second.permutation(9))


@given(seed=st.integers(0, 2**32 - 2))
def test_seeds_beside_each_other_give_numbers_that_have_nothing_in_common(seed: int) -> None:
    one, other = (Xoshiro128(s) for s in (seed, seed + 1))
    drawn = [[rng.next() for _ in range(64)] for rng in (one, other)]

    # Of 2048 bits about half differ, 1024 ± 23; six times that happens once in a billion.
    n_different = sum((a ^ b).bit_count() for a, b in zip(*drawn, strict=True))
    assert abs(n_different - 1024) < 6 * 23


def test_uniform_numbers_fill_their_range_evenly() -> None:
    u = Xoshiro128(0).uniform(0, 1, (40_000,))
    counts = np.histogram(u, bins=20, range=(0, 1))[0]

    assert u.min() >= 0
    assert u.max() < 1
    # 2000 in each twentieth, ± 44; the mean is 1/2 to within 0.0014, the variance 1/12 to 0.0004.
    assert abs(counts - 2000).max() < 5 * 44
    assert abs(u.mean() - 1 / 2) < 4 * 0.0015
    assert abs(u.var() - 1 / 12) < 4 * 0.0004
    assert abs(np.corrcoef(u[1:], u[:-1])[0, 1]) < 4 * 0.005


def test_normal_numbers_have_the_moments_of_the_bell_curve() -> None:
    z = (Xoshiro128(0).normal(3, 2, (40_000,)) - 3) / 2

    # The standard error of the mean of zᵏ is the root of (mean of z²ᵏ − its square) / n.
    for power, mean, error in ((1, 0, 0.005), (2, 1, 0.0071), (3, 0, 0.0194), (4, 3, 0.049)):
        assert abs((z**power).mean() - mean) < 4 * error
    assert abs(np.corrcoef(z[1:], z[:-1])[0, 1]) < 4 * 0.005


def test_each_order_of_four_numbers_comes_equally_often() -> None:
    rng, counts = Xoshiro128(0), dict.fromkeys(permutations(range(4)), 0)
    for _ in range(4800):
        counts[tuple(rng.permutation(4).tolist())] += 1

    assert max(abs(count - 200) for count in counts.values()) < 5 * 14  # 200 ± 14 each


@given(x=st.integers(1, 40), seed=st.integers(0, 100))
def test_a_permutation_holds_each_number_once(x: int, seed: int) -> None:
    assert sorted(Xoshiro128(seed).permutation(x).tolist()) == list(range(x))


@pytest.mark.parametrize("make_copy", [copy.deepcopy, lambda rng: pickle.loads(pickle.dumps(rng))])
def test_a_copy_draws_the_same_numbers(make_copy: Callable[[Xoshiro128], Xoshiro128]) -> None:
    rng = Xoshiro128(9)
    rng.next()

    other = make_copy(rng)

    assert [rng.next() for _ in range(5)] == [other.next() for _ in range(5)]


def test_it_says_its_seed() -> None:
    assert repr(Xoshiro128(7)) == "Xoshiro128(7)"


# --- everywhere in nnlib ------------------------------------------------------------------


@pytest.mark.parametrize("make", SETS)
def test_every_dataset_takes_it(make: Callable) -> None:
    (X, y), (X_again, y_again) = (make(6, rng=Xoshiro128(3)) for _ in range(2))

    assert len(X) == len(y) == 6
    np.testing.assert_array_equal(X, X_again)
    np.testing.assert_array_equal(y, y_again)


def test_the_datasets_were_found() -> None:
    assert len(SETS) == 12


@pytest.mark.parametrize("name", initializers.INITIALIZERS)
def test_every_initializer_takes_it(name: str) -> None:
    layers = [nnlib.Dense(3, 2, rng=Xoshiro128(3), initializer=name) for _ in range(2)]

    np.testing.assert_array_equal(layers[0].W, layers[1].W)


def trained(seed: int) -> np.ndarray:
    rng = Xoshiro128(seed)
    X, y = datasets.parabola(30, rng=rng)
    net = nnlib.Network([
        nnlib.Dense(2, 4, rng=rng), nnlib.Activation("tanh"), nnlib.Dropout(0.2, rng=rng),
        nnlib.Dense(4, 1, rng=rng),
    ])  # fmt: skip
    nnlib.train(net, X, y, loss=nnlib.BinaryCrossEntropy(), optimizer=nnlib.SGD(0.3), n_epochs=3,
                batch_size=8, rng=rng)  # fmt: skip
    return net.parameters.copy()


def test_training_with_dropout_takes_it() -> None:
    np.testing.assert_array_equal(trained(1), trained(1))
    assert not np.allclose(trained(1), trained(2))


# --- what is no seed, no shape, no number -------------------------------------------------


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: Xoshiro128(0.5), TypeError,
         "seed must be a whole number, but it is 0.5. Write for example Xoshiro128(0)."),
        (lambda: Xoshiro128(True), TypeError,
         "seed must be a whole number, but it is True. Write for example Xoshiro128(0)."),
        (lambda: Xoshiro128(None), TypeError,
         "seed must be a whole number, but it is None. Write for example Xoshiro128(0)."),
        (lambda: Xoshiro128(np.zeros(2)), TypeError,
         "seed must be a whole number, but it is an array of shape (2,). "
         "Write for example Xoshiro128(0)."),
        (lambda: Xoshiro128(-1), ValueError,
         "seed must lie from 0 to 4294967295, but it is -1. Write for example Xoshiro128(0)."),
        (lambda: Xoshiro128(2**32), ValueError,
         "seed must lie from 0 to 4294967295, but it is 4294967296. "
         "Write for example Xoshiro128(0)."),
        (lambda: Xoshiro128(0).uniform(0, 1, (2.0,)), TypeError,
         "size must be a tuple of whole numbers of at least 0, but it is a tuple of 2.0. "
         "Write for example (3, 2)."),
        (lambda: Xoshiro128(0).uniform(0, 1, None), TypeError,
         "size must be a tuple of whole numbers of at least 0, but it is None. "
         "Write for example (3, 2)."),
        (lambda: Xoshiro128(0).uniform(0, 1, (2, True)), TypeError,
         "size must be a tuple of whole numbers of at least 0, but it is a tuple of 2, True. "
         "Write for example (3, 2)."),
        (lambda: Xoshiro128(0).normal(0, 1, [3, 2]), TypeError,
         "size must be a tuple of whole numbers of at least 0, but it is a list of 3, 2. "
         "Write for example (3, 2)."),
        (lambda: Xoshiro128(0).normal(0, 1, (3, -2)), TypeError,
         "size must be a tuple of whole numbers of at least 0, but it is a tuple of 3, -2. "
         "Write for example (3, 2)."),
        (lambda: Xoshiro128(0).uniform(1, 0, (2,)), ValueError,
         "high must be at least low, and their distance finite, but low is 1 and high is 0. "
         "Write the lower number first."),
        (lambda: Xoshiro128(0).uniform(-1e308, 1e308, (2,)), ValueError,
         "high must be at least low, and their distance finite, but low is -1e+308 and high is "
         "1e+308. Write the lower number first."),
        (lambda: Xoshiro128(0).uniform(np.nan, 1, (2,)), ValueError,
         "low must be finite, but low is nan (1 such entries). "
         "Find the cause, or leave such rows out; np.isfinite(low) finds them."),
        (lambda: Xoshiro128(0).uniform([0, 1], 2, (2,)), nnlib.ShapeError,
         "low must have shape (), but its shape is (2,). Draw for one number at a time."),
        (lambda: Xoshiro128(0).normal("0", 1, (2,)), TypeError,
         "loc must hold numbers, but it holds text. "
         "If they are numbers underneath, write np.asarray(loc, dtype=float)."),
        (lambda: Xoshiro128(0).normal(0, -1, (2,)), ValueError,
         "scale must be at least 0 and finite, but it is -1. Write for example scale=0.1."),
        (lambda: Xoshiro128(0).permutation(0), ValueError,
         "x must be at least 1, but it is 0. Write for example x=3."),
        (lambda: Xoshiro128(0).permutation(np.arange(3)), TypeError,
         "x must be a whole number, but it is array([0, 1, 2]). Write for example x=3."),
        (lambda: nnlib.Dense(2, 1, rng=Xoshiro128), TypeError,
         "rng must be a random generator, but it is <class 'nnlib.xoshiro.Xoshiro128'>. "
         "Write rng=np.random.default_rng(0)."),
    ],
)  # fmt: skip
def test_what_it_cannot_draw_is_refused(
    call: Callable[[], object], error: type[Exception], words: str
) -> None:
    with pytest.raises(error) as caught:
        call()

    assert str(caught.value) == words


def test_an_empty_shape_is_one_number_and_a_shape_with_0_none() -> None:
    assert Xoshiro128(0).uniform(0, 1, ()).shape == ()
    assert Xoshiro128(0).normal(0, 1, (0, 2)).shape == (0, 2)
