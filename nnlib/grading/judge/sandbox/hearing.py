"""Write down what a hand-in's process tells, believing no more of it than its form."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from nnlib.grading.exercise import Outcome, Trouble
from nnlib.grading.inside.wire import BrokenFrameError

_LONGEST, _LONGEST_KIND, _MOST = 500, 60, 20
_LATE = {"exercise", "case", "outcome", "done"}
_UNTOLD = Trouble("Exception", "")
_PROBLEMS = {"starter", "none", "type", "count", "raises", "signature", "missing"}


@dataclass
class Answer:
    """What came of one exercise.

    Parameters
    ----------
    outcomes : dict of int to Outcome
        By the place of the public case in the job.
    hidden : dict of int to Outcome
        The same for hidden cases.
    unfit : str
        Why no case could be put: missing, starter, absent and a module, or what came instead.
    end : str
        What ended the process on the way: time, memory, files, output, killed.
    is_reached : bool
        Whether a case was put at all before everything had to end.
    """

    outcomes: dict[int, Outcome] = field(default_factory=dict)
    hidden: dict[int, Outcome] = field(default_factory=dict)
    unfit: str = ""
    end: str = ""
    is_reached: bool = True

    def note_loop(self) -> None:
        """Write down that the text of the answer loops, whatever its process told."""
        self.outcomes = {p: replace(o, has_loop=True) for p, o in self.outcomes.items()}


@dataclass
class Heard:
    """What one process told before it ended.

    Parameters
    ----------
    statement : tuple of (int, int) or None
        The cell and the place of the statement that ran last.
    exercise : str
        The exercise whose cases were put last; empty while cells ran.
    answers : dict of str to Answer
    failed : dict of int to Trouble
        Cells that an exception ended.
    passed : list of (names, module)
        Statements passed over for want of a module, and what they would have bound.
    absent : list of str
        Modules that were asked for and are not there.
    is_ready : bool
        Whether it is done with cells and public cases. Nothing is believed after this but the
        outcomes of hidden cases: who knows their inputs could hand them on.
    asked_again : set of str
        Exercises whose hidden cases were put.
    is_done : bool
        Whether it came to its end.
    end : str
        What ended it otherwise.
    """

    statement: tuple[int, int] | None = None
    exercise: str = ""
    answers: dict[str, Answer] = field(default_factory=dict)
    failed: dict[int, Trouble] = field(default_factory=dict)
    passed: list[tuple[list[str], str]] = field(default_factory=list)
    absent: list[str] = field(default_factory=list)
    is_ready: bool = False
    asked_again: set[str] = field(default_factory=set)
    is_done: bool = False
    end: str = ""


def hear(heard: Heard, meta: Mapping[str, Any], arrays: list[Any]) -> bool:
    """Write down what one frame says, and tell whether a new step began.

    Raises
    ------
    BrokenFrameError
        If it says something that the driver never says.
    """
    try:
        if heard.is_ready and not meta.keys() <= _LATE:
            raise BrokenFrameError("too late")
        for name, note in _NOTES.items():
            if name in meta:
                note(heard, meta, arrays)
    except BrokenFrameError:
        raise
    except Exception as error:  # whatever a forger can make of numbers and names
        raise BrokenFrameError(f"forged: {error}") from error
    return "at" in meta or "exercise" in meta


def _at(heard: Heard, meta: Mapping[str, Any], arrays: list[Any]) -> None:
    cell, place = map(int, meta["at"])
    if heard.exercise or (heard.statement and heard.statement >= (cell, place)):
        raise BrokenFrameError("no step forward")  # each new step is given new time
    heard.statement = (cell, place)


def _exercise(heard: Heard, meta: Mapping[str, Any], arrays: list[Any]) -> None:
    heard.exercise = _text(meta["exercise"])
    if heard.is_ready and heard.exercise in heard.answers.keys() - heard.asked_again:
        heard.asked_again.add(heard.exercise)
    elif heard.is_ready or heard.exercise in heard.answers:
        raise BrokenFrameError("no step forward")
    else:
        heard.answers[heard.exercise] = Answer()


def _case(heard: Heard, meta: Mapping[str, Any], arrays: list[Any]) -> None:
    told = meta["outcome"]
    problem = told["problem"] if told["problem"] in _PROBLEMS else ""
    has_values = bool(told["has_values"]) and not problem
    answer = heard.answers[heard.exercise]
    outcomes = answer.hidden if heard.is_ready else answer.outcomes
    if heard.is_ready and heard.exercise not in heard.asked_again:
        raise BrokenFrameError("a case of no exercise")
    outcomes[int(meta["case"])] = Outcome(
        values=tuple(arrays) if has_values else None,
        problem=problem if problem or has_values else "none",
        form=_text(told["form"]),
        trouble=_trouble(told["trouble"]) or (_UNTOLD if problem == "raises" else None),
        changed=tuple(map(_text, told["changed"]))[:_MOST],
        has_loop=bool(told["has_loop"]),
    )


def _unfit(heard: Heard, meta: Mapping[str, Any], arrays: list[Any]) -> None:
    heard.answers[heard.exercise].unfit = _text(meta["unfit"])[:_LONGEST_KIND]


def _failed(heard: Heard, meta: Mapping[str, Any], arrays: list[Any]) -> None:
    if trouble := _trouble(meta["trouble"]):
        heard.failed[int(meta["failed"][0])] = trouble


def _passed(heard: Heard, meta: Mapping[str, Any], arrays: list[Any]) -> None:
    heard.passed.append((list(map(_text, meta["passed"])), _text(meta["module"])))


def _absent(heard: Heard, meta: Mapping[str, Any], arrays: list[Any]) -> None:
    heard.absent.append(_text(meta["absent"]))


def _ready(heard: Heard, meta: Mapping[str, Any], arrays: list[Any]) -> None:
    heard.is_ready = True


def _done(heard: Heard, meta: Mapping[str, Any], arrays: list[Any]) -> None:
    heard.is_done = True


_NOTES: dict[str, Callable[[Heard, Mapping[str, Any], list[Any]], None]] = {
    "at": _at,
    "exercise": _exercise,
    "case": _case,
    "unfit": _unfit,
    "failed": _failed,
    "passed": _passed,
    "absent": _absent,
    "ready": _ready,
    "done": _done,
}


def _trouble(told: Mapping[str, Any] | None) -> Trouble | None:
    if told is None:
        return None
    line = told["line"]
    number = int(line) if line is not None else None
    also = tuple(map(_text, told["also"]))[:_MOST]
    return Trouble(_text(told["kind"]), _text(told["text"]), number, _text(told["code"]), also)


def _text(value: Any) -> str:
    """Give a stranger's text, short and without signs that a terminal would obey."""
    return "".join(c for c in str(value)[:_LONGEST] if c.isprintable() or c == "\n")
