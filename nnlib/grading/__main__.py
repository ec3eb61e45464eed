"""`python -m nnlib.grading`: judge hand-ins, by themselves or in a course of nbgrader's."""

import argparse
import sys

from nnlib.grading.judge import command
from nnlib.grading.judge.refusing import CannotJudgeError


def main(arguments: list[str]) -> int:
    """Run one command and give its exit code."""
    parser = argparse.ArgumentParser(prog="python -m nnlib.grading", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    grading = commands.add_parser("grade", help="judge a folder of notebooks or .py files")
    command.add_arguments(grading)
    grading.set_defaults(run=command.run)
    chosen = parser.parse_args(arguments)
    try:
        return int(chosen.run(chosen))
    except CannotJudgeError as error:
        print(error, file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("Stopped. The same command goes on where it stopped.", file=sys.stderr)
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
