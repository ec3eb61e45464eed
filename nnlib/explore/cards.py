"""Cards: a prediction that you commit to before you see, and a checkpoint that explains.

A card asks one question. What the reader answers comes back to Python where there is one, and
stays in the reader's browser in any case.
"""

import hashlib
import json
from typing import Any, ClassVar

import numpy as np
import traitlets
from numpy.typing import ArrayLike

from nnlib.explore.base import PageWidget
from nnlib.explore.markup import block_html
from nnlib.explore.questions import Question
from nnlib.explore.questions.lines import Line, LineQuestion
from nnlib.shapes import ShapeError, as_floats, check_finite


class Card(PageWidget):
    """The base of both cards: a question, and what the reader has answered.

    Attributes
    ----------
    given : object
        The reader's answer in the author's words, or None: a choice's text, a number, the entries
        in order, or a line's weights and bias.
    """

    given = traitlets.Any(None, read_only=True)
    _question = traitlets.Unicode().tag(sync=True)
    _answers: "traitlets.Dict[str, Any]" = traitlets.Dict().tag(sync=True)
    _fingerprint = traitlets.Unicode().tag(sync=True)
    _record: "traitlets.Dict[str, Any]" = traitlets.Dict().tag(sync=True)

    def __init__(self, name: str, text: str, question: Question, **traits: Any) -> None:
        self._asks = check_question(question)
        html = block_html(text, "The question")
        super().__init__(
            name, _question=html, _answers=question.page(name),
            _fingerprint=fingerprint(text, question), **traits,
        )  # fmt: skip

    @traitlets.observe("_record")
    def _follow(self, _: Any) -> None:
        """Read what the page says about the reader's answer."""
        answer = self._record.get("answer")
        given = None if answer is None else self._asks.meaning(answer, self.name)
        self.set_trait("given", given)

    def _on_paper(self, heading: str, summary: str, answers: str) -> str:
        """Write question, choices and a fold with the answers."""
        return (
            f'<div class="card-still"><p><strong>{heading}</strong></p>{self._question}'
            f"{self._asks.asked(self.name)}"
            f'<details class="fold"><summary>{summary}</summary>'
            f'<div class="fold-content">{answers}</div></details></div>'
        )

    def __repr__(self) -> str:
        """Say what this is in words that never change, so that stored outputs compare."""
        return f"{self.kind} {self.name!r}: run this cell to answer it."


class Checkpoint(Card):
    """The card that `checkpoint` makes."""

    module = "checkpoint.mjs"
    kind: ClassVar[str] = "Checkpoint"

    def still(self) -> str:
        """Write the question with a fold that holds every explanation."""
        return self._on_paper("Checkpoint", "Answer", self._asks.explained(self.name))


class Prediction(Card):
    """The card that `predict` makes; `observe` the reader's answer under the name "given"."""

    module = "predict.mjs"
    kind: ClassVar[str] = "Prediction"

    _happened = traitlets.Unicode().tag(sync=True)
    _answer: traitlets.List[float] = traitlets.List().tag(sync=True)

    def still(self) -> str:
        """Write the question with a fold that says what happened."""
        answers = self._asks.explained(self.name) + self._happened
        return self._on_paper("Predict", "What happened", answers)

    @property
    def prediction(self) -> Any:
        """What the reader has predicted, or None."""
        return self.given

    @property
    def line(self) -> Line | None:
        """The reader's line as weights of length 1 and bias, turned to the better side, or None."""
        self._check_line("line")
        return None if self.given is None else (self.given[0].copy(), self.given[1])

    @property
    def answer(self) -> Line | None:
        """The line to compare with, as weights and bias, or None: set it once you have it."""
        return (np.array(self._answer[:2]), self._answer[2]) if self._answer else None

    @answer.setter
    def answer(self, line: tuple[ArrayLike, float] | None) -> None:
        self._check_line("answer")
        self._answer = [] if line is None else _three_numbers(line)

    def _check_line(self, what: str) -> None:
        """Refuse to speak of lines where none is asked for."""
        if not isinstance(self._asks, LineQuestion):
            raise AttributeError(
                f"{what} belongs to a card that asks for a line, but {self.name!r} asks for "
                f"another kind of answer ({self._asks.kind}). Read card.prediction instead."
            )


