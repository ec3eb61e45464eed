"""Chapter 3: what `check` says to answers near to the classic mistakes, and to odd right ones."""

import numpy as np
import pytest

from nnlib.grading import check, draw, find, mark, run

KEYS = [str(number) for number in range(10)]


def detail(verdict, name: str) -> str:
    return dict(verdict.details)[name]


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def mean_loss(X, y, w, b):
    z = X @ w + b
    return np.mean(np.logaddexp(0, z) - y * z)


def cases(exercise: str, key: str = "practice"):
    return (*find(exercise).public, *draw(find(exercise), key=key))


@pytest.mark.parametrize("key", KEYS[:3])
def test_the_gradient_asked_for_is_what_a_wiggle_measures(key: str) -> None:
    for case in cases("3a", key):
        if case.name == "sure of everything":  # where a wiggle meets a kink
            continue
        X, y, w, b = case.inputs.values()
        dw, db = find("3a").reference(X, y, w, b)
        around = [(mean_loss(X, y, w + step, b) - mean_loss(X, y, w - step, b)) / 2e-5
                  for step in 1e-5 * np.eye(len(w))]  # fmt: skip

        assert np.allclose(dw, around, rtol=0, atol=1e-8)
        assert np.isclose(db, (mean_loss(X, y, w, b + 1e-5) - mean_loss(X, y, w, b - 1e-5)) / 2e-5)


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("wiggle", [1e-3, 1e-4, 1e-5, 1e-6])
@pytest.mark.parametrize("below", [0, 1])
def test_slopes_that_were_measured_never_pass_for_the_formula(key, wiggle, below) -> None:
    def gradient(X, y, w, b):
        def slope(dw, db):
            rise = mean_loss(X, y, w + dw, b + db) - mean_loss(X, y, w - below * dw, b - below * db)
            return rise / ((1 + below) * wiggle)

        return [slope(step, 0) for step in wiggle * np.eye(len(w))], slope(0 * w, wiggle)

    every = cases("3a", key)

    verdict = mark(find("3a"), every, [run(gradient, case, given={}) for case in every])

    assert verdict.mistake == "measured"


@pytest.mark.parametrize("digits", [4, 6])
def test_a_rounded_gradient_is_not_taken_for_a_measured_one(digits: int) -> None:
    def gradient(*inputs):
        return tuple(np.round(each, digits) for each in find("3a").reference(*inputs))

    assert check("3a", gradient).mistake == "values"


def test_half_a_gradient_is_not_taken_for_that_of_a_squared_error() -> None:
    verdict = check("3a", lambda X, y, w, b: (X.T @ (sigmoid(X @ w + b) - y) / len(y) / 2,
                                              np.mean(sigmoid(X @ w + b) - y) / 2))  # fmt: skip

    assert verdict.mistake == "values"


def walk(X, y, orders, batch_size, learning_rate, *, cut=lambda n, size: range(0, n, size)):
    w, b = np.zeros(X.shape[1]), 0.0
    for order in orders:
        for start in cut(len(order), batch_size):
            batch = order[start : start + batch_size]
            residual = sigmoid(X[batch] @ w + b) - y[batch]
            w = w - learning_rate * X[batch].T @ residual / len(batch)
            b = b - learning_rate * residual.mean()
    return w, b


