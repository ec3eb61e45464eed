"""What `check` says to answers that are wrong in ways that no exercise can foresee."""

import sys

import numpy as np
import pytest

from nnlib.grading import check

RIGHT_GATES = {"AND": ([1, 1], -1.5), "OR": ([1, 1], -0.5), "XOR": "C"}


def one_example(x, W, b):
    return np.array([x @ column for column in W.T]) + b


def details(verdict) -> dict[str, str]:
    return dict(verdict.details)


def test_an_unknown_name_is_answered_with_the_nearest_and_all_names() -> None:
    with pytest.raises(ValueError, match=r'no exercise "1e"\. There are: 1a, 1b, 1c, 1d'):
        check("1e", len)


def test_the_name_of_the_function_in_place_of_the_exercises_leads_to_the_exercise() -> None:
    with pytest.raises(ValueError, match=r'Did you mean "1c"\?'):
        check("gate", len)


def test_swapped_arguments_are_named() -> None:
    with pytest.raises(TypeError, match=r'first is a function\. Write check\("1a", neuron\)'):
        check(lambda x: x, "1a")


@pytest.mark.parametrize("name", ["1A", " 1a "])
def test_capitals_and_spaces_in_the_name_do_not_matter(name: str) -> None:
    assert check(name, lambda x, w, b, f: f(x @ w + b)).passed


@pytest.mark.parametrize("answer", [0.62, np.ones(3), "neuron", None, float])
def test_a_result_in_place_of_the_function_is_named(answer: object) -> None:
    verdict = check("1a", answer)

    assert not verdict.passed
    assert 'write check("1a", neuron), without brackets after neuron' in verdict.headline


def test_a_list_in_place_of_the_table_is_named() -> None:
    verdict = check("1c", [1, 2])

    assert "gates must be a dict" in verdict.headline
    assert "Came a list." in verdict.headline


def test_a_forgotten_return_is_named() -> None:
    def neuron(x, w, b, f):
        f(x @ w + b)

    verdict = check("1a", neuron)

    assert verdict.mistake == "none"
    assert details(verdict)["Came"] == "None"
    assert "return is missing" in details(verdict)["Why"]


def test_an_exception_is_told_with_the_learners_own_line() -> None:
    def neuron(x, w, b, f):
        z = x @ w + bias  # noqa: F821
        return f(z)

    verdict = check("1a", neuron)

    assert verdict.mistake == "raises"
    line = neuron.__code__.co_firstlineno + 1
    assert details(verdict)["Came"] == (
        f"NameError: name 'bias' is not defined\nin your line {line}: "
        "z = x @ w + bias  # noqa: F821"
    )


def test_an_exception_inside_numpy_is_told_with_the_learners_own_line() -> None:
    def neuron(x, w, b, f):
        return f(np.linalg.inv(x))

    came = details(check("1a", neuron))["Came"]

    assert "return f(np.linalg.inv(x))" in came
    assert f"in your line {neuron.__code__.co_firstlineno + 1}:" in came


def test_an_exception_in_a_given_function_is_told_with_the_learners_own_line() -> None:
    def neuron(x, w, b, f):
        return f("z")

    assert 'return f("z")' in details(check("1a", neuron))["Came"]


def test_a_wrong_number_of_arguments_is_told_with_both_spellings() -> None:
    def neuron(x, w, f):
        return f(x @ w)

    verdict = check("1a", neuron)

    assert verdict.mistake == "signature"
    assert details(verdict)["Came"] == "neuron(x, w, f)"
    assert details(verdict)["Expected"] == "to be called as neuron(x, w, b, f)"


@pytest.mark.parametrize(
    ("wrong", "mistake", "came"),
    [
        (lambda z: "0.6", "type", "'0.6'"),
        (lambda z: {"a": z}, "type", "a dict"),
        (lambda z: [[1.0], [1.0, 2.0]], "type", "a list that is not a block of numbers"),
        (lambda z: np.tanh, "type", "the function tanh, not its result"),
        (lambda z: (z, z), "count", "2 values, in a tuple"),
        (lambda z: [None], "type", "a list with other things than numbers"),
        (lambda z: z * 1j, "type", "complex128"),
        (lambda z: z * np.nan, "not-finite", "nan"),
        (lambda z: np.atleast_1d(z), "shape", "shape (1,): [0.5]"),
        (lambda z: z + 1e-4, "values", "0.5001"),
    ],
    ids=["text", "dict", "ragged", "function", "tuple", "none", "complex", "nan", "shape", "off"],
)
def test_a_result_of_the_wrong_kind_is_named(wrong, mistake: str, came: str) -> None:
    verdict = check("1a", lambda x, w, b, f: wrong(x @ w + b))

    assert verdict.mistake == mistake
    assert came in details(verdict)["Came"]


