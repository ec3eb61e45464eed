"""Judge one hand-in: read it, hear it in the sandbox, compare outside, give a report."""

from __future__ import annotations

import traceback
from collections.abc import Sequence
from hashlib import sha256

import numpy as np

from nnlib.grading.catalogue import draw
from nnlib.grading.comparing import find_fault
from nnlib.grading.exercise import Case, Exercise
from nnlib.grading.judge.assignment import Task, edition, tasks
from nnlib.grading.judge.handins import HandIn, UnreadableError, read_bytes
from nnlib.grading.judge.interview import Interview, interview
from nnlib.grading.judge.reading import Cell, Code, read_code
from nnlib.grading.judge.report import Mark, Report
from nnlib.grading.judge.sandbox.booth import Booth
from nnlib.grading.judge.sandbox.limits import Limits
from nnlib.grading.judge.sandbox.probing import probe
from nnlib.grading.judge.secrets import fingerprint
from nnlib.grading.judge.verdicts import notes_on, verdict_on, without_code
from nnlib.grading.verdict import Verdict

JUDGE_FAILED = "judge"


class Judge:
    """Judges hand-ins of one assignment, one after the other.

    Parameters
    ----------
    assignment : str
        For example "01_neuron".
    secret : str
        The course's; hidden cases are drawn from it.
    limits : Limits
    unsafe : bool
        Judge without a sandbox.

    Raises
    ------
    CannotJudgeError
        If this machine has not what is needed.
    """

    def __init__(
        self, assignment: str, secret: str, limits: Limits, *, unsafe: bool = False
    ) -> None:
        self._assignment = assignment
        self._secret = secret
        self._tasks = tasks(assignment)
        self._cases = {t.exercise.id: _cases(t.exercise, secret) for t in self._tasks}
        allowed = {name for task in self._tasks for name in task.exercise.may_import}
        self._allowed = tuple(sorted(allowed))
        self._booth = Booth(self._allowed, unsafe=unsafe)
        self._limits = limits
        self._common = common_fields(assignment, secret, unsafe=unsafe)

    def probe(self) -> None:
        """Refuse if a limit does not hold here."""
        if self._common["sandbox"] != "unsafe":
            probe(self._booth)

    def judge(self, handin: HandIn) -> Report:
        """Judge one hand-in, whatever it is; no hand-in keeps the others from being judged."""
        try:
            return self._judge(handin)
        except Exception as error:
            traceback.print_exc()
            why = f"the judge itself failed here ({type(error).__name__}: {error})."
            return self._unread(handin, "", "failed", why, JUDGE_FAILED)

    def _judge(self, handin: HandIn) -> Report:
        if handin.path is None:
            why = f"no file came for {self._assignment}."
            return self._unread(handin, "", "missing", why, "no-file")
        read = ""
        try:
            content = read_bytes(handin.path)
            read = sha256(content).hexdigest()  # of what is judged, should the file be replaced
            code = read_code(handin.path.name, content)
        except UnreadableError as error:
            return self._unread(handin, read, "unreadable", str(error), "unreadable")
        return self._run(handin, read, code)

    def _unread(self, handin: HandIn, read: str, status: str, why: str, mistake: str) -> Report:
        verdicts = [without_code(task.exercise, why, mistake) for task in self._tasks]
        marks = [_mark(t, v, 0.0) for t, v in zip(self._tasks, verdicts, strict=True)]
        headline = why[0].upper() + why[1:]
        return self._report(handin, read, status, headline, marks, handin.notes)

    def _run(self, handin: HandIn, read: str, code: Code) -> Report:
        asked = [(task.exercise, self._cases[task.exercise.id]) for task in self._tasks]
        rng = np.random.default_rng(list(sha256(f"{self._secret}/{read}".encode()).digest()))
        said = interview(self._booth, code.cells, asked, self._allowed, self._limits, rng)
        for task in self._tasks:
            if task.exercise.name in code.looping:
                said.answers[task.exercise.id].note_loop()
        marks = [self._mark(task, code.cells, said) for task in self._tasks]
        has_failed = any(mark.verdict.mistake == JUDGE_FAILED for mark in marks)
        points, out_of = sum(m.points for m in marks), sum(m.out_of for m in marks)
        notes = (*handin.notes, *notes_on(said, [mark.verdict for mark in marks]))
        status = "failed" if has_failed else "judged"
        headline = f"{points:g} of {out_of:g} points."
        return self._report(handin, read, status, headline, marks, notes)

    def _mark(self, task: Task, cells: Sequence[Cell], said: Interview) -> Mark:
        """Mark one exercise; where the judge itself fails, an instructor must hear of it."""
        cases = self._cases[task.exercise.id]
        try:
            verdict = verdict_on(task.exercise, cases, said, cells, self._limits)
            share = 1.0 if verdict.passed else _share(task.exercise, cases, said)
        except Exception as error:
            traceback.print_exc()
            why = f"the judge itself failed here ({type(error).__name__}: {error})."
            return _mark(task, without_code(task.exercise, why, JUDGE_FAILED), 0.0)
        return _mark(task, verdict, share)

    def _report(
        self,
        handin: HandIn,
        read: str,
        status: str,
        headline: str,
        marks: Sequence[Mark],
        notes: Sequence[str],
    ) -> Report:
        return Report(
            handin=handin.name,
            file=handin.path.name if handin.path else "",
            digest=read,
            status=status,
            headline=headline,
            marks=tuple(marks),
            notes=tuple(notes),
            **self._common,
        )


def failed_report(
    handin: HandIn, assignment: str, secret: str, limits: Limits, unsafe: bool
) -> Report:
    """Give the report on a hand-in that ended the judge's own worker."""
    why = "the judge itself was ended while it was at work on this."
    marks = tuple(
        _mark(t, without_code(t.exercise, why, JUDGE_FAILED), 0.0) for t in tasks(assignment)
    )
    common = common_fields(assignment, secret, unsafe=unsafe)
    file = handin.path.name if handin.path else ""
    return Report(
        handin=handin.name,
        file=file,
        digest="",
        status="failed",
        headline=why,
        marks=marks,
        notes=handin.notes,
        **common,
    )


def common_fields(assignment: str, secret: str, *, unsafe: bool) -> dict[str, str]:
    """Give what all reports of one run say alike."""
    return {
        "assignment": assignment,
        "course": fingerprint(secret),
        "edition": edition(assignment),
        "sandbox": "unsafe" if unsafe else "bubblewrap",
    }


def digest(handin: HandIn) -> str:
    """Give the SHA-256 of a hand-in's file; empty if there is none that can be read."""
    if handin.path is None:
        return ""
    try:
        return sha256(read_bytes(handin.path)).hexdigest()
    except UnreadableError:
        return ""


def _cases(exercise: Exercise, secret: str) -> tuple[Case, ...]:
    return (*exercise.public, *draw(exercise, key=secret))


def _mark(task: Task, verdict: Verdict, share: float) -> Mark:
    points = round(task.points * share, 2)
    return Mark(task.grade_id, task.exercise.title, points, task.points, verdict)


def _share(exercise: Exercise, cases: Sequence[Case], said: Interview) -> float:
    """Give the share of a table's entries that are right; a function is right or not."""
    answer = said.answers[exercise.id]
    if not exercise.is_table or len(answer.outcomes) != len(cases):
        return 0.0
    right: dict[str, bool] = {}
    for place, case in enumerate(cases):
        entry = str(case.inputs["entry"])
        is_right = find_fault(exercise, case, answer.outcomes[place]) is None
        right[entry] = right.get(entry, True) and is_right
    return sum(right.values()) / len(right)