def test_two_ways_to_drop_the_last_batch_get_the_same_words() -> None:
    by_range = check("3b", lambda *a: walk(*a, cut=lambda n, size: range(0, n - size + 1, size)))
    by_count = check("3b", lambda *a: walk(*a, cut=lambda n, size: [i * size for i in
                                                                    range(n // size)]))  # fmt: skip

    assert by_range.mistake == by_count.mistake == "drops-the-last-batch"
    assert by_range.case == "one epoch of five, batches of two"


@pytest.mark.parametrize("key", KEYS)
def test_batches_made_equal_differ_from_those_asked_for_in_a_hidden_case(key: str) -> None:
    sizes = [(case.inputs["orders"].shape[1], case.inputs["batch_size"])
             for case in draw(find("3b"), key=key)]  # fmt: skip

    assert any(n % size == 1 and n > 2 * size for n, size in sizes)


def test_numpys_split_at_every_batch_size_is_right() -> None:
    def sgd(X, y, orders, batch_size, learning_rate):
        cuts = [np.split(order, range(batch_size, len(order), batch_size)) for order in orders]
        w, b = np.zeros(X.shape[1]), 0.0
        for batch in (batch for batches in cuts for batch in batches):
            dw, db = find("3a").reference(X[batch], y[batch], w, b)
            w, b = w - learning_rate * dw, b - learning_rate * db
        return w, b

    assert check("3b", sgd).passed


def test_a_shuffle_in_place_is_seen() -> None:
    def shuffles(X, y, orders, batch_size, learning_rate):
        found = walk(X, y, orders, batch_size, learning_rate)
        X[:] = X[orders[0]]
        return found

    assert check("3b", shuffles).mistake == "changes-inputs"


def test_the_paper_case_of_3b_is_the_chapters_worked_example() -> None:
    w, b = find("3b").reference(*find("3b").public[0].inputs.values())

    assert np.round([w[0], b], 3).tolist() == [-0.589, 1.033]


def slopes_with(letter, decides=lambda z: z > 0):
    def slopes(X, y, w, b, wiggle):
        def measured(loss):
            rises = [loss(X @ (w + e) + b) - loss(X @ (w - e) + b) for e in wiggle * np.eye(len(w))]
            rises.append(loss(X @ w + b + wiggle) - loss(X @ w + b - wiggle))
            return np.array(rises) / (2 * wiggle)

        return (measured(lambda z: np.mean(decides(z) != y)),
                measured(lambda z: np.mean(np.logaddexp(0, z) - y * z)), letter)  # fmt: skip

    return slopes


@pytest.mark.parametrize("letter", ["D", "d", " D "])
def test_the_letter_may_be_small_and_have_spaces(letter: str) -> None:
    assert check("3c", slopes_with(letter)).passed


@pytest.mark.parametrize("letter", ["A", "B", "C", "E"])
def test_each_wrong_argument_is_answered_and_the_right_one_not_told(letter: str) -> None:
    verdict = check("3c", slopes_with(letter))

    assert f"Argument {letter} " in detail(verdict, "Why")
    assert "D" not in detail(verdict, "Expected")


@pytest.mark.parametrize("letter", ["F", 4, "D, because"])
def test_what_is_no_letter_is_told_which_there_are(letter) -> None:
    assert "A, B, C, D, E" in detail(check("3c", slopes_with(letter)), "Why")


@pytest.mark.parametrize("key", KEYS)
def test_no_way_to_say_where_the_answer_turns_is_wrong_by_rounding(key: str) -> None:
    exercise = find("3c")
    for case in cases("3c", key):
        for decides in (lambda z: z >= 0, lambda z: sigmoid(z) > 0.5):
            values = slopes_with("D", decides)(*case.inputs.values())

            assert exercise.compare(case, tuple(map(np.asarray, values))) is None


def test_a_small_wiggle_on_a_stair_measures_exactly_nothing() -> None:
    for case in cases("3c"):
        of_mistakes = find("3c").reference(*case.inputs.values())[0]

        assert (of_mistakes == 0).all() == (case.inputs["wiggle"] == 1e-4)


@pytest.mark.parametrize("key", KEYS)
def test_chance_favours_no_rule_of_thumb_for_the_learning_rate(key: str) -> None:
    lucky = [case.inputs["curves"] for case in draw(find("3d"), key=key)[:2]]

    for curves in lucky:
        row = find("3d").reference(curves)
        assert row not in (-1, np.argmin(curves[:, 1]), np.argmin(curves[:, -1]))
        assert np.diff(curves[np.argmin(curves[:, -1])])[-6:].max() > 0.03


def test_a_curve_that_left_the_numbers_is_named() -> None:
    verdict = check("3d", lambda curves: int(np.argmin(curves.mean(axis=1))))

    assert verdict.mistake == "not-a-number-wins"


def lowest(height, *, room=1e-9):
    def pick(curves):
        is_sound = np.isfinite(curves).all(axis=1) & (np.diff(curves) <= room).all(axis=1)
        heights = np.where(is_sound, height(curves), np.inf)
        return int(np.argmin(heights)) if is_sound.any() else -1

    return pick


@pytest.mark.parametrize(
    ("pick", "mistake"),
    [
        (lowest(lambda curves: curves[:, -1], room=0), "no-room-for-rounding"),
        (lowest(lambda curves: curves[:, -1], room=1e-8), "too-much-room"),
        (lowest(lambda curves: curves[:, -1], room=1e-3), "too-much-room"),
        (lowest(lambda curves: curves[:, 1]), "lowest-first-step"),
        (lowest(lambda curves: curves.sum(axis=1)), "lowest-mean"),
    ],
)
@pytest.mark.parametrize("key", KEYS)
def test_another_rule_than_the_texts_picks_a_row_of_its_own(pick, mistake: str, key: str) -> None:
    exercise, every = find("3d"), cases("3d", key)

    verdict = mark(exercise, every, [run(pick, case, given={}) for case in every])

    assert verdict.mistake == mistake
