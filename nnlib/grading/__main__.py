"""`python -m nnlib.grading`: judge hand-ins, by themselves or in a course of nbgrader's."""

import argparse
import sys
from pathlib import Path

from nnlib.grading.judge.refusing import CannotJudgeError, demand_linux


def main(arguments: list[str]) -> int:
    """Run one command and give its exit code."""
    try:
        demand_linux()
        chosen = _parser().parse_args(arguments)
        return int(chosen.run(chosen))
    except CannotJudgeError as error:
        print(error, file=sys.stderr)
        return 2
    except OSError as error:
        what = f"{error.filename}: {error.strerror}" if error.filename else str(error)
        print(f"{what}. What is there stays; the same command goes on.", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("Stopped. The same command goes on where it stopped.", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    # Other systems lack modules that the judge imports, and must get as far as the message.
    from nnlib.grading.judge import command as judge

    parser = argparse.ArgumentParser(prog="python -m nnlib.grading", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    grading = commands.add_parser("grade", help="judge a folder of notebooks or .py files")
    judge.add_arguments(grading)
    grading.set_defaults(run=judge.run)
    course = commands.add_parser("nbgrader", help="judge what a course of nbgrader's collected")
    course.add_argument("course", type=Path, metavar="COURSE", help="the course's folder")
    judge.add_common_arguments(course)
    course.set_defaults(run=_in_course)
    return parser


def _in_course(arguments: argparse.Namespace) -> int:
    # Loading what reads and checks notebooks takes seconds, which the other command is spared.
    from nnlib.grading.gradebook.command import run

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
