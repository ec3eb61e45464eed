"""Cards in Python: their traits, what they send and take, what they refuse, what paper shows."""

from typing import Any

import numpy as np
import pytest
from traitlets import TraitError

from nnlib import explore
from nnlib.explore.cards import Card
from nnlib.explore.questions import Question

X, Y = [[0.0, 0.0], [0.0, 3.0], [1.0, 4.0]], [0, 1, 1]


def choice() -> Question:
    return explore.choice(right={"stays": "It does."}, wrong={"turns": "No.", "moves": "No."})


def number(value: float = 2) -> Question:
    return explore.number(value, why="Because.", otherwise="Otherwise.", unit="mV")


def order() -> Question:
    return explore.order({"sum": "First.", "bias": "Then.", "activation": "Last."})


def ruler() -> explore.Prediction:
    return explore.predict("ruler", "Lay a line.", explore.line(X, Y), happened="It is drawn.")


def answer_from_page(card: Card, answer: Any) -> None:
    """Do what the page does: set the record."""
    card.set_state({"_record": {"answer": answer}})


def state(card: Card) -> dict[str, Any]:
    return dict(card.get_state())


def test_a_checkpoint_says_what_it_is_in_fixed_words() -> None:
    card = explore.checkpoint("flip", "What happens?", choice())

    assert repr(card) == "Checkpoint 'flip': run this cell to answer it."


def test_the_page_gets_question_answers_and_fingerprint() -> None:
    sent = state(explore.checkpoint("flip", "What is $w$?", number()))

    assert sent["_question"].startswith('<p>What is <math data-tex="w"')
    assert sent["_answers"]["kind"] == "number"
    assert len(sent["_fingerprint"]) == 16
    assert sent["_record"] == {}


def test_the_answer_of_the_page_comes_back_as_the_author_wrote_it() -> None:
    card = explore.checkpoint("flip", "What happens?", choice())
    shown = [option["html"] for option in state(card)["_answers"]["options"]]

    answer_from_page(card, shown.index("turns"))

    assert card.given == "turns"


def test_a_number_comes_back_as_a_number() -> None:
    card = explore.predict("far", "How far?", number(), happened="Two.")

    answer_from_page(card, 7)

    assert card.prediction == 7.0


def test_an_order_comes_back_as_the_texts_in_order() -> None:
    card = explore.checkpoint("steps", "Order them.", order())

    answer_from_page(card, [2, 0, 1])

    assert card.given == ["activation", "sum", "bias"]


def test_a_forgotten_answer_is_none_again() -> None:
    card = explore.checkpoint("far", "How far?", number())
    answer_from_page(card, 7)

    card.set_state({"_record": {}})

    assert card.given is None


def test_a_prediction_can_be_observed() -> None:
    card, seen = explore.predict("far", "How far?", number(), happened="Two."), []
    card.observe(lambda change: seen.append(change["new"]), names="given")

    answer_from_page(card, 7)

    assert seen == [7.0]


def test_a_prediction_cannot_be_put_into_the_readers_mouth() -> None:
    card = explore.predict("far", "How far?", number(), happened="Two.")

    with pytest.raises(TraitError, match="read-only"):
        card.given = 2


def test_before_it_is_drawn_there_is_no_line() -> None:
    assert ruler().line is None


def test_the_readers_line_comes_back_as_weights_and_bias() -> None:
    card = ruler()

    answer_from_page(card, [[0, 1], [2, 1]])

    assert card.line is not None
    w, b = card.line
    assert w.tolist() == [0, 1]
    assert b == -1


def test_changing_the_line_that_came_back_changes_nothing() -> None:
    card = ruler()
    answer_from_page(card, [[0, 1], [2, 1]])
    assert card.line is not None

    card.line[0][:] = 9

    assert card.line[0].tolist() == [0, 1]


def test_the_line_to_compare_with_reaches_the_page_and_can_be_read() -> None:
    card = ruler()

    card.answer = (np.array([[1.0], [2.0]]), np.array([0.5]))

    assert state(card)["_answer"] == [1.0, 2.0, 0.5]
    assert card.answer is not None
    assert card.answer[0].tolist() == [1, 2]
    assert card.answer[1] == 0.5


