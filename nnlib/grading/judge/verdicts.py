"""Put what came of an exercise into a verdict, also where nothing could be compared."""

from __future__ import annotations

import builtins
from collections.abc import Iterable, Sequence
from dataclasses import replace

from nnlib.grading.exercise import Case, Exercise, Outcome
from nnlib.grading.judge.interview import Interview
from nnlib.grading.judge.reading import Cell
from nnlib.grading.judge.sandbox.limits import MEBIBYTE, Limits
from nnlib.grading.marking import mark
from nnlib.grading.verdict import Verdict

HIDDEN = "A hidden case: its numbers stay with the course."


def verdict_on(
    exercise: Exercise,
    cases: Sequence[Case],
    interview: Interview,
    cells: Sequence[Cell],
    limits: Limits,
) -> Verdict:
    """Give the verdict on one exercise of a hand-in.

    Parameters
    ----------
    exercise : Exercise
    cases : sequence of Case
        The public ones first, then the hidden ones.
    interview : Interview
    cells : sequence of Cell
    limits : Limits
        They are named where one was broken.
    """
    answer = interview.answers[exercise.id]
    if answer.end and not answer.is_reached:
        return _not_reached(exercise, interview)
    if answer.end:
        return _ended(exercise, answer.end, f"{exercise.name} was called", limits)
    if answer.unfit in ("starter", "missing"):
        for module in _passed_over(exercise, interview):
            return _may_not_import(exercise, module)
    if answer.unfit == "starter":
        why = "still the starter: put your result in the place of the three dots."
        return without_code(exercise, why, "starter")
    if answer.unfit == "missing":
        return _missing(exercise, interview, cells, limits)
    if answer.unfit.startswith("absent "):
        return _may_not_import(exercise, answer.unfit.removeprefix("absent "))
    if answer.unfit:
        kind = "dict" if exercise.is_table else "function, not a class or a result"
        said = (
            f"{exercise.name} must be a {kind}, {exercise.form}. What the file leaves under this "
            f"name is {answer.unfit}."
        )
        return Verdict(exercise.id, False, f"{_title(exercise)}: {said}", mistake="type")
    return _compared(exercise, cases, interview, cells, limits)


def _not_reached(exercise: Exercise, interview: Interview) -> Verdict:
    first = min(number for number, _ in interview.ended) if interview.ended else 1
    why = (
        f"{exercise.name} was never called: before it, {len(interview.ended)} lines of the file "
        f"end the process or do not end themselves, the first in code cell {first}."
    )
    end = interview.last.end or "killed"
    return Verdict(exercise.id, False, f"{_title(exercise)}: {why}", mistake=end)


def without_code(exercise: Exercise, why: str, mistake: str) -> Verdict:
    """Give the verdict where no code could be run at all."""
    return Verdict(exercise.id, False, f"{_title(exercise)}: {why}", mistake=mistake)


def _compared(
    exercise: Exercise,
    cases: Sequence[Case],
    interview: Interview,
    cells: Sequence[Cell],
    limits: Limits,
) -> Verdict:
    answer = interview.answers[exercise.id]
    if len(answer.outcomes) != len(cases):
        return _ended(exercise, "killed", f"{exercise.name} was called", limits)
    outcomes = [_believed(case, answer.outcomes[place]) for place, case in enumerate(cases)]
    if not all(map(_is_whole, cases, outcomes)):
        return _ended(exercise, "output", f"{exercise.name} was called", limits)
    verdict = mark(exercise, cases, outcomes)
    if verdict.passed:
        return verdict
    missing = [module for outcome in outcomes if (module := _missing_module(outcome))]
    if exercise.is_table and any(o.problem in ("missing", "starter") for o in outcomes):
        missing += _passed_over(exercise, interview)
    if missing:
        return _may_not_import(exercise, missing[0])
    if any(o.trouble is not None and o.trouble.kind == "MemoryError" for o in outcomes):
        return _ended(exercise, "memory", f"{exercise.name} was called", limits)
    n_lines = max((cell.source.count("\n") for cell in cells), default=0)
    return _discreet(exercise, verdict, cases, outcomes, n_lines)


def _believed(case: Case, outcome: Outcome) -> Outcome:
    """Keep of the inputs that were told to have changed those that there are."""
    changed = tuple(name for name in case.inputs if name in outcome.changed)
    return replace(outcome, changed=changed)


def _is_whole(case: Case, outcome: Outcome) -> bool:
    return outcome.values is None or len(outcome.values) == len(case.returns)


def _passed_over(exercise: Exercise, interview: Interview) -> list[str]:
    """Give the modules for want of which a statement that makes the answer was passed over."""
    return [module for names, module in interview.last.passed if exercise.name in names]


def _missing_module(outcome: Outcome) -> str:
    """Give the module that is not there, if the answer needed one."""
    trouble = outcome.trouble
    if trouble is None or trouble.kind not in ("ModuleNotFoundError", "NotHereError"):
        return ""
    return trouble.text.split("'")[1] if "'" in trouble.text else "a module"


