"""Chapter 1: what `check` says to wrong answers that beginners and experts really handed in."""

import numpy as np
import pytest

from nnlib.grading import check

RIGHT_GATES = {"AND": ([1, 1], -1.5), "OR": ([1, 1], -0.5), "XOR": "C"}


def details(verdict) -> dict[str, str]:
    return dict(verdict.details)


def right_boundary(w, b):
    length = np.hypot(*w)
    return -b * w / length**2, np.array([-w[1], w[0]]) / length


def refusing(test):
    """Make an answer to 1d that is right but refuses the weights that the test picks."""

    def boundary(w, b):
        if test(w):
            raise ValueError("no line")
        return right_boundary(w, b)

    return boundary


@pytest.mark.parametrize("test", [lambda w: w[0] + w[1] == 0, lambda w: sum(w) == 0])
def test_weights_that_cancel_are_a_line(test) -> None:
    verdict = check("1d", refusing(test))

    assert verdict.mistake == "refuses-weights-that-cancel"
    assert verdict.case == "opposite weights"
    assert details(verdict)["Why"] == (
        "The weights cancel in your sum, but they are not both 0. Test each: w[0] == 0 and "
        "w[1] == 0."
    )


@pytest.mark.parametrize(
    "test",
    [lambda w: w[1] == 0, lambda w: w[0] * w[1] == 0, lambda w: 0 in w],
    ids=["w2", "product", "any"],
)
def test_who_refuses_the_vertical_line_is_told_that_it_is_one(test) -> None:
    verdict = check("1d", refusing(test))

    assert verdict.mistake == "refuses-the-vertical"
    assert details(verdict)["Why"] == "A vertical line is a line. Only w = (0, 0) has none."


def test_who_refuses_the_horizontal_line_is_told_that_it_is_one() -> None:
    verdict = check("1d", refusing(lambda w: w[0] == 0))

    assert details(verdict)["Why"] == "A horizontal line is a line. Only w = (0, 0) has none."


@pytest.mark.parametrize("zero", [[0, 0], (0, 0), 0], ids=["list", "tuple", "number"])
def test_an_array_in_an_if_is_named(zero) -> None:
    verdict = check("1d", refusing(lambda w: w == zero))

    assert verdict.mistake == "array-in-an-if"
    assert "w[0] == 0 and w[1] == 0" in details(verdict)["Why"]


def test_an_array_in_an_if_is_named_in_every_exercise() -> None:
    def neuron(x, w, b, f):
        return f(x @ w + b) if x > 0 else 0

    assert "one True or False for each entry" in details(check("1a", neuron))["Why"]


@pytest.mark.parametrize("sign", [-1, 1])
def test_a_distance_in_place_of_the_point_is_named(sign: int) -> None:
    def boundary(w, b):
        _, direction = refusing(lambda w: not w.any())(w, b)
        return sign * b / np.hypot(*w), direction

    verdict = check("1d", boundary)

    assert verdict.mistake == "distance-as-point"
    assert "is the distance. Walk it along w / ‖w‖ to get a point" in details(verdict)["Why"]


def by_product(x, w, b, f):
    return np.array([f(row @ w + b) for row in x])


def by_dot(x, w, b, f):
    return np.array([f(np.dot(row, w) + b) for row in x])


def by_index(x, w, b, f):
    out = []
    for row in x:
        z = b
        for i in range(len(row)):
            z += w[i] * row[i]
        out.append(f(z))
    return np.array(out)


def by_zip(x, w, b, f):
    return np.array([f(b + sum(wi * xi for wi, xi in zip(w, row, strict=True))) for row in x])


def by_subscript(x, w, b, f):
    return np.array([f(sum(w[i] * row[i] for i in range(len(w))) + b) for row in x])


@pytest.mark.parametrize("neuron", [by_product, by_dot, by_index, by_zip, by_subscript])
def test_a_loop_over_rows_is_told_what_it_does_to_one_example(neuron) -> None:
    verdict = check("1a", neuron)

    assert verdict.mistake == "loops-over-rows"
    assert verdict.case == "one example"
    assert details(verdict)["Why"] == (
        "x is one example here, so your loop takes single numbers out of it, not rows. x @ w "
        "serves both without a loop."
    )
    assert "gufunc" not in verdict.message


def test_a_number_before_the_product_sign_is_named_without_numpys_inner_words() -> None:
    verdict = check("1a", lambda x, w, b, f: f(x[0] @ w + b))

    assert verdict.mistake == "raises"
    assert "gufunc" not in verdict.message
    assert "single number" in details(verdict)["Why"]


def test_what_print_shows_above_the_verdict_is_explained() -> None:
    def neuron(x, w, b, f):
        print(f(x @ w + b))

    why = details(check("1a", neuron))["Why"]

    assert "If lines stand above, they are your print's: one for each case" in why


def test_a_bias_added_to_the_weights_is_named() -> None:
    verdict = check("1b", lambda X, W, b: X @ (W + b))

    assert verdict.mistake == "bias-in-the-weights"
    assert details(verdict)["Why"] == "b was added to the weights. First X @ W, then + b."


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ({"OR": ..., "XOR": ...}, "not yet. AND is right."),
        ({"OR": ...}, "not yet. AND and XOR are right."),
        ({"AND": ([1, 1], 1.5), "OR": ..., "XOR": ...}, "not yet."),
        ({"AND": ([1, 1], -1), "XOR": "A"}, "not yet. OR is right."),
    ],
)
def test_the_entries_of_a_table_that_are_right_are_named(entries, said: str) -> None:
    assert check("1c", RIGHT_GATES | entries).headline.endswith(said)
