"""What a hand-in of the corpus says of itself: its answers, its marks and words of its messages.

    # What the hand-in does, in a sentence or two.
    #
    # answers: wrong
    # points: 2
    # 1a: right
    # 1c: 2 points, search-as-proof "is a search"

`answers` are what the handout was filled in with: right (if nothing is said), wrong
or starter. An exercise of which nothing is said gets what those answers get. Several
names or words with bars between them say that each would be fair.
"""

import ast
import re
from collections.abc import Mapping
from dataclasses import dataclass

OUT_OF: Mapping[str, float] = {"1a": 2, "1b": 2, "1c": 3, "1d": 3}
WRONG = {
    "1a": "forgets-f",
    "1b": "transposed-w",
    "1c": "bias-sign",
    "1d": "direction-is-w",
}
_KEY = re.compile(r"(answers|points|status|note|never|name|1[a-d]): +(\S.*)")
_WORDS = re.compile(r'"([^"]+)"')


@dataclass(frozen=True)
class Stated:
    """What one exercise of a hand-in gets.

    Parameters
    ----------
    points : float
    mistakes : tuple of str
        The names that are fair; empty if the answer is right.
    words : tuple of str
        What the message must hold.
    """

    points: float
    mistakes: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Statement:
    """What a hand-in says of itself.

    Parameters
    ----------
    about : str
        What it does.
    answers : str
        right, wrong or starter.
    points : float
        The sum of its marks.
    marks : mapping of str to Stated
        One for each exercise.
    status : str
        As in a `Report`, or several with bars.
    headline, notes : tuple of str
        Words that headline and notes must hold.
    never : tuple of str
        Words that no message may hold.
    name : str
        The learner's name, if it is not that of the hand-in.
    """

    about: str
    answers: str
    points: float
    marks: Mapping[str, Stated]
    status: str = "judged"
    headline: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    name: str = ""


def read_statement(text: str) -> Statement:
    """Read a hand-in's statement from its head.

    Raises
    ------
    ValueError
        If a line is none, or the points are not the sum of the marks.

    Examples
    --------
    >>> read_statement("A right answer to all but 1a.\npoints: 8\n1a: forgets-f").points
    8.0
    """
    about, keys = _split(text)
    if "points" not in keys:
        raise ValueError(f'the statement {text!r} says no points; write a line "points: 10".')
    answers = keys.get("answers", "right")
    status, headline = _kind_and_words(keys.get("status", "judged"))
    marks = {each: _stated(each, keys, answers, status) for each in OUT_OF}
    points = float(keys["points"])
    if points != (total := sum(mark.points for mark in marks.values())):
        raise ValueError(f"points: {points:g} stands above marks that make {total:g}: {about}")
    notes, never = (tuple(_WORDS.findall(keys.get(key, ""))) for key in ("note", "never"))
    name = keys.get("name", "")
    name = ast.literal_eval(name) if name.startswith('"') else name
    return Statement(about, answers, points, marks, status, headline, notes, never, name)


def _split(text: str) -> tuple[str, dict[str, str]]:
    """Divide the head into sentences and keys."""
    about: list[str] = []
    keys: dict[str, str] = {}
    for line in text.strip().splitlines():
        if found := _KEY.fullmatch(line.strip()):
            keys[found[1]] = found[2]
        elif keys and line.strip():
            raise ValueError(f"the line {line!r} is no key of a statement.")
        else:
            about.append(line.strip())
    return " ".join(about).strip(), keys


def _stated(each: str, keys: Mapping[str, str], answers: str, status: str) -> Stated:
    """Give the stated marks of an exercise, or those that follow from answers and status."""
    follows = {"right": "right", "wrong": WRONG[each], "starter": "starter"}[answers]
    if status != "judged":
        follows = status.replace("missing", "no-file")
    return _parsed(each, keys.get(each, follows))


def _parsed(each: str, line: str) -> Stated:
    if line == "right":
        return Stated(OUT_OF[each])
    points = 0.0
    if found := re.match(r"([\d.]+) points?, ", line):
        points, line = float(found[1]), line[found.end() :]
    kind, words = _kind_and_words(line)
    return Stated(points, tuple(kind.split("|")), words)


def _kind_and_words(line: str) -> tuple[str, tuple[str, ...]]:
    return line.split(" ")[0], tuple(_WORDS.findall(line))
