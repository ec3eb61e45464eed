"""A control group for each hand-in, where the machine lets us make one.

The kernel then counts what all processes of a hand-in use together, memory in
pipes and temporary folders included, and gives each hand-in its share of the
processor. Where none can be made the judge watches the processes itself.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from nnlib.grading.judge.sandbox.limits import Limits

_PREFIX = "from-one-neuron-"
# The two interfaces that Linux has: controllers, the memory limit's file, the clock and its
# unit in seconds, where ended processes are counted.
_CONTROLLERS = {1: {"memory", "pids", "cpu", "cpuacct"}, 2: {"memory", "pids", "cpu"}}
_MEMORY = {1: "memory.limit_in_bytes", 2: "memory.max"}
_CLOCK = {1: ("cpuacct", "cpuacct.usage", 1e-9), 2: ("cpu", "cpu.stat", 1e-6)}
_KILLED = {1: "memory.oom_control", 2: "memory.events"}


@dataclass(frozen=True)
class Group:
    """One hand-in's control group: a folder in each hierarchy of the machine's.

    Parameters
    ----------
    version : int
        1 or 2, of the kernel's interface.
    folders : mapping of str to Path
        By the controller's name; in version 2 all are one folder.
    """

    version: int
    folders: Mapping[str, Path]

    def join(self) -> None:
        """Put the calling process into the group, and all that it will start."""
        for folder in set(self.folders.values()):
            (folder / "cgroup.procs").write_text("0")

    def seconds(self) -> float:
        """Give the computing time that the group has used."""
        controller, name, unit = _CLOCK[self.version]
        text = (self.folders[controller] / name).read_text()
        return int(text.removeprefix("usage_usec").split()[0]) * unit

    def ran_out_of_memory(self) -> bool:
        """Whether the kernel had to end a process of the group."""
        lines = (self.folders["memory"] / _KILLED[self.version]).read_text().splitlines()
        return any(int(line.split()[1]) > 0 for line in lines if line.startswith("oom_kill "))

    def remove(self) -> None:
        """Remove the group, whose last process may need a moment to leave."""
        for folder in set(self.folders.values()):
            for _ in range(100):
                with contextlib.suppress(OSError):
                    folder.rmdir()
                if not folder.exists():
                    break
                time.sleep(0.01)


def make(number: int, limits: Limits, places: Mapping[int, Mapping[str, Path]]) -> Group | None:
    """Make a group with these limits, or give None where that is not allowed.

    Parameters
    ----------
    number : int
        Tells this process's groups apart.
    limits : Limits
    places : mapping
        What `places` gives.
    """
    for version, parents in places.items():
        name = f"{_PREFIX}{os.getpid()}-{number}"
        group = Group(version, {controller: p / name for controller, p in parents.items()})
        try:
            for folder in set(group.folders.values()):
                folder.mkdir()
            _limit(group, limits)
        except OSError:  # not ours to make: the judge's own watch takes its place
            group.remove()
            continue
        return group
    return None


def _limit(group: Group, limits: Limits) -> None:
    memory = group.folders["memory"]
    (memory / _MEMORY[group.version]).write_text(str(limits.memory))
    if (memory / "memory.swap.max").exists():
        (memory / "memory.swap.max").write_text("0")
    # bubblewrap's own processes belong to the group as well.
    (group.folders["pids"] / "pids.max").write_text(str(limits.processes + 4))


def places(proc: Path = Path("/proc/self")) -> dict[int, dict[str, Path]]:
    """Give for each version the folders in which groups might be made, by controller."""
    mounts = _mounts((proc / "mountinfo").read_text())
    found: dict[int, dict[str, Path]] = {1: {}, 2: {}}
    for line in (proc / "cgroup").read_text().splitlines():
        _, names, path = line.split(":", 2)
        for name in names.split(","):
            if name in mounts and name:
                found[1][name] = mounts[name] / path.strip("/")
            elif name in mounts:
                # Beside our own group: a group with processes in it may hand nothing on.
                parent = (mounts[name] / path.strip("/")).parent
                control = parent / "cgroup.subtree_control"
                held = control.read_text().split() if control.exists() else []
                found[2] = {each: parent for each in held if each in _CONTROLLERS[2]}
    return {version: each for version, each in found.items() if set(each) == _CONTROLLERS[version]}


def _mounts(text: str) -> dict[str, Path]:
    """Find where each controller is mounted; the empty name is version 2's."""
    found: dict[str, Path] = {}
    for line in text.splitlines():
        before, _, after = line.partition(" - ")
        kind, _, options = after.split(" ", 2)
        if kind in ("cgroup", "cgroup2"):
            names = [n for n in options.split(",") if n in _CONTROLLERS[1]]
            found |= dict.fromkeys(names if kind == "cgroup" else [""], Path(before.split()[4]))
    return found


def tidy(parents: Mapping[int, Mapping[str, Path]]) -> None:
    """Remove the empty groups of judges that were killed."""
    for folder in {each for group in parents.values() for each in group.values()}:
        for left in folder.glob(f"{_PREFIX}*-*"):
            if not Path("/proc", left.name.removeprefix(_PREFIX).partition("-")[0]).exists():
                with contextlib.suppress(OSError):  # its last process has not left yet
                    left.rmdir()
