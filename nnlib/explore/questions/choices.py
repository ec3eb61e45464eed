"""A question with a few answers to choose from, each with its own explanation."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from nnlib.explore.markup import block_html, inline_html
from nnlib.explore.questions.base import Question, bullets, check_mapping, explanation, mixed


@dataclass(frozen=True)
class Option:
    """One answer: its text as written, as HTML, whether it is right, and why, as HTML."""

    text: str
    html: str
    right: bool
    why: str


@dataclass(frozen=True)
class ChoiceQuestion(Question):
    """What `choice` makes."""

    kind: ClassVar[str] = "choice"

    options: tuple[Option, ...]

    def _mixed(self, name: str) -> list[Option]:
        """Order the answers as the card shows them."""
        return [self.options[i] for i in mixed([option.text for option in self.options], name)]

    def page(self, name: str) -> dict[str, Any]:
        """Describe the answers in the order of the card."""
        shown = [
            {"html": option.html, "right": option.right, "why": option.why}
            for option in self._mixed(name)
        ]
        return {"kind": self.kind, "options": shown}

    def identity(self) -> list[Any]:
        """List the answers and which are right."""
        return [self.kind, *([option.text, option.right] for option in self.options)]

    def asked(self, name: str) -> str:
        """Write the answers as a list."""
        return bullets([option.html for option in self._mixed(name)])

    def explained(self, name: str) -> str:
        """Write each answer with its explanation, the right ones first."""
        ordered = sorted(self._mixed(name), key=lambda option: not option.right)
        return "".join(
            explanation("Right" if option.right else "Not so", option.html, option.why)
            for option in ordered
        )

    def meaning(self, answer: Any, name: str) -> str:
        """Turn the place of an answer on the card into its text."""
        return self._mixed(name)[int(answer)].text


def choice(*, right: Mapping[str, str], wrong: Mapping[str, str]) -> ChoiceQuestion:
    """Ask for one of a few answers.

    The card mixes the answers by its name, so write the right one first.

    Parameters
    ----------
    right, wrong : mapping of str to str
        Answers and their explanations, as Markdown with formulas between dollar signs. Where
        several answers are right, each of them counts.

    Returns
    -------
    question : ChoiceQuestion
        For `checkpoint` or `predict`.

    Raises
    ------
    ValueError
        If no answer is right, there are fewer than two, two of them look alike, or a text is empty.
    TypeError
        If `right` or `wrong` is no mapping, or a text no string.

    Examples
    --------
    >>> question = choice(
    ...     right={"It stays": "Doubling an equation changes none of its solutions."},
    ...     wrong={"It turns": "It would, if only one weight grew."},
    ... )
    """
    example = "right={'It stays': 'Because ...'}"
    pairs = [
        (text, why, is_right)
        for given, is_right in ((right, True), (wrong, False))
        for text, why in check_mapping(given, "right" if is_right else "wrong", example).items()
    ]
    if not right:
        raise ValueError(f"A choice needs a right answer, but right is empty. Write {example}.")
    if len(pairs) < 2:
        raise ValueError(
            "A choice needs at least two answers, but it has one. Write a tempting wrong one: "
            "wrong={'It turns': 'It would, if ...'}."
        )
    options = tuple(_option(text, why, is_right) for text, why, is_right in pairs)
    _check_distinct(options)
    return ChoiceQuestion(options)


def _option(text: str, why: str, is_right: bool) -> Option:
    """Read one answer."""
    html = inline_html(text, "An answer")
    return Option(text, html, is_right, block_html(why, f"The explanation of the answer {text!r}"))


def _check_distinct(options: tuple[Option, ...]) -> None:
    """Refuse two answers that a reader could not tell apart."""
    seen: dict[str, Option] = {}
    for option in options:
        other = seen.setdefault(" ".join(option.html.split()), option)
        if other is option:
            continue
        if other.right != option.right:
            raise ValueError(
                f"The answer {option.text!r} stands under right and under wrong. Take one away."
            )
        raise ValueError(
            f"The answers {other.text!r} and {option.text!r} look the same on the page. "
            "Take one away, or word it differently."
        )