def test_the_line_to_compare_with_can_be_taken_away() -> None:
    card = ruler()
    card.answer = ([1, 2], 0)

    card.answer = None

    assert card.answer is None
    assert state(card)["_answer"] == []


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ([1, 2, 3], "answer must be a pair of weights and bias"),
        (([1, 2, 3], 0), "two weights and one bias, but it holds 3 and 1"),
        (([0, 0], 1), "no line belongs to it"),
        (([1, float("nan")], 1), "w must be finite"),
        (([1, 2], float("inf")), "b must be finite"),
    ],
)
def test_a_line_that_is_none_is_refused(line: Any, words: str) -> None:
    with pytest.raises((TypeError, ValueError), match=words):
        ruler().answer = line


def test_a_card_without_a_line_does_not_take_one() -> None:
    card = explore.predict("far", "How far?", number(), happened="Two.")

    with pytest.raises(AttributeError, match="asks for another kind of answer"):
        card.answer = ([1, 2], 0)


def test_a_checkpoint_refuses_a_question_without_right_and_wrong() -> None:
    with pytest.raises(TypeError, match="a line is neither"):
        explore.checkpoint("ruler", "Lay a line.", explore.line(X, Y))


def test_a_card_refuses_what_is_no_question() -> None:
    with pytest.raises(TypeError, match="must come from choice, number, order or line"):
        explore.checkpoint("flip", "What happens?", {"stays": "It does."})


@pytest.mark.parametrize("name", ["", "Two lines", "two_lines", "-a", 3, None])
def test_a_bad_name_is_refused(name: Any) -> None:
    with pytest.raises(ValueError, match="must be small letters, digits and hyphens"):
        explore.checkpoint(name, "What happens?", choice())


def test_an_empty_question_is_refused() -> None:
    with pytest.raises(ValueError, match="The question must say something"):
        explore.checkpoint("flip", " ", choice())


def test_an_empty_story_is_refused() -> None:
    with pytest.raises(ValueError, match="happened must say something"):
        explore.predict("flip", "What happens?", choice(), happened="")


def test_another_wording_of_an_explanation_keeps_the_readers_answers() -> None:
    first = explore.choice(right={"stays": "It does."}, wrong={"turns": "No."})
    reworded = explore.choice(right={"stays": "Indeed."}, wrong={"turns": "It does not."})

    cards = [explore.checkpoint("flip", "What?", question) for question in (first, reworded)]

    assert state(cards[0])["_fingerprint"] == state(cards[1])["_fingerprint"]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("What else?", number()),
        ("What?", number(3)),
        ("What?", choice()),
        ("What?", order()),
        ("What?", explore.number(2, why="Because.", otherwise="Otherwise.")),
    ],
)
def test_another_question_has_another_fingerprint(text: str, question: Question) -> None:
    here = state(explore.checkpoint("flip", "What?", number()))["_fingerprint"]

    assert state(explore.checkpoint("flip", text, question))["_fingerprint"] != here


def test_paper_shows_a_checkpoint_with_every_explanation_in_a_fold() -> None:
    html = explore.checkpoint("flip", "What happens?", choice()).still()
    question, fold = html.split('<details class="fold">')

    assert "<p>What happens?</p>" in question
    assert question.count("<li>") == 3
    assert "It does." not in question
    assert "<summary>Answer</summary>" in fold
    assert fold.count("Right:") == 1
    assert fold.count("Not so:") == 2


@pytest.mark.parametrize("question", [choice(), number(), order(), explore.line(X, Y)])
def test_paper_shows_a_prediction_with_what_happened_in_a_fold(question: Question) -> None:
    html = explore.predict("far", "How far?", question, happened="It was *two*.").still()
    asked, fold = html.split('<details class="fold">')

    assert "<p>How far?</p>" in asked
    assert "two" not in asked
    assert "<summary>What happened</summary>" in fold
    assert "<p>It was <em>two</em>.</p>" in fold


def test_choices_stand_on_paper_as_on_the_card() -> None:
    card = explore.checkpoint("flip", "What happens?", choice())
    shown = [option["html"] for option in state(card)["_answers"]["options"]]

    places = [card.still().index(f"<li>{html}</li>") for html in shown]

    assert places == sorted(places)
