"""Watch all processes of a hand-in: time, memory and files together.

Limits that the kernel holds bind one process each; forty processes under the
limit are together far above it. Where there is no control group this watch adds
them up, many times a second.
"""

import os
from collections.abc import Iterator

from nnlib.grading.judge.sandbox.cgroup import Group
from nnlib.grading.judge.sandbox.limits import Limits

_TICK = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")
_KIBIBYTE = 1024


class Watch:
    """Watches the processes under one.

    Parameters
    ----------
    top : int
        The process that all others descend from.
    limits : Limits
    group : Group or None
        Where there is one, it counts time and holds the memory.
    counts_files : bool
        Whether the processes have a temporary folder of their own.
    """

    def __init__(
        self, top: int, limits: Limits, group: Group | None, *, counts_files: bool
    ) -> None:
        self._top = top
        self._counts_files = counts_files
        self._limits = limits
        self._group = group

    def seconds(self) -> float:
        """Give the computing time used so far, that of ended children included."""
        if self._group:
            return self._group.seconds()
        return sum(_seconds(process) for process in processes(self._top))

    def broken_limit(self) -> str:
        """Give the limit that is broken now: memory, files or none."""
        tree = list(processes(self._top))
        if self._group is None and sum(map(_resident, tree)) > self._limits.memory:
            # Pages that children share with their parent count once.
            if sum(map(_own_share, tree)) > self._limits.memory:
                return "memory"
        elif self._group and self._group.ran_out_of_memory():
            return "memory"
        if self._counts_files and any(_files(p) > self._limits.files for p in tree):
            return "files"
        return ""


def processes(top: int) -> Iterator[int]:
    """Give the numbers of a process and of all that descend from it."""
    waiting = [top]
    while waiting:
        process = waiting.pop()
        yield process
        for thread in _listed(f"/proc/{process}/task"):
            waiting += map(int, _read(f"/proc/{process}/task/{thread}/children").split())


def _listed(folder: str) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:  # the process has ended meanwhile
        return []


def _read(path: str) -> str:
    try:
        with open(path) as file:
            return file.read()
    except OSError:  # the process has ended meanwhile
        return ""


def _seconds(process: int) -> float:
    # The name, in brackets, may hold blanks and brackets; the times are 14 to 17.
    fields = _read(f"/proc/{process}/stat").rpartition(")")[2].split()
    return sum(map(int, fields[11:15])) / _TICK


def _resident(process: int) -> int:
    fields = _read(f"/proc/{process}/statm").split()
    return int(fields[1]) * _PAGE if fields else 0


def _own_share(process: int) -> int:
    for line in _read(f"/proc/{process}/smaps_rollup").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * _KIBIBYTE
    return _resident(process)


def _files(process: int) -> int:
    """Count the files in the process's temporary folder."""
    place = os.path.join(f"/proc/{process}/root", "tmp")
    try:
        # A process that bubblewrap is still walling in sees the machine's own folder.
        is_own = os.stat(place).st_dev != os.stat("/tmp").st_dev
        held = os.statvfs(place)
    except OSError:  # ended meanwhile, or not ours to look into
        return 0
    return held.f_files - held.f_ffree if is_own else 0
