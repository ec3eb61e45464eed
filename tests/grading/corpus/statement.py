"""What a hand-in of the corpus says of itself: its answers, its marks and words of its messages.

    # What the hand-in does, in a sentence or two.
    #
    # answers: wrong
    # points: 2
    # 1a: right
    # 1c: 2 points, search-as-proof "is a search"

`answers` are what the handout was filled in with: right (if nothing is said), wrong
or starter. An exercise of which nothing is said gets what those answers get. Several
names or words with bars between them say that each would be fair. A hand-in to another chapter
than the first says which: `exercises: 02_logistic_regression`.
"""

import ast
import re
from collections.abc import Mapping
from dataclasses import dataclass

from nnlib.grading.judge.assignment import tasks

FIRST = "01_neuron"
# What the wrong answers of `building.py` get; for other chapters there are none.
WRONG = {
    "1a": "forgets-f",
    "1b": "transposed-w",
    "1c": "bias-sign",
    "1d": "direction-is-w",
}
_KEY = re.compile(r"(exercises|answers|points|status|note|never|name|\d+[a-z]): +(\S.*)")
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
    assignment : str
        The folder of exercises that it answers.
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
    assignment: str
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
    assignment = keys.get("exercises", FIRST)
    marks = _marks(assignment, keys, answers, status)
    points = float(keys["points"])
    if points != (total := sum(mark.points for mark in marks.values())):
        raise ValueError(f"points: {points:g} stands above marks that make {total:g}: {about}")
    notes, never = (tuple(_WORDS.findall(keys.get(key, ""))) for key in ("note", "never"))
    name = keys.get("name", "")
    name = ast.literal_eval(name) if name.startswith('"') else name
    return Statement(
        about, assignment, answers, points, marks, status, headline, notes, never, name
    )


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


def _marks(
    assignment: str, keys: Mapping[str, str], answers: str, status: str
) -> dict[str, Stated]:
    """Give the stated marks of each exercise, or those that follow from answers and status."""
    out_of = {task.exercise.id: task.points for task in tasks(assignment)}
    if unknown := [key for key in keys if key[0].isdigit() and key not in out_of]:
        raise ValueError(f"{unknown[0]}: {keys[unknown[0]]} is about no exercise of {assignment}.")
    return {each: _parsed(keys.get(each) or _follows(each, answers, status), most)
            for each, most in out_of.items()}  # fmt: skip


def _follows(each: str, answers: str, status: str) -> str:
    if status != "judged":
        return status.replace("missing", "no-file")
    return WRONG[each] if answers == "wrong" else answers


def _parsed(line: str, most: float) -> Stated:
    if line == "right":
        return Stated(most)
    points = 0.0
    if found := re.match(r"([\d.]+) points?, ", line):
        points, line = float(found[1]), line[found.end() :]
    kind, words = _kind_and_words(line)
    return Stated(points, tuple(kind.split("|")), words)


def _kind_and_words(line: str) -> tuple[str, tuple[str, ...]]:
    return line.split(" ")[0], tuple(_WORDS.findall(line))
