"""Judge many hand-ins, as many at once as there are cores, and go on where a run stopped."""

from __future__ import annotations

import ctypes
import fcntl
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path

from nnlib.grading.judge.handins import HandIn
from nnlib.grading.judge.judging import Judge, common_fields, digest, failed_report
from nnlib.grading.judge.pages.links import file_stem
from nnlib.grading.judge.refusing import CannotJudgeError
from nnlib.grading.judge.report import Report, from_json, to_json
from nnlib.grading.judge.sandbox.limits import Limits

_END_WITH_PARENT = 1  # PR_SET_PDEATHSIG in <sys/prctl.h>


def grade(
    handins: Sequence[HandIn],
    assignment: str,
    out: Path,
    *,
    secret: str,
    jobs: int | None = None,
    unsafe: bool = False,
    limits: Limits | None = None,
    progress: Callable[[int, int], None] = lambda done, of: None,
) -> list[Report]:
    """Judge all hand-ins that have no verdict yet.

    Parameters
    ----------
    handins : sequence of HandIn
    assignment : str
        For example "01_neuron".
    out : Path
        The folder of results. Each report is written to out/verdicts as a
        whole; one that is there already, for the same file, checks and secret, stays.
    secret : str
        The course's secret.
    jobs : int or None
        How many at once; as many as there are cores if None.
    unsafe : bool
        Judge without a sandbox.
    limits : Limits or None
        For each hand-in.
    progress : callable
        Called with the number of hand-ins that are done and of all.

    Returns
    -------
    reports : list of Report
        In the order of the hand-ins.

    Raises
    ------
    CannotJudgeError
        If this machine has not what is needed.

    Notes
    -----
    Workers are new interpreters, which read the program that called this once
    more: a script of yours needs ``if __name__ == "__main__":`` around the call.
    """
    common = common_fields(assignment, secret, unsafe=unsafe)
    settings = (assignment, secret, limits or Limits(), unsafe)
    verdicts = out / "verdicts"
    try:
        verdicts.mkdir(parents=True, exist_ok=True)
        with _alone_in(verdicts):
            return _graded(handins, verdicts, common, settings, jobs, progress)
    except OSError as error:
        raise CannotJudgeError(
            f"The results cannot be written to {out} ({error.strerror}). What is there stays; "
            "the same command goes on where it stopped."
        ) from error


def _graded(
    handins: Sequence[HandIn],
    verdicts: Path,
    common: dict[str, str],
    settings: tuple[str, str, Limits, bool],
    jobs: int | None,
    progress: Callable[[int, int], None],
) -> list[Report]:
    reports = {h.name: r for h in handins if (r := _kept(verdicts, h, common)) is not None}
    waiting = [handin for handin in handins if handin.name not in reports]
    progress(len(reports), len(handins))
    if waiting:
        for report in _judged(waiting, jobs, settings):
            _write(_file(verdicts, report.handin), to_json(report))
            reports[report.handin] = report
            progress(len(reports), len(handins))
    return [reports[handin.name] for handin in handins]


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Hold a lock on a folder, which is let go however this process ends."""
    number = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as error:
        raise CannotJudgeError(
            f"Another judge is at work on {folder.parent}. Wait until it is done."
        ) from error
    finally:
        os.close(number)


def _judged(
    handins: Sequence[HandIn], jobs: int | None, settings: tuple[str, str, Limits, bool]
) -> Iterator[Report]:
    """Give reports as they come; a hand-in that ends its worker does not end the others."""
    left = {handin.name: handin for handin in handins}
    workers = min(jobs or _cores(), len(handins))
    try:
        with _pool(workers) as pool:
            pool.submit(_probe, *settings).result()
            for future in as_completed([pool.submit(_judge, h, *settings) for h in handins]):
                report = future.result()
                del left[report.handin]
                yield report
    except BrokenProcessPool:
        if len(left) == len(handins):
            raise CannotJudgeError(
                "The first worker of the judge was ended from outside, perhaps for want of memory."
            ) from None
    for handin in left.values():  # one of them did it: each now has a worker of its own
        try:
            with _pool(1) as pool:
                report = pool.submit(_judge, handin, *settings).result()
        except BrokenProcessPool:
            report = failed_report(handin, *settings)
        yield report


@contextmanager
def _pool(workers: int) -> Iterator[ProcessPoolExecutor]:
    # A new interpreter for each worker: it mounts, and that must stay its own.
    context = multiprocessing.get_context("spawn")
    others = multiprocessing.active_children()
    pool = ProcessPoolExecutor(workers, context, initializer=_begin)
    try:
        yield pool
    except BaseException:  # Ctrl-C does not wait for endless loops to be ended
        for worker in set(multiprocessing.active_children()) - set(others):
            worker.kill()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


_worker: dict[str, Judge] = {}


def _begin() -> None:
    """Begin a worker: it ends with its parent, and Ctrl-C is the parent's."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    prctl = getattr(ctypes.CDLL(None), "prctl", None)
    if prctl is not None:
        prctl(_END_WITH_PARENT, signal.SIGKILL)


def _here(assignment: str, secret: str, limits: Limits, unsafe: bool) -> Judge:
    """Give this worker's judge, which is made once."""
    if "judge" not in _worker:
        _worker["judge"] = Judge(assignment, secret, limits, unsafe=unsafe)
    return _worker["judge"]


def _probe(assignment: str, secret: str, limits: Limits, unsafe: bool) -> None:
    _here(assignment, secret, limits, unsafe).probe()


def _judge(handin: HandIn, assignment: str, secret: str, limits: Limits, unsafe: bool) -> Report:
    return _here(assignment, secret, limits, unsafe).judge(handin)


def _kept(verdicts: Path, handin: HandIn, common: dict[str, str]) -> Report | None:
    """Give the report that is there already, if it is on the same file and the same checks."""
    file = _file(verdicts, handin.name)
    try:
        report = from_json(file.read_text(encoding="utf-8", errors="surrogateescape"))
    except FileNotFoundError:
        return None
    except ValueError as error:
        raise CannotJudgeError(
            f"{file} is no report of the judge ({error}). Move it away and start again."
        ) from error
    same = all(getattr(report, name) == value for name, value in common.items())
    is_final = report.status != "failed" and report.digest == digest(handin)
    return report if same and is_final and (handin.path is None) == (not report.file) else None


def _file(verdicts: Path, name: str) -> Path:
    return verdicts / f"{file_stem(name)}.json"


def _write(file: Path, text: str) -> None:
    """Write a report as a whole: whoever reads meets all of it or nothing."""
    part = file.with_name(f".{file.name}.part")
    with open(part, "w", encoding="utf-8", errors="surrogateescape") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    part.replace(file)
