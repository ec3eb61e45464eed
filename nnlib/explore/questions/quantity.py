"""A question for a number, with an explanation for the usual wrong ones."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Any, ClassVar

import numpy as np

from nnlib.explore.markup import block_html
from nnlib.explore.questions.base import Question, check_mapping, explanation


@dataclass(frozen=True)
class NumberQuestion(Question):
    """What `number` makes; explanations are HTML."""

    kind: ClassVar[str] = "number"

    value: float
    why: str
    mistakes: tuple[tuple[float, str], ...]
    otherwise: str
    tolerance: float
    unit: str

    def page(self, name: str) -> dict[str, Any]:
        """Describe the number, the wrong ones that have an explanation, and the unit."""
        mistakes = [{"value": value, "why": why} for value, why in self.mistakes]
        return {
            "kind": self.kind, "value": self.value, "why": self.why, "mistakes": mistakes,
            "otherwise": self.otherwise, "tolerance": self.tolerance, "unit": self.unit,
        }  # fmt: skip

    def identity(self) -> list[Any]:
        """List the number, its tolerance and its unit."""
        return [self.kind, self.value, self.tolerance, self.unit]

    def asked(self, name: str) -> str:
        """Write what kind of answer is wanted."""
        unit = f" in {escape(self.unit)}" if self.unit else ""
        return f"<p>The answer is a number{unit}.</p>"

    def explained(self, name: str) -> str:
        """Write the right number and the usual wrong ones, each with its explanation."""
        wrong = (explanation("Not so", self._shown(value), why) for value, why in self.mistakes)
        rest = explanation("Not so", "any other number", self.otherwise)
        return explanation("Right", self._shown(self.value), self.why) + "".join(wrong) + rest

    def _shown(self, value: float) -> str:
        """Write a number with its unit, with a real minus sign."""
        return escape(f"{value:g} {self.unit}".strip().replace("-", "−", 1))

    def meaning(self, answer: Any, name: str) -> float:
        """Give the number that was typed."""
        return float(answer)


def number(
    value: float,
    *,
    why: str,
    otherwise: str,
    wrong: Mapping[float, str] | None = None,
    tolerance: float = 0.0,
    unit: str = "",
) -> NumberQuestion:
    """Ask for a number.

    Parameters
    ----------
    value : float
        The right number.
    why : str
        Why it is right, as Markdown with formulas between dollar signs.
    otherwise : str
        What to say to a number that nobody foresaw.
    wrong : mapping of float to str, optional
        Numbers that readers tend to give, and what leads to them.
    tolerance : float
        How far an answer may lie from a number and still count as that number.
    unit : str
        What stands behind the field, such as "mV". A reader may type it along.

    Returns
    -------
    question : NumberQuestion
        For `checkpoint` or `predict`.

    Raises
    ------
    ValueError
        If a number is NaN or infinite, the tolerance negative, a text empty, or a wrong number
        within the tolerance of the right one or of another wrong one.
    TypeError
        If a number is none, or a text no string.

    Examples
    --------
    >>> question = number(0.5, why="$z = 1 - 0.5$.", otherwise="Add the bias too.")
    """
    right, width = _finite(value, "value"), _finite(tolerance, "tolerance")
    if width < 0:
        raise ValueError(
            f"tolerance must be 0 or more, but it is {width:g}. Write for example tolerance=0.01."
        )
    if not isinstance(unit, str):
        raise TypeError(f"unit must be text, but it is {unit!r}. Write for example unit='mV'.")
    listed = check_mapping(wrong or {}, "wrong", "wrong={20: 'You took the bias alone.'}")
    numbers = [_finite(each, "A number in wrong") for each in listed]
    _check_apart([right, *numbers], width)
    reasons = [block_html(text, f"The explanation of {each:g}")
               for each, text in zip(numbers, listed.values(), strict=True)]  # fmt: skip
    return NumberQuestion(
        right, block_html(why, "why"), tuple(zip(numbers, reasons, strict=True)),
        block_html(otherwise, "otherwise"), width, unit.strip(),
    )  # fmt: skip


def _finite(value: object, name: str) -> float:
    """Read a finite number."""
    if isinstance(value, bool) or not isinstance(value, int | float | np.number):
        raise TypeError(f"{name} must be a number, but it is {value!r}. Write for example 0.5.")
    if not math.isfinite(value):
        raise ValueError(
            f"{name} must be finite, because nobody can type {value}. Write for example 0.5."
        )
    return float(value)


def _check_apart(numbers: list[float], tolerance: float) -> None:
    """Refuse two numbers of which one answer could be both; the first number is the right one."""
    for place, first in enumerate(numbers):
        for second in numbers[place + 1 :]:
            if abs(first - second) <= tolerance * (1 + 1e-9):
                kind = "right number" if place == 0 else "wrong number"
                raise ValueError(
                    f"The wrong number {second:g} lies within the tolerance {tolerance:g} of the "
                    f"{kind} {first:g}, so it could never get its own explanation. "
                    "Take it away, or make the tolerance smaller."
                )
