"""Chapter 4: what `check` says to wrong answers beyond the listed ones, and to other right ones."""

import numpy as np
import pytest

from nnlib.grading import check, run
from nnlib.grading.exercise import Case

W1, B1 = [[0, 3, -1], [1, -1, -1]], [-1, -2, 6]
ONES = [[1], [1], [1]]
INSIDE = (W1, B1, ONES, [-2.5])
OUTSIDE = (W1, B1, [[-1], [-1], [-1]], [2.5])


def details(verdict) -> dict[str, str]:
    return dict(verdict.details)


def inside(W1=W1, b1=B1, W2=ONES, b2=(-2.5,)):
    """Check a network for the inside beside a right one for the outside."""
    return check("4d", {"inside": (W1, b1, W2, b2), "outside": OUTSIDE})


def test_layers_in_a_case_are_shown_as_python_finds_them() -> None:
    case = details(check("4a", lambda layers: layers[0]))["Case"]

    assert (
        "layers[0][0] = [[1, 2, 0],\n                [-1, 0, 1]]\nlayers[0][1] = [1, 0, 2]" in case
    )


def test_an_array_in_layers_that_was_written_into_is_named() -> None:
    def collapse(layers):
        W, b = layers[0][0], np.zeros(len(layers[0][0]))
        for place, (V, c) in enumerate(layers):
            W, b = (W, c) if place == 0 else (W @ V, b @ V + c)
        layers[0][1][0] = 7
        return W, b

    verdict = check("4a", collapse)

    assert verdict.mistake == "changes-inputs"
    assert "after b = layers[0][1], b += … changes layers too" in details(verdict)["Why"]


def test_an_answer_gets_copies_of_all_arrays_in_a_tuple() -> None:
    def spoil(layers):
        layers[0][0][...] = 77
        return 0

    case = Case("", {"layers": ((np.ones((2, 2)), np.ones(2)),)})
    outcome = run(spoil, case, given={})

    assert outcome.changed == ("layers",)
    assert np.all(case.inputs["layers"][0][0] == 1)


def test_a_loop_that_sets_w_before_b_is_told_which_w_meets_b() -> None:
    def collapse(layers):
        W, b = layers[0]
        for V, c in layers[1:]:
            W = W @ V
            b = b @ W + c
        return W, b

    verdict = check("4a", collapse)

    assert verdict.mistake == "bias-through-the-product"
    assert "If your loop sets W first, b meets the new W" in details(verdict)["Why"]


def test_a_loop_that_ends_one_layer_early_is_not_taken_for_two_layers() -> None:
    def forward(X, layers, f):
        for k in range(len(layers) - 2):
            X = f(X @ layers[k][0] + layers[k][1])
        return X @ layers[-1][0] + layers[-1][1]

    assert check("4b", forward).mistake == "one-layer-short"


def test_f_inside_the_loop_with_a_condition_that_always_holds_is_f_on_the_last() -> None:
    def forward(X, layers, f):
        for k in range(len(layers)):
            X = X @ layers[k][0] + layers[k][1]
            if k < len(layers):
                X = f(X)
        return X

    assert check("4b", forward).mistake == "f-on-the-last"


def test_two_wrong_counts_are_told_one_after_the_other() -> None:
    assert check("4c", lambda s: (len(s), sum(s), 0)).mistake == "inputs-as-a-layer"
    assert check("4c", lambda s: (len(s) - 1, sum(s), 0)).mistake == "inputs-as-neurons"


def test_three_counts_may_come_in_an_array() -> None:
    assert check(
        "4c", lambda s: np.array([len(s) - 1, sum(s[1:]), sum((s[:-1] + 1) * s[1:])])
    ).passed


def test_parameters_alone_are_told_that_three_numbers_are_needed() -> None:
    verdict = check("4c", lambda s: sum((s[:-1] + 1) * s[1:]))

    assert details(verdict)["Why"] == ("End the function with: return layers, neurons, parameters")


@pytest.mark.parametrize("scale", [1, 0.01])
def test_weights_of_any_size_and_plain_lists_are_right(scale: float) -> None:
    W = [[scale * w for w in row] for row in W1]
    b = [scale * each for each in B1]

    assert inside(W, b, [1, 1, 1], -2.5).passed


