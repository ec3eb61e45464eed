"""The judge says what it needs and stops, rather than judging with less."""

import sys


class CannotJudgeError(Exception):
    """Something that the judge needs is missing; the message says what to do."""


def demand_linux() -> None:
    """Refuse on other systems.

    Raises
    ------
    CannotJudgeError
        If this is not Linux.
    """
    if sys.platform != "linux":
        raise CannotJudgeError(
            "The judge needs Linux: its sandbox is made of Linux's namespaces. On this system "
            "`check` works for learners. To judge, use a Linux machine, a Linux virtual machine, "
            "or on Windows WSL 2."
        )