def checkpoint(name: str, text: str, question: Question) -> Checkpoint:
    """Ask a question that explains every answer, as often as the reader likes.

    Parameters
    ----------
    name : str
        Tells the cards of the book apart, and is the name under which the browser keeps the answer.
    text : str
        The question, as Markdown with formulas between dollar signs.
    question : Question
        What `choice`, `number` or `order` makes.

    Returns
    -------
    Checkpoint
        An ipywidget; `given` is the reader's answer.

    Raises
    ------
    ValueError, TypeError
        If the name or the text will not do, or the question has no right answer.

    Examples
    --------
    >>> from nnlib import explore
    >>> explore.checkpoint("half", "What is $1 - 0.5$?", explore.number(
    ...     0.5, why="Take the half away.", otherwise="Count again."))
    Checkpoint 'half': run this cell to answer it.
    """
    if not check_question(question).has_right:
        raise TypeError(
            f"A checkpoint needs an answer that is right or wrong, but a {question.kind} is "
            "neither. Ask for a choice, a number or an order, or write predict(...)."
        )
    return Checkpoint(name, text, question)


def predict(name: str, text: str, question: Question, *, happened: str) -> Prediction:
    """Ask for a prediction that opens an exploration, and compare it with what happens.

    Parameters
    ----------
    name : str
        Tells the cards of the book apart; an exploration with `after=name` waits for this one.
    text : str
        The question, as Markdown with formulas between dollar signs.
    question : Question
        What `choice`, `number`, `order` or `line` makes.
    happened : str
        What happens and why, as Markdown; the reader opens it after trying.

    Returns
    -------
    Prediction
        An ipywidget; `prediction` is the reader's answer. Where a line is asked for, `line` is the
        reader's, and `answer` takes the one to compare it with.

    Raises
    ------
    ValueError, TypeError
        If the name or a text will not do.

    Examples
    --------
    >>> from nnlib import explore
    >>> ruler = explore.predict("ruler", "Lay a line.", explore.line([[0, 0], [2, 2]], [0, 1]),
    ...                         happened="A neuron does the same.")
    >>> ruler.answer = ([1, 1], -2)
    >>> ruler
    Prediction 'ruler': run this cell to answer it.
    """
    return Prediction(name, text, question, _happened=block_html(happened, "happened"))


def check_question(question: object) -> Question:
    """Refuse what is no question.

    Raises
    ------
    TypeError
        If it is none.
    """
    if not isinstance(question, Question):
        raise TypeError(
            f"The question's answers must come from choice, number, order or line, but they are "
            f"{question!r}. Write for example explore.choice(right={{...}}, wrong={{...}})."
        )
    return question


def fingerprint(text: str, question: Question) -> str:
    """Sum up a question, so that an answer to another version of it is not taken for this one's."""
    words = json.dumps([text, question.identity()], ensure_ascii=False)
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def _three_numbers(line: tuple[ArrayLike, float]) -> list[float]:
    """Read weights and bias of a line."""
    if not isinstance(line, tuple | list) or len(line) != 2:
        raise TypeError(
            f"answer must be a pair of weights and bias, but it is {line!r}. "
            "Write for example card.answer = (layer.W[:, 0], layer.b[0])."
        )
    w, b = as_floats(line[0], "w").ravel(), as_floats(line[1], "b").ravel()
    if w.size != 2 or b.size != 1:
        raise ShapeError(
            f"answer must hold two weights and one bias, but it holds {w.size} and {b.size}. "
            "Write for example card.answer = (layer.W[:, 0], layer.b[0])."
        )
    check_finite(w, "w")
    check_finite(b, "b")
    if not w.any():
        raise ValueError(
            "w must not be (0, 0), as no line belongs to it. Set answer after fitting."
        )
    return [*w.tolist(), *b.tolist()]
