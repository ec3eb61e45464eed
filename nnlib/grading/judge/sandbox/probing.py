"""Try every limit before the first hand-in is judged, and name the one that does not hold.

A sandbox that is there may still not hold: namespaces can be forbidden, limits
ignored, options misspelt. So a small hostile program tries each, at small sizes.
"""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NoReturn

from nnlib.grading.inside.wire import pack
from nnlib.grading.judge.refusing import CannotJudgeError
from nnlib.grading.judge.sandbox.booth import Booth
from nnlib.grading.judge.sandbox.hearing import Heard
from nnlib.grading.judge.sandbox.limits import MEBIBYTE, Limits

# Small sizes and much time: a busy machine is no reason to refuse.
_SMALL = Limits(
    seconds=10,
    patience=60,
    total=120,
    memory=600 * MEBIBYTE,
    disk=2 * MEBIBYTE,
    files=200,
    processes=12,
    answer=100_000,
)


@dataclass(frozen=True)
class Probe:
    """A small attack and how it must end.

    Parameters
    ----------
    what : str
        What holds if it ends so.
    source : str
        It ends with an exception if it got through.
    end : str
        What must end its process; empty if it comes to its end by itself.
    limits : Limits
    """

    what: str
    source: str
    end: str = ""
    limits: Limits = _SMALL


_REACHED = """
import socket
try:
    socket.create_connection(("127.0.0.1", {port}), timeout=2)
except OSError:
    pass
else:
    raise RuntimeError("connected")
"""
_SEEN = """
import os
if os.path.exists({path!r}):
    raise RuntimeError("seen")
"""
_WRITTEN = """
import os
for folder, _, _ in os.walk("/"):
    if not folder.startswith(("/tmp", "/proc")):
        try:
            with open(folder + "/left", "w"):
                raise RuntimeError(folder)
        except OSError:
            continue
"""
_NESTED = """
import ctypes, os, platform
libc = ctypes.CDLL(None)
if libc.unshare(0x10000000) == 0:
    raise RuntimeError("by unshare")
clone = {"x86_64": 56, "aarch64": 220}.get(platform.machine())
if clone and (child := libc.syscall(clone, 0x10000000 | 17, 0, 0, 0, 0)) != -1:
    raise RuntimeError("by clone") if child else os._exit(0)
"""
_HELD = """
import os
try:
    os.memfd_create("held")
except OSError:
    pass
else:
    raise RuntimeError("made a file in memory")
"""
_FORKED = """
import os, signal
made = 0
try:
    while made < {processes}:
        if os.fork() == 0:
            signal.pause()
        made += 1
except OSError:
    pass
else:
    raise RuntimeError(made)
"""
_ALLOCATED = """
try:
    bytearray({memory})
except MemoryError:
    pass
else:
    raise RuntimeError("allocated")
"""
_TOGETHER = """
import os
def hold():
    for _ in range(4):
        if os.fork() == 0:
            break
    held = b"x" * {part}
    while True:
        pass
hold()
"""
_FILLED = """
try:
    for part in range(4):
        with open(f"part{{part}}", "wb") as file:
            file.write(bytes({disk} // 2))
except OSError:
    pass
else:
    raise RuntimeError("written")
"""
_SCATTERED = """
for number in range(100_000):
    open(str(number), "w").close()
while True:
    pass
"""
_FLOOD = """
import os
while True:
    for number in range(3, 20):
        try:
            os.write(number, bytes(10_000))
        except OSError:
            pass
"""


def harmless(port: int) -> Iterator[Probe]:
    """Give the attacks that fail one after the other in a single process."""
    yield Probe("bubblewrap and its namespaces", "")
    yield Probe("no network", _REACHED.format(port=port))
    yield Probe("no file of this machine", _SEEN.format(path=__file__))
    yield Probe("nothing to write to", _WRITTEN)
    yield Probe("no namespace of one's own", _NESTED)
    yield Probe("no memory that belongs to no process", _HELD)
    yield Probe("the limit on the disk", _FILLED.format(disk=_SMALL.disk))
    yield Probe("the limit on a process's memory", _ALLOCATED.format(memory=_SMALL.memory))
    yield Probe("the limit on processes", _FORKED.format(processes=4 * _SMALL.processes))


def deadly() -> Iterator[Probe]:
    """Give the attacks that end with their process."""
    part, brief = _SMALL.memory // 3, replace(_SMALL, seconds=0.5)
    yield Probe("the limit on all memory", _TOGETHER.format(part=part), "memory")
    yield Probe("the limit on files", _SCATTERED, "files")
    yield Probe("the limit on computing time", "while True:\n    pass", "time", brief)
    yield Probe("the limit on what is sent back", _FLOOD, "output")


def probe(booth: Booth) -> None:
    """Try all limits.

    Parameters
    ----------
    booth : Booth
        One with a sandbox.

    Raises
    ------
    CannotJudgeError
        If one does not hold; the message names it.
    """
    with socket.create_server(("127.0.0.1", 0)) as listening:
        together = list(harmless(listening.getsockname()[1]))
        _refuse_faults(together, attempt(booth, together))
    for each in deadly():
        _refuse_faults([each], attempt(booth, [each]))


def attempt(booth: Booth, probes: Sequence[Probe]) -> Heard:
    """Run probes in one process, each in a cell."""
    limits = probes[0].limits
    job = {
        "limits": limits.of_each_process(),
        "allowed": ["numpy"],
        "cells": [[number, each.source] for number, each in enumerate(probes)],
        "skip": [],
        "exercises": [],
        "is_alone": True,
    }
    jobs = pack(job), pack({"exercises": []})
    return booth.hear(jobs, limits, time.monotonic() + limits.total)


def _refuse_faults(probes: Sequence[Probe], heard: Heard) -> None:
    """Raise if a probe got through, or its process ended otherwise than it must."""
    ended = "" if heard.is_done else heard.end
    for number, trouble in heard.failed.items():
        _refuse(probes[number], f"{trouble.kind}: {trouble.text}")
    if ended != probes[-1].end:
        last = probes[heard.statement[0] if heard.statement else 0]
        told = f"it ended with {ended or 'nothing in its way'}, not {last.end or 'by itself'}"
        _refuse(last, told)


def _refuse(each: Probe, fault: str) -> NoReturn:
    raise CannotJudgeError(
        f"The judge's sandbox does not hold on this machine: {each.what} ({fault}). Nothing was "
        "judged. The page for instructors says what is needed; --unsafe judges without a sandbox."
    )
