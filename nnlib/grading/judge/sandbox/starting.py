"""Start a hand-in's process, in bubblewrap's namespaces or, where told so by name, without.

Inside there is one place to write, a folder in memory of limited size. There is
no network, no other process, no file of the course, no way to ask for more rights.
"""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, cast

from nnlib.grading.judge.sandbox.limits import Limits
from nnlib.grading.judge.sandbox.room import CODE, LIBRARIES, PACKAGES, PREFIX, Room
from nnlib.grading.judge.sandbox.seccomp import calls_filter
from nnlib.grading.judge.sandbox.watch import processes

_START = "import sys; sys.path[:0] = {path}; from inside.driver import main; main()"
_DEVICES = ("/dev/null", "/dev/zero", "/dev/random", "/dev/urandom")
_ENVIRONMENT = {
    "HOME": "/tmp",
    "LANG": "C.UTF-8",
    "MKL_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "PYTHONDONTWRITEBYTECODE": "1",
}


@dataclass
class Started:
    """A process that runs a hand-in.

    Parameters
    ----------
    process : Popen
    job : file
        Takes the job.
    answers : file
        Gives frames.
    top : int
        The process that all others of this hand-in descend from; they end with it.
    """

    process: subprocess.Popen[bytes]
    job: BinaryIO
    answers: BinaryIO
    top: int

    def end(self) -> None:
        """End every process of the hand-in and wait until none is left."""
        if self.process.poll() is None:
            for number in (*processes(self.top), self.process.pid):
                with contextlib.suppress(ProcessLookupError):
                    os.kill(number, signal.SIGKILL)
        self.process.wait()
        self.job.close()
        self.answers.close()


def start_in_bubblewrap(
    room: Room, limits: Limits, prepare: Sequence[Callable[[], None]] = ()
) -> Started:
    """Start a process that sees this room and nothing else.

    Parameters
    ----------
    room : Room
    limits : Limits
    prepare : sequence of callable
        What the child does before it becomes bubblewrap.
    """
    read_end, write_end = os.pipe()
    calls = _readable(calls_filter())
    command = [*_command(room, limits), "--info-fd", str(write_end), "--seccomp", str(calls)]
    command += ["--", room.python, *_interpreter(CODE, PACKAGES)]
    process = _popen(command, prepare, pass_fds=(write_end, calls))
    os.close(write_end)
    os.close(calls)
    with open(read_end, "rb") as said:
        told = said.read()
    return _started(process, json.loads(told)["child-pid"] if told else process.pid)


def start_unsafe(room: Room, folder: Path, prepare: Sequence[Callable[[], None]] = ()) -> Started:
    """Start a process with nothing around it but the limits of each process.

    Parameters
    ----------
    room : Room
        Only its packages are used, through links.
    folder : Path
        An empty folder for the links and for the process to start in.
    prepare : sequence of callable
        What the child does before it becomes Python.
    """
    links, home = folder / "links", folder / "home"
    home.mkdir(parents=True)
    links.mkdir()
    for source, target in room.shown:
        if str(Path(target).parent) in (PACKAGES, CODE):
            (links / Path(target).name).symlink_to(source)
    command = [os.path.realpath(sys.executable), *_interpreter(str(links))]
    process = _popen(command, prepare, cwd=home, env=_ENVIRONMENT, start_new_session=True)
    return _started(process, process.pid)


def _popen(
    command: Sequence[str], prepare: Sequence[Callable[[], None]], **options: Any
) -> subprocess.Popen[bytes]:
    def ready() -> None:
        for step in prepare:
            step()

    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        preexec_fn=ready,
        bufsize=0,
        **options,
    )


def _started(process: subprocess.Popen[bytes], top: int) -> Started:
    return Started(process, cast(BinaryIO, process.stdin), cast(BinaryIO, process.stdout), top)


def _interpreter(*path: str) -> list[str]:
    return ["-I", "-S", "-B", "-X", "utf8", "-c", _START.format(path=list(path))]


def _readable(content: bytes) -> int:
    """Give the end of a pipe from which this can be read."""
    read_end, write_end = os.pipe()
    with open(write_end, "wb") as out:
        out.write(content)
    return read_end


def _command(room: Room, limits: Limits) -> list[str]:
    """Write bubblewrap's options."""
    words = "--unshare-user --disable-userns --uid 1000 --gid 1000 --unshare-pid --unshare-net"
    words += " --unshare-ipc --unshare-uts --unshare-cgroup-try --hostname judge"
    words += " --die-with-parent --new-session --clearenv --cap-drop ALL"
    command = [shutil.which("bwrap") or "bwrap", *words.split()]
    environment = _ENVIRONMENT | {"PATH": f"{PREFIX}/bin", "LD_LIBRARY_PATH": LIBRARIES}
    for name, value in environment.items():
        command += ["--setenv", name, value]
    for source, target in room.shown:
        command += ["--ro-bind", source, target]
    for target in room.hidden:
        command += ["--size", "4096", "--tmpfs", target, "--remount-ro", target]
    for device in _DEVICES:
        command += ["--dev-bind", device, device]
    command += ["--proc", "/proc", "--perms", "0700", "--size", str(limits.disk), "--tmpfs", "/tmp"]
    return [*command, "--remount-ro", "/", "--chdir", "/tmp"]
