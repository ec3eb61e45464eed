"""An examination booth: where one worker runs hand-ins, one after the other."""

import shutil
import tempfile
from collections.abc import Callable
from itertools import count
from pathlib import Path

from nnlib.grading.judge.refusing import CannotJudgeError
from nnlib.grading.judge.sandbox import cgroup, shelf
from nnlib.grading.judge.sandbox.asking import ask
from nnlib.grading.judge.sandbox.hearing import Heard
from nnlib.grading.judge.sandbox.limits import Limits
from nnlib.grading.judge.sandbox.room import room
from nnlib.grading.judge.sandbox.starting import Started, start_in_bubblewrap, start_unsafe
from nnlib.grading.judge.sandbox.watch import Watch


class Booth:
    """Runs jobs in the sandbox, each in a process of its own.

    Parameters
    ----------
    packages : tuple of str
        The modules beside the standard library that hand-ins may import.
    unsafe : bool
        Run without bubblewrap: a hand-in can then read and change whatever the
        judge's own user can.

    Raises
    ------
    CannotJudgeError
        If this machine has not what is needed; the message says what.
    """

    def __init__(self, packages: tuple[str, ...], *, unsafe: bool = False) -> None:
        self._unsafe = unsafe
        if not unsafe:
            _demand_bubblewrap()
        self._room = room(packages)
        self._is_root = shelf.is_root() and not unsafe
        if self._is_root:
            self._room = shelf.shelve(self._room)
        self._places = {} if unsafe else cgroup.places()
        cgroup.tidy(self._places)
        self._numbers = count()

    @property
    def is_alone(self) -> bool:
        """Whether hand-ins see no processes but their own."""
        return not self._unsafe

    def hear(self, jobs: tuple[bytes, bytes], limits: Limits, deadline: float) -> Heard:
        """Run one job and give what was heard.

        Parameters
        ----------
        jobs : tuple of bytes
            Two frames for the driver: cells and public cases, and hidden cases.
        limits : Limits
        deadline : float
            On the monotonic clock.
        """
        group = cgroup.make(next(self._numbers), limits, self._places)
        prepare: list[Callable[[], None]] = [group.join] if group else []
        if self._is_root:
            prepare.append(shelf.become(shelf.user()))
        folder = Path(tempfile.mkdtemp()) if self._unsafe else None
        try:
            started = self._start(folder, limits, prepare)
            watch = Watch(started.top, limits, group, counts_files=not self._unsafe)
            return ask(started, jobs, watch, limits, deadline)
        finally:
            if group:
                group.remove()
            if folder:
                shutil.rmtree(folder)

    def _start(
        self, folder: Path | None, limits: Limits, prepare: list[Callable[[], None]]
    ) -> Started:
        if folder:
            return start_unsafe(self._room, folder, prepare)
        return start_in_bubblewrap(self._room, limits, prepare)


def _demand_bubblewrap() -> None:
    """Refuse where the sandbox cannot be."""
    if shutil.which("bwrap") is None:
        raise CannotJudgeError(
            "The judge runs strangers' code inside bubblewrap, which is not installed. On Debian "
            "and Ubuntu type: sudo apt install bubblewrap   On Fedora: sudo dnf install bubblewrap"
        )