def test_an_in_place_change_is_named_with_the_input() -> None:
    def neuron(x, w, b, f):
        z = x @ w + b
        x *= 0
        return f(z)

    verdict = check("1a", neuron)

    assert verdict.mistake == "changes-inputs"
    assert "your function changed its input x" in details(verdict)["Came"]


def test_a_loop_in_a_helper_counts_as_a_loop() -> None:
    def layer(X, W, b):
        return np.apply_along_axis(one_example, 1, X, W, b)

    verdict = check("1b", layer)

    assert verdict.mistake == "keeps-a-loop"


def with_for(X, W, b):
    Z = np.empty((len(X), len(b)))
    for i in range(len(X)):
        Z[i] = X[i] @ W + b
    return Z


def with_while(X, W, b):
    rows = []
    while len(rows) < len(X):
        rows.append(X[len(rows)] @ W + b)
    return np.array(rows)


@pytest.mark.parametrize(
    "layer",
    [
        with_for,
        with_while,
        lambda X, W, b: np.array([x @ W + b for x in X]),
        lambda X, W, b: np.array(list(x @ W + b for x in X)),  # noqa: C400
    ],
    ids=["for", "while", "comprehension", "generator"],
)
def test_every_kind_of_loop_counts_as_a_loop(layer) -> None:
    assert check("1b", layer).mistake == "keeps-a-loop"


def test_two_mistakes_at_once_are_told_one_after_the_other() -> None:
    def boundary(w, b):
        length = np.hypot(w[0], w[1])
        return b * w / length**2, np.array([-w[1], w[0]]) / length

    assert check("1d", boundary).mistake == "bias-sign-in-the-point"


def test_any_point_and_both_directions_are_right() -> None:
    def boundary(w, b):
        length = np.hypot(*w)
        if length == 0:
            raise ValueError("no line")
        along = np.array([w[1], -w[0]]) / length
        return list(-b * w / length**2 + 3 * along), along

    assert check("1d", boundary).passed


def test_another_exception_than_the_one_asked_for_is_named() -> None:
    def boundary(w, b):
        if not w.any():
            raise ZeroDivisionError("no line")
        length = np.hypot(*w)
        return -b * w / length**2, np.array([-w[1], w[0]]) / length

    verdict = check("1d", boundary)

    assert verdict.mistake == "wrong-exception"
    assert details(verdict)["Expected"] == "a ValueError, raised"


def test_an_entry_that_is_still_dots_is_named_while_the_others_are_done() -> None:
    verdict = check("1c", RIGHT_GATES | {"OR": ([..., ...], ...)})

    assert verdict.mistake == "starter"
    assert verdict.case == "OR, the four corners"


def test_a_missing_entry_is_named() -> None:
    verdict = check("1c", {"And": ([1, 1], -1.5), "OR": ([1, 1], -0.5), "XOR": "C"})

    assert verdict.mistake == "missing"
    assert "'And'" in details(verdict)["Came"]
    assert '"AND"' in details(verdict)["Why"]


def test_three_numbers_in_place_of_weights_and_bias_are_named() -> None:
    verdict = check("1c", RIGHT_GATES | {"AND": [1, 1, -1.5]})

    assert verdict.mistake == "count"
    assert details(verdict)["Came"] == "3 values"


def test_weights_for_xor_are_answered_with_the_choice_of_letters() -> None:
    verdict = check("1c", RIGHT_GATES | {"XOR": "Z"})

    assert verdict.mistake == "type"
    assert "A, B, C, D, E" in details(verdict)["Why"]


def test_a_matrix_in_a_message_stands_in_rows() -> None:
    case = details(check("1b", lambda X, W, b: X @ W))["Case"]

    assert "X = [[1, 2, 3, 2.5],\n     [2, 0, -1, 0.5]]\nW = [[0.2" in case


def test_an_interrupt_passes_through() -> None:
    def neuron(x, w, b, f):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        check("1a", neuron)


def test_leaving_the_program_is_an_answer_and_no_exit() -> None:
    assert check("1a", lambda x, w, b, f: sys.exit(3)).mistake == "raises"


def test_the_words_of_a_verdict_fit_the_page_and_stay_the_same() -> None:
    first = repr(check("1a", lambda x, w, b, f: x @ w + b))

    assert max(map(len, first.splitlines())) <= 79
    assert first == repr(check("1a", lambda x, w, b, f: x @ w + b))
    assert " at 0x" not in first
