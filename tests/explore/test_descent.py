"""Gradient descent to watch, seen from Python: its path, its numbers, what it refuses."""

import numpy as np
import pytest

import nnlib
from nnlib import Xoshiro128, datasets, explore
from nnlib.explore.descent import END, FAR, LOSSES, MOST_EXAMPLES, N_STEPS, RATES
from nnlib.shapes import ShapeError

STRAIGHT, BENT = LOSSES[1:]


def examples(n: int = 40) -> tuple[np.ndarray, np.ndarray]:
    X, y = datasets.blobs(n, spread=1.5, rng=np.random.default_rng(0))
    return X[:, :1], y


def trained(n_epochs: int, batch_size: int | None, rate: float, loss: str) -> np.ndarray:
    """The parameters before the first epoch and after each, as `nnlib.train` finds them."""
    layers = [nnlib.Dense(1, 1, rng=Xoshiro128(9))]
    layers += [nnlib.Activation("sigmoid")] if loss == BENT else []
    net = nnlib.Network(layers)
    net.parameters[:] = (-5.0, 1.0)
    of = nnlib.BinaryCrossEntropy() if loss == LOSSES[0] else nnlib.MeanSquaredError()
    history = nnlib.train(
        net, *examples(), loss=of, optimizer=nnlib.SGD(rate), n_epochs=n_epochs,
        rng=Xoshiro128(3), batch_size=batch_size, record=True,
    )  # fmt: skip
    return history.parameters


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("rate", [0.01, 0.2])
def test_the_path_is_that_of_train_step_by_step(loss: str, rate: float) -> None:
    path = explore.descent(*examples(), rate, seed=3, loss=loss).path()

    np.testing.assert_allclose(path, trained(N_STEPS, None, rate, loss), rtol=1e-12)


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("size", [1, 7, 20, 39])
def test_with_batches_it_is_that_of_train_at_the_end_of_each_epoch(loss: str, size: int) -> None:
    path = explore.descent(*examples(), 0.05, size, seed=3, loss=loss).path()
    per_epoch = -(-40 // size)

    there = path[::per_epoch]
    np.testing.assert_allclose(there, trained(len(there) - 1, size, 0.05, loss), rtol=1e-12)


def test_a_step_by_hand() -> None:
    explorer = explore.descent([[1.0], [-1.0]], [1, 0], 2, loss=STRAIGHT, start=(0, 0))

    first = explorer.path()[1]

    # z = 0 for both; 2 (z − y) is −2 and 0; the means are dw = −1 and db = −1.
    assert first.tolist() == [2.0, 2.0]
    assert explorer.losses()[0] == 0.5
    assert explorer.value(2.0, 2.0) == pytest.approx((3**2 + 0) / 2)


def test_the_losses_are_those_at_the_places_of_the_path() -> None:
    explorer = explore.descent(*examples(), 2, 5, seed=1)

    losses = explorer.losses()

    assert losses.shape == (N_STEPS + 1,)
    assert losses[7] == explorer.value(*explorer.path()[7])


def test_another_seed_is_another_order_and_only_where_there_are_batches() -> None:
    paths = [explore.descent(*examples(), 1, 5, seed=seed).path() for seed in (0, 1)]
    whole = [explore.descent(*examples(), 1, seed=seed).path() for seed in (0, 1)]

    assert not np.allclose(*paths)
    np.testing.assert_array_equal(*whole)


def test_a_run_that_explodes_is_broken_off_with_finite_numbers() -> None:
    explorer = explore.descent(*examples(), 100, loss=STRAIGHT)

    path, losses = explorer.path(), explorer.losses()

    assert len(path) < N_STEPS + 1
    assert np.abs(path[-1]).max() > FAR
    assert np.abs(path[:-1]).max() <= FAR
    assert np.isfinite(losses).all()


@pytest.mark.parametrize("size", [1, 5, 40])
def test_cross_entropy_never_explodes_however_long_the_step(size: int) -> None:
    X = np.array([[10.0], [-10.0]] * 20)  # as far as inputs may lie, and none can be learned
    explorer = explore.descent(X, np.arange(40) // 2 % 2, max(RATES), size)

    assert len(explorer.path()) == N_STEPS + 1


def test_the_page_gets_the_examples_and_the_slider_ends_at_their_number() -> None:
    state = explore.descent(*examples(12), batch_size=5).get_state()
    knobs = {knob["name"]: knob for knob in state["_controls"]}

    assert list(knobs) == ["learning_rate", "batch_size", "seed", "loss"]
    assert (knobs["batch_size"]["high"], knobs["batch_size"]["start"]) == (12, 5)
    assert knobs["loss"]["options"] == list(LOSSES)
    assert len(state["examples"]) == 12
    assert state["bounds"] == {"end": END, "far": FAR, "n_steps": N_STEPS}


def test_without_a_batch_size_all_examples_are_taken() -> None:
    assert explore.descent(*examples(12)).batch_size == 12


def too_large_a_batch() -> None:
    explore.descent(*examples(12)).batch_size = 13


@pytest.mark.parametrize(
    ("act", "kind", "words"),
    [
        (too_large_a_batch, ValueError,
         "batch_size must be at most 12, the number of examples, but it is 13. Write batch_size=1"),
        (lambda: explore.descent(*examples(12), batch_size=13), ValueError, "must be at most 12"),
        (lambda: explore.descent(*examples(12), batch_size=0), ValueError, "must lie between 1"),
        (lambda: explore.descent(*examples(), 0.7), ValueError,
         r"learning_rate must be one of 0\.01, .*, but it is 0\.7\. Write .* learning_rate=0\.5"),
        (lambda: explore.descent(*examples(), loss="hinge"), ValueError, "loss must be one of"),
        (lambda: explore.descent(*examples(MOST_EXAMPLES + 1)), ValueError,
         r"X may have 60 rows, but it has 61\. Write X\[:60\] and y\[:60\]"),
        (lambda: explore.descent([[11.0], [-40.0]], [0, 1]), ValueError,
         r"X must lie from -10 to 10, but it reaches -40\. Write \(X - X\.mean\(\)\) / X\.std"),
        (lambda: explore.descent([[1.0, 2.0]], [0]), ShapeError, "X"),
        (lambda: explore.descent([[1.0]], [2]), ValueError, "class numbers from 0 to 1"),
        (lambda: explore.descent([[1.0]], [1], start=3), ShapeError,
         r"start must hold a weight and a bias, but its shape is \(\)\. Write for example start="),
        (lambda: explore.descent([[1.0]], [1], start=(0, 7)), ValueError,
         r"start must lie on the map, from -6 to 6, but it is \(0, 7\)"),
        (lambda: explore.descent([[1.0]], [1], start=(0, np.nan)), ValueError, "start"),
    ],
)  # fmt: skip
def test_what_cannot_be_shown_is_refused_in_words(act, kind: type[Exception], words: str) -> None:
    with pytest.raises(kind, match=words):
        act()
