"""What the hidden cases and their bars keep out, whatever the key: answers nearly right."""

import numpy as np
import pytest

from nnlib.grading import check, draw, find
from nnlib.grading.exercise import Case

KEYS = [str(number) for number in range(20)]


def drawn(name: str) -> list[Case]:
    """The hidden cases of an exercise under each of the keys."""
    return [case for key in KEYS for case in draw(find(name), key=key)]


def inputs(name: str) -> list[tuple]:
    """The inputs of the hidden cases, key by key."""
    return [tuple(case.inputs.values()) for case in drawn(name)]


def in_every_draw(name: str, is_there) -> bool:
    """Whether each key draws a case like that."""
    draws = [draw(find(name), key=key) for key in KEYS]
    return all(any(is_there(*case.inputs.values()) for case in cases) for cases in draws)


def test_a_clip_far_out_is_seen_in_probabilities_that_are_nearly_0() -> None:
    verdict = check("2a", lambda z: 1 / (1 + np.exp(-np.clip(z, -60, 60))))

    assert verdict.mistake == "clips"


@pytest.mark.parametrize("key", KEYS[:5])
def test_a_fit_that_ends_a_hundredth_beside_the_bottom_is_refused(key: str) -> None:
    exercise = find("2c")
    [case] = [case for case in draw(exercise, key=key) if case.inputs["n_steps"] == 1000]
    w, b = map(np.asarray, exercise.reference(*case.inputs.values()))

    assert exercise.compare(case, (w, b)) is None
    for beside in [(w + 0.01, b), (w, b - 0.01)]:
        assert exercise.compare(case, beside).kind == "bottom"


def test_nobody_stands_at_a_threshold() -> None:
    for p, _, accept, reject in inputs("2d"):
        assert np.abs(np.subtract.outer(p, [0.5, accept / (accept + reject)])).min() > 5e-4


def test_the_two_inputs_alone_pass_no_public_case_of_the_new_features() -> None:
    exercise = find("2e")

    faults = [exercise.compare(case, (case.inputs["X"],)) for case in exercise.public]

    assert [fault.kind for fault in faults] == ["accuracy"] * 3


def test_gradients_are_asked_for_at_every_shape_of_table() -> None:
    for is_there in [
        lambda X, y, w, b: X.shape[1] > len(X) > 1,
        lambda X, y, w, b: X.shape[1] == 1,
        lambda X, y, w, b: len(X) == 1,
        lambda X, y, w, b: X.dtype.kind == "i",
    ]:
        assert in_every_draw("3a", is_there)


def test_batches_are_asked_for_that_fit_and_that_do_not() -> None:
    for is_there in [
        lambda X, y, orders, size, rate: 1 < size < len(X) and len(X) % size == 0,
        # The last batch is so small that batches made equally large are other ones.
        lambda X, y, orders, size, rate: 1 < size < len(X) and 0 < len(X) % size < size - 1,
        lambda X, y, orders, size, rate: size == 1,
        lambda X, y, orders, size, rate: size == len(X),
        lambda X, y, orders, size, rate: size > len(X),
    ]:
        assert in_every_draw("3b", is_there)


@pytest.mark.parametrize("place", [0, 1])
def test_a_slope_that_is_off_by_a_hundredth_is_refused(place: int) -> None:
    exercise = find("3c")
    for case in (*exercise.public, *draw(exercise, key="practice")):
        values = [np.asarray(value) for value in exercise.reference(*case.inputs.values())]
        assert exercise.compare(case, tuple(values)) is None
        values[place] = values[place] + 0.01
        assert exercise.compare(case, tuple(values)) is not None


def test_a_small_wiggle_carries_no_example_near_the_boundary() -> None:
    for X, _, w, b, wiggle in inputs("3c"):
        room = np.abs(X @ w + b) / (1 + np.abs(X).max())
        assert wiggle > 0.01 or room.min() > 50 * wiggle


def test_a_loss_that_rises_by_a_millionth_rises_and_one_that_trembles_does_not() -> None:
    pick = find("3d").reference
    risen, trembling = ([[0.9, 0.5, 0.4], [0.9, 0.3, 0.3 + by]] for by in (1e-6, 1e-12))

    assert [pick(np.array(curves)) for curves in (risen, trembling)] == [0, 1]


def test_chains_are_asked_for_whose_weights_could_be_turned_and_still_fit() -> None:
    for name in ("4a", "4b"):
        assert in_every_draw(name, lambda *given: all_of_one_size(given))
        assert not all(all_of_one_size(given) for given in inputs(name))


def all_of_one_size(given: tuple) -> bool:
    """Whether all weights are as wide as they are high, in more than one layer."""
    [layers] = [each for each in given if isinstance(each, tuple)]
    return len(layers) > 1 and len({side for W, _ in layers for side in W.shape}) == 1


def test_outgoing_weights_that_were_rounded_make_another_function() -> None:
    def prune(W1, b1, W2, b2):
        W1, b1, W2, b2 = find("4e").reference(W1, b1, W2, b2)
        return W1, b1, np.round(W2, 4), b2

    verdict = check("4e", prune)

    assert not verdict.passed
    assert "compute something else" in dict(verdict.details)["Came"]


def test_the_mean_would_let_more_units_go_than_the_worst_network() -> None:
    for _, right, most in inputs("4f"):
        losses = right[:, :1] - right
        by_mean, by_worst = (np.sum(each <= most) for each in (losses.mean(0), losses.max(0)))
        assert 1 < by_worst <= by_mean - 2
