"""Drop root: an unprivileged user of its own, and a view of files that this user can reach.

Under root the limit on processes does not bind, so a judge that root started
runs hand-ins as a user that nobody else is. Root's own folders are closed to
that user; what the sandbox needs from them is put on a shelf: a mount that only
this process and its children see, and that vanishes with them.
"""

import ctypes
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from nnlib.grading.judge.refusing import CannotJudgeError
from nnlib.grading.judge.sandbox.room import Room

# From <sched.h> and <sys/mount.h>.
_NEW_MOUNTS = 0x20000
_BIND, _RECURSIVE, _PRIVATE = 4096, 16384, 1 << 18
_FIRST_USER = 2_000_000_000
_PLACES = ("/mnt", "/media", "/srv")


def is_root() -> bool:
    """Whether this process is root's."""
    return os.geteuid() == 0


def user() -> int:
    """Give the number of a user that no other process has, this process's number included."""
    return _FIRST_USER + os.getpid()


def become(number: int) -> Callable[[], None]:
    """Make the function that turns a child process of root's into this user's."""

    def drop() -> None:
        os.setgroups([])
        os.setresgid(number, number, number)
        os.setresuid(number, number, number)

    return drop


def shelve(room: Room) -> Room:
    """Give the same room from paths that any user can reach.

    Raises
    ------
    CannotJudgeError
        If this root may not mount, as in some containers.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    place = next(p for p in map(Path, _PLACES) if p.is_dir() and not _lies_in(room, p))
    try:
        _call(libc.unshare, _NEW_MOUNTS)
        _call(libc.mount, None, b"/", None, _RECURSIVE | _PRIVATE, None)
        _call(libc.mount, b"tmpfs", bytes(place), b"tmpfs", 0, b"mode=755")
        shown = []
        for number, (source, target) in enumerate(room.shown):
            point = place / str(number)
            point.mkdir() if Path(source).is_dir() else point.touch()
            _call(libc.mount, os.fsencode(source), bytes(point), None, _BIND, None)
            shown.append((str(point), target))
    except OSError as error:
        raise CannotJudgeError(
            f"The judge was started by root, must become another user, and may not mount what that "
            f"user needs ({error.strerror}). Start it as an ordinary user."
        ) from error
    return replace(room, shown=tuple(shown))


def _lies_in(room: Room, place: Path) -> bool:
    return any(Path(source).is_relative_to(place) for source, _ in room.shown)


def _call(function: Callable[..., int], *arguments: object) -> None:
    if function(*arguments) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