def test_units_that_say_1_beyond_their_sides_are_right_if_none_of_them_may() -> None:
    turned = -np.array(W1), -np.array(B1)

    assert inside(*turned, [[-1], [-1], [-1]], [0.5]).passed


@pytest.mark.parametrize(
    ("change", "mistake"),
    [
        ({"b1": [1, 2, -6]}, "all-biases-with-the-other-sign"),
        ({"b1": [1, -2, 6]}, "one-bias-with-the-other-sign"),
        ({"b2": [-0.1]}, "or-for-and"),
        ({"b2": [-1.9]}, "two-of-three"),
        ({"b2": [-3]}, "never-above-zero"),
        ({"W1": [[0, 3, 1], [1, -1, 1]], "b1": [-1, -2, -6]}, "one-side-turned"),
        ({"W2": [[1], [1], [0]], "b2": [-1.5]}, "one-side-open"),
        ({"W1": [[1, -1, -1], [0, 3, -1]]}, "rows-of-w1-swapped"),
    ],
)
def test_a_wrong_triangle_is_told_what_it_does(change: dict, mistake: str) -> None:
    assert inside(**change).mistake == mistake


TURNED = [[0, -3, 1], [-1, 1, 1]], [1, 2, -6]
MINUS = [[-1], [-1], [-1]]


@pytest.mark.parametrize(
    ("outside", "mistake"),
    [
        ((W1, B1, ONES, [-0.5]), "or-of-unturned-sides"),
        ((W1, B1, MINUS, [-2.5]), "bias-not-turned"),
        ((W1, B1, MINUS, [0.5]), "never-above-zero"),
        ((W1, B1, ONES, [2.5]), "weights-not-turned"),
        ((*TURNED, ONES, [-2.5]), "no-point-is-beyond-all"),
        ((*TURNED, MINUS, [2.5]), "turned-twice"),
        (INSIDE, "opposite-answers"),
    ],
)
def test_a_wrong_outside_is_told_what_was_turned_and_what_was_not(outside, mistake) -> None:
    assert check("4d", {"inside": INSIDE, "outside": outside}).mistake == mistake


def test_no_bias_of_an_and_is_advised_where_no_unit_says_1_inside() -> None:
    verdict = inside(*TURNED, MINUS, [-0.5])

    assert verdict.mistake == "none-of-the-turned-sides"
    assert "2.5" not in details(verdict)["Why"]


def test_a_side_at_another_place_is_told_with_a_point_and_the_hidden_answers() -> None:
    verdict = inside(b1=[-1, -2, 5])

    assert verdict.mistake == "points"
    assert "0 at (2, 3): the hidden units say [1, 1, 0], so z = -0.5" in details(verdict)["Came"]


def test_a_side_that_is_right_at_the_six_points_only_is_found_on_the_grid() -> None:
    verdict = inside(W1=[[0, 3, -1], [1, -1, -1.1]], b1=[-1, -2, 6.1])

    assert verdict.case == "inside, points everywhere"


def test_the_outside_as_three_turned_sides_at_once_is_told_that_no_point_is_there() -> None:
    turned = [[0, -3, 1], [-1, 1, 1]], [1, 2, -6], ONES, [-2.5]

    verdict = check("4d", {"inside": INSIDE, "outside": turned})

    assert verdict.mistake == "no-point-is-beyond-all"
    assert verdict.headline.endswith("not yet. inside is right.")


@pytest.mark.parametrize("statistic", [np.mean, np.median])
def test_a_choice_by_the_middle_of_the_losses_is_told_what_was_promised(statistic) -> None:
    def how_many(n_gone, right, most):
        losses = right[:, :1] - right
        chosen = n_gone[statistic(losses, axis=0) <= most].max()
        return losses.mean(axis=0), losses.max(axis=0), chosen

    verdict = check("4f", how_many)

    assert verdict.mistake == "decides-by-the-mean"
    assert "one of them loses more than allowed" in details(verdict)["Why"]
