"""Questions: what they refuse, in which order they show, what they say."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from nnlib import explore
from nnlib.explore.questions import Question
from nnlib.explore.questions.lines import n_wrong

WHY = {"why": "Because.", "otherwise": "Otherwise."}


def a_choice(**changes: Any) -> Question:
    given = {"right": {"stays": "It does."}, "wrong": {"turns": "No.", "moves": "No."}}
    return explore.choice(**given | changes)


def an_order() -> Question:
    return explore.order({"sum": "First.", "bias": "Then.", "activation": "Last."})


REFUSED: list[tuple[Callable[[], object], str]] = [
    (lambda: a_choice(right={}), "needs a right answer, but right is empty"),
    (lambda: a_choice(wrong={}), "at least two answers, but it has one"),
    (lambda: a_choice(wrong={"stays": "No."}), "stands under right and under wrong"),
    (lambda: a_choice(wrong={" stays": "No."}), "stands under right and under wrong"),
    (lambda: a_choice(wrong={"*a*": "No.", "_a_": "No."}), "'\\*a\\*' and '_a_' look the same"),
    (lambda: a_choice(wrong={"turns": " "}), "explanation of the answer 'turns' must say some"),
    (lambda: a_choice(wrong={"": "No."}), "An answer must say something"),
    (lambda: explore.number(float("nan"), **WHY), "value must be finite, because nobody can type"),
    (lambda: explore.number(float("inf"), **WHY), "value must be finite"),
    (lambda: explore.number(2, why="", otherwise="a"), "why must say something"),
    (lambda: explore.number(2, why="a", otherwise=""), "otherwise must say something"),
    (lambda: explore.number(2, **WHY, tolerance=-1), "tolerance must be 0 or more"),
    (lambda: explore.number(2, **WHY, wrong={2: "a"}), "of the right number 2"),
    (lambda: explore.number(2, **WHY, wrong={2.1: "a"}, tolerance=0.1), "of the right number 2"),
    (lambda: explore.number(2, **WHY, wrong={5: "a", 5.1: "b"}, tolerance=0.1), "wrong number 5,"),
    (lambda: explore.number(2, **WHY, wrong={float("nan"): "a"}), "A number in wrong must be fin"),
    (lambda: explore.number(2, **WHY, wrong={5: ""}), "The explanation of 5 must say something"),
    (lambda: explore.order({}), "at least two entries, but it has 0"),
    (lambda: explore.order({"sum": "First."}), "at least two entries, but it has 1"),
    (lambda: explore.order({"sum": "", "b": "c"}), "The reason for 'sum' must say something"),
    (lambda: explore.order({"**a**": "b", "__a__": "c"}), "look the same on the page"),
    (lambda: explore.line([[0, 0], [1, 1]], [0, 2]), "class numbers from 0 to 1"),
    (lambda: explore.line([[0, 0], [1, 1]], [0, 1], other=""), "other must say something"),
]


@pytest.mark.parametrize(("make", "words"), REFUSED)
def test_a_question_that_no_reader_could_answer_is_refused(
    make: Callable[[], object], words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        make()


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: a_choice(right="stays"), "right must map each answer to its explanation"),
        (lambda: explore.number("2", **WHY), "value must be a number, but it is '2'"),
        (lambda: explore.number(True, **WHY), "value must be a number, but it is True"),
        (lambda: explore.number(2, **WHY, unit=None), "unit must be text"),
        (lambda: explore.order(["sum", "bias"]), "entries must map each answer"),
    ],
)
def test_the_wrong_kind_of_thing_is_refused_by_its_name(
    make: Callable[[], object], words: str
) -> None:
    with pytest.raises(TypeError, match=words):
        make()


def test_choices_are_mixed_the_same_way_every_time() -> None:
    first = [option["html"] for option in a_choice().page("one")["options"]]
    again = [option["html"] for option in a_choice().page("one")["options"]]

    assert first == again
    assert sorted(first) == ["moves", "stays", "turns"]


def test_the_right_answer_does_not_always_stand_first() -> None:
    places = {
        [option["right"] for option in a_choice().page(f"card-{i}")["options"]].index(True)
        for i in range(30)
    }

    assert places == {0, 1, 2}


def test_the_order_of_writing_does_not_show_on_the_card() -> None:
    turned = explore.choice(right={"moves": "a"}, wrong={"turns": "b", "stays": "c"})

    assert [option["html"] for option in turned.page("one")["options"]] == [
        option["html"] for option in a_choice().page("one")["options"]
    ]


@pytest.mark.parametrize("name", [f"card-{i}" for i in range(30)])
def test_an_order_never_starts_in_the_right_order(name: str) -> None:
    start = explore.order({"a": "First.", "b": "Then."}).page(name)["start"]

    assert start == [1, 0]


def test_paper_shows_entries_in_the_order_of_the_card() -> None:
    question = an_order()
    entries = ["sum", "bias", "activation"]
    start = [entries[i] for i in question.page("one")["start"]]

    shown = question.asked("one")

    assert sorted(start, key=shown.index) == start


def test_paper_explains_every_answer_the_right_one_first() -> None:
    html = a_choice().explained("one")

    assert html.index("Right:") < html.index("Not so:")
    assert html.count("<p>No.</p>") == 2


def test_paper_explains_every_number() -> None:
    html = explore.number(-2, **WHY, wrong={20: "Bias."}, unit="mV").explained("one")

    assert "−2 mV" in html
    assert "20 mV" in html
    assert "<p>Otherwise.</p>" in html


def test_the_frame_around_the_points_holds_them_and_both_ends_of_the_line() -> None:
    page = explore.line([[1, 1], [5, 9]], [0, 1]).page("one")
    left, right, bottom, top = page["limits"]

    places = [*page["start"], *(point[:2] for point in page["points"])]

    assert all(left < x1 < right and bottom < x2 < top for x1, x2 in places)


def test_a_line_is_turned_to_the_better_side() -> None:
    question = explore.line([[0, 0], [0, 3]], [1, 0])

    w, b = question.meaning([[0, 1], [2, 1]], "one")

    assert w.tolist() == [0, -1]
    assert b == 1
    assert n_wrong(question.points, w, b) == 0


def test_a_line_of_few_right_points_still_beats_its_reverse() -> None:
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(40, 2)), rng.integers(0, 2, size=40)

    w, b = explore.line(X, y).meaning([[-1, -1], [2, 0.5]], "one")

    points = explore.line(X, y).points
    assert n_wrong(points, w, b) <= n_wrong(points, -w, -b)
