"""What all questions have in common: data for the page, words for paper, a meaning in Python."""

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any, ClassVar


class Question(ABC):
    """What a card asks, with an explanation for every answer.

    Attributes
    ----------
    kind : str
        Under which name the front end knows it.
    has_right : bool
        Whether an answer is right or wrong in itself, as a checkpoint needs it.
    """

    kind: ClassVar[str]
    has_right: ClassVar[bool] = True

    @abstractmethod
    def page(self, name: str) -> dict[str, Any]:
        """Describe the question for the front end; `name` is the card's, and mixes the order."""

    @abstractmethod
    def identity(self) -> list[Any]:
        """List what an answer depends on: if it changes, an answer kept before means nothing."""

    @abstractmethod
    def asked(self, name: str) -> str:
        """Write what the reader of a paper page needs in order to answer, as HTML."""

    @abstractmethod
    def explained(self, name: str) -> str:
        """Write all answers with their explanations, as HTML."""

    @abstractmethod
    def meaning(self, answer: Any, name: str) -> Any:
        """Turn the page's answer into what the author would write for it."""


def mixed(texts: Sequence[str], name: str) -> list[int]:
    """Mix texts in an order that depends on them and on the card's name, and on nothing else.

    Returns
    -------
    order : list of int
        Places in `texts`, each once.

    Examples
    --------
    >>> mixed(["first", "second", "third"], "flip") == mixed(["first", "second", "third"], "flip")
    True
    """
    keys = [hashlib.sha256(f"{name}/{text}".encode()).digest() for text in texts]
    return sorted(range(len(texts)), key=keys.__getitem__)


def check_mapping(given: object, what: str, example: str) -> Mapping[Any, Any]:
    """Refuse what does not map answers to explanations.

    Raises
    ------
    TypeError
        If it is no dictionary.
    """
    if not isinstance(given, Mapping):
        raise TypeError(
            f"{what} must map each answer to its explanation, but it is {given!r}. "
            f"Write for example {example}."
        )
    return given


def bullets(items: Sequence[str], tag: str = "ul") -> str:
    """Write a list, of HTML pieces."""
    return f"<{tag}>" + "".join(f"<li>{item}</li>" for item in items) + f"</{tag}>"


def explanation(verdict: str, answer: str, why: str) -> str:
    """Write one answer with its verdict and its explanation, of HTML pieces."""
    return f"<p><strong>{escape(verdict)}:</strong> {answer}</p>{why}"