def _discreet(
    exercise: Exercise,
    verdict: Verdict,
    cases: Sequence[Case],
    outcomes: Sequence[Outcome],
    n_lines: int,
) -> Verdict:
    """Keep the numbers of a hidden case back; the entries of a table hold none."""
    names = [case.name for case in cases]
    if exercise.is_table or verdict.case not in names[len(exercise.public) :]:
        return verdict
    told = dict(verdict.details)
    told["Case"] = f"{verdict.case}\n{HIDDEN}"
    told["Came"] = _without_numbers(outcomes[names.index(verdict.case)], n_lines)
    del told["Expected"]
    return replace(verdict, details=tuple(told.items()))


def _without_numbers(outcome: Outcome, n_lines: int) -> str:
    """Say what came, but nothing in which an answer could hand on what it was given."""
    if outcome.trouble is not None:
        kind = outcome.trouble.kind
        kind = kind if hasattr(builtins, kind) else "an exception"
        line = outcome.trouble.line or 0
        return f"{kind} in your line {line}" if 0 < line <= n_lines else kind
    if outcome.values is not None:
        return " and ".join(_shape(v.shape) for v in outcome.values)
    return "no numbers"


def _shape(shape: tuple[int, ...]) -> str:
    """Write a shape unless it is so odd that it might be a message."""
    small = len(shape) <= 3 and max(shape, default=0) < 100
    return f"numbers of shape {shape}" if small else "numbers"


def _missing(
    exercise: Exercise, interview: Interview, cells: Sequence[Cell], limits: Limits
) -> Verdict:
    """Say why a graded name was never defined."""
    homes = [cell for cell in cells if exercise.name in cell.names]
    for (number, _), end in interview.ended.items():
        if number in {cell.number for cell in homes}:
            return _ended(exercise, end, f"code cell {number} ran, which defines it", limits)
    for cell in homes:
        if trouble := interview.last.failed.get(cell.number):
            where = f" in line {trouble.line}: {trouble.code}" if trouble.line else ""
            why = (
                f"code cell {cell.number}, which defines {exercise.name}, stops with "
                f"{trouble.kind}: {trouble.text}{where}"
            )
            return Verdict(exercise.id, False, f"{_title(exercise)}: {why}", mistake="raises")
    why = (
        f"nothing in the file defines {exercise.name}. It must have exactly this name: "
        f"{exercise.form}."
    )
    alike = {n for c in cells for n in c.names if n.casefold() == exercise.name.casefold()}
    if alike:
        why += f" There is {' and '.join(sorted(alike))}: small letters and capitals differ."
    return Verdict(exercise.id, False, f"{_title(exercise)}: {why}", mistake="not-defined")


def _may_not_import(exercise: Exercise, module: str) -> Verdict:
    allowed = " and ".join((*exercise.may_import, "Python's standard library"))
    why = (
        f"this answer is built on {module}, which an answer to {exercise.id} may not import. "
        f"Write it with {allowed} alone: working it out is the task."
    )
    return Verdict(exercise.id, False, f"{_title(exercise)}: {why}", mistake="may-not-import")


def _ended(exercise: Exercise, end: str, while_: str, limits: Limits) -> Verdict:
    said = {
        "time": f"did not end within {limits.seconds:g} seconds of computing",
        "memory": f"asked for more than {limits.memory // MEBIBYTE} MiB of memory",
        "files": f"made more than {limits.files} files",
        "output": f"sent back more than {limits.answer // MEBIBYTE} MiB, or what is no array",
        "killed": "ended the whole process",
    }[end]
    hint = {
        "time": "Look for a loop whose condition never becomes false.",
        "memory": "Print the shapes of your arrays: one of them is far larger than it should be.",
        "killed": "An answer returns its result; it does not end the program.",
    }.get(end, "An answer only computes and returns arrays.")
    why = f"when {while_}, your code {said}. {hint}"
    return Verdict(exercise.id, False, f"{_title(exercise)}: {why}", mistake=end)


def _title(exercise: Exercise) -> str:
    return f"{exercise.id} {exercise.title}"


def notes_on(interview: Interview, tasks: Iterable[Verdict]) -> tuple[str, ...]:
    """Say what went wrong beside the exercises and cost nothing."""
    notes = []
    blamed = {verdict.mistake for verdict in tasks if not verdict.passed}
    for (number, _), end in interview.ended.items():
        if end not in blamed:
            how = "did not end in time" if end == "time" else f"broke off ({end})"
            notes.append(f"A line of code cell {number} {how} and was left out. It cost nothing.")
    if interview.last.absent:
        modules = ", ".join(dict.fromkeys(interview.last.absent))
        notes.append(
            f"Lines that use {modules} were passed over: no exercise here needs that, and hand-ins "
            "are judged without."
        )
    for number, trouble in list(interview.last.failed.items())[:5]:
        notes.append(f"Code cell {number} stopped with {trouble.kind}: {trouble.text}.")
    return tuple(notes)
