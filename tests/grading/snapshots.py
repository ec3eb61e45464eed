"""What lies in a folder, which processes run and what was left behind: before and after."""

import os
import site
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.grading.corpus.building import ROOT

# What tests and tools write beside the code they run.
_OURS = {
    *("__pycache__", ".git", ".hypothesis", ".import_linter_cache", ".mypy_cache"),
    *(".pytest_cache", ".ruff_cache", "_build", "work"),
}
MARKS = ("left-by-a-hand-in", "left_by_a_hand_in", "forged_result_files")

Entry = tuple[int, int, int, str]


def tree(folder: Path) -> dict[str, Entry]:
    """Give size, time, mode and target of everything in a folder, by path."""
    found = {}
    for place, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if name not in _OURS]
        for name in (*folders, *files):
            path = os.path.join(place, name)
            state = os.lstat(path)
            target = os.readlink(path) if os.path.islink(path) else ""
            # What lies inside changes a folder's size and time, and is listed by itself.
            is_folder = name in folders and not target
            size, time = (0, 0) if is_folder else (state.st_size, state.st_mtime_ns)
            found[os.path.relpath(path, folder)] = size, time, state.st_mode, target
    return found


def repository() -> dict[str, Entry]:
    """Give everything in the repository but the caches of our own tools."""
    return tree(ROOT)


def left_behind() -> list[str]:
    """Give what bears the mark of the corpus in places that every user can write to."""
    places = {tempfile.gettempdir(), "/dev/shm", "/dev/mqueue", "/run", "/run/lock", "/", "/etc"}
    places |= {"/var" + "/tmp", "/tmp", os.path.expanduser("~"), os.getcwd()}
    places.add(site.getusersitepackages())
    return [
        os.path.join(place, name)
        for place in sorted(places)
        if os.path.isdir(place)
        for name in os.listdir(place)
        if any(mark in name for mark in MARKS)
    ]


def left_alive() -> set[int]:
    """Give the processes in a namespace of their own that are ours or nobody's.

    Another judge may work on this machine at the same time: its hand-ins have
    a living interpreter above them that is not this one. A process that has
    ended may stay in the list until its parent asks how.
    """
    own = os.readlink("/proc/self/ns/pid")
    found = set()
    for number in filter(str.isdigit, os.listdir("/proc")):
        try:
            is_walled = os.readlink(f"/proc/{number}/ns/pid") != own
            if is_walled and not _fields(number)["State"].startswith("Z"):
                above = dict(_above(number))
                if os.getpid() in above or not any("python" in name for name in above.values()):
                    found.add(int(number))
        except OSError:  # ended meanwhile, or not ours to see
            continue
    return found


def _above(number: str) -> Iterator[tuple[int, str]]:
    """Give number and name of every process above one, as far as they are in our namespace."""
    while number != "0":
        fields = _fields(number)
        if len(fields["NSpid"].split()) == 1:
            yield int(number), fields["Name"]
        number = fields["PPid"]


def _fields(number: str) -> dict[str, str]:
    status = Path(f"/proc/{number}/status").read_text(encoding="utf-8", errors="replace")
    return dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)
