"""`python -m nnlib.grading grade`: judge a folder of hand-ins."""

import argparse
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from tqdm import tqdm

from nnlib.grading.judge.assignment import tasks
from nnlib.grading.judge.grading import grade
from nnlib.grading.judge.handins import find_handins, left_aside
from nnlib.grading.judge.pages import write_pages
from nnlib.grading.judge.refusing import CannotJudgeError
from nnlib.grading.judge.report import Report
from nnlib.grading.judge.secrets import course_secret


def add_common_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of every command that judges."""
    parser.add_argument(
        "--exercise", required=True, metavar="NAME", help="the folder of exercises, like 01_neuron"
    )
    parser.add_argument(
        "--secret", type=Path, metavar="FILE", help="the file of the course's secret"
    )
    parser.add_argument("--jobs", type=_count, metavar="N", help="so many at once (default: cores)")
    parser.add_argument(
        "--unsafe",
        action="store_true",
        help="judge without a sandbox: hand-ins can then read and change your files",
    )


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of this command."""
    parser.add_argument("handins", type=Path, help="the folder of notebooks or .py files")
    parser.add_argument("--out", type=Path, required=True, help="the folder for the results")
    add_common_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    """Judge, write the results and say where they are."""
    out: Path = arguments.out
    tasks(arguments.exercise)  # a misspelt name is said before anything is made
    _demand_apart(out, arguments.handins)
    handins = find_handins(arguments.handins, arguments.exercise)
    out.mkdir(parents=True, exist_ok=True)
    # Beside the results: all assignments of a course share it, and results may be shown around.
    usual = out.resolve().parent / "course-secret.txt"
    is_new = not (arguments.secret or usual).exists()
    secret = chosen_secret(arguments.secret, usual)
    if is_new:
        print(f"A new secret for this course is in {usual}. Keep it, and keep it to yourself.")
    with Bar() as bar:
        reports = grade(
            handins,
            arguments.exercise,
            out,
            secret=secret,
            jobs=arguments.jobs,
            unsafe=arguments.unsafe,
            progress=bar,
        )
    write_pages(out, reports)
    return _say(reports, out, left_aside(arguments.handins))


def _demand_apart(out: Path, handins: Path) -> None:
    if out.resolve().is_relative_to(handins.resolve()):
        raise CannotJudgeError(
            "The results must lie outside the folder of hand-ins, or they are taken for hand-ins. "
            f"Type for example: --out {handins.resolve().parent / 'results'}"
        )


def _say(reports: Sequence[Report], out: Path, aside: Sequence[str]) -> int:
    """Say where to start and what needs a look; give the exit code."""
    number = f"{len(reports)} hand-in{'' if len(reports) == 1 else 's'}"
    print(f"{number} judged. Start with {out / 'summary.html'}")
    if aside:
        print(f"Left aside, as neither notebook nor .py: {', '.join(aside)}")
    failed = [report.handin for report in reports if report.status == "failed"]
    for name in failed:
        print(f"The judge could not finish {name}: look at its verdict.")
    return 1 if failed else 0


def chosen_secret(named: Path | None, default: Path) -> str:
    """Give the secret in the file that was named, or in the usual one, which is made if need be.

    Raises
    ------
    CannotJudgeError
        If a file was named that is not there.
    """
    if named is not None and not named.exists():
        raise CannotJudgeError(
            f"{named}, the file of the secret, is not there. Leave out --secret, and a secret is "
            f"made in {default}."
        )
    return course_secret(named or default)


class Bar:
    """A bar that grows with the hand-ins that are done; TQDM_DISABLE=1 keeps it quiet."""

    def __init__(self) -> None:
        self._bar = tqdm(unit=" hand-ins")

    def __call__(self, done: int, of: int) -> None:
        """Move the bar."""
        self._bar.total = of
        self._bar.update(done - self._bar.n)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._bar.close()


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"at least 1 is needed, and {number} came.")
    return number
