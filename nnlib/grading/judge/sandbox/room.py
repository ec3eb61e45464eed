"""What the sandbox holds: the interpreter, the standard library, the packages named, no more.

Each file comes from the machine and none is copied. A folder of the machine's
that may hold other packages is never shown.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import sysconfig
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import Distribution, distribution
from importlib.metadata import packages_distributions as _packages_distributions
from pathlib import Path

from packaging.requirements import Requirement

from nnlib.grading.judge.refusing import CannotJudgeError

INSIDE = Path(__file__).parents[2] / "inside"
PREFIX, PACKAGES, LIBRARIES, CODE = "/python", "/packages", "/libraries", "/judge"
_RECORDS = (".dist-info", ".pth", "__pycache__")
_LINK = re.compile(r"(?:=> )?(/\S+) \(0x")


@dataclass(frozen=True)
class Room:
    """What is shown to a hand-in's process, and where.

    Parameters
    ----------
    python : str
        The interpreter's path inside.
    shown : tuple of (str, str)
        Files and folders of the machine and where they appear, read-only.
    hidden : tuple of str
        Folders inside that appear empty.
    """

    python: str
    shown: tuple[tuple[str, str], ...]
    hidden: tuple[str, ...]


@cache
def room(packages: tuple[str, ...]) -> Room:
    """Furnish a room.

    Parameters
    ----------
    packages : tuple of str
        The modules beside the standard library that may be imported.

    Raises
    ------
    CannotJudgeError
        If one of them or a library that they are linked with is not found.
    """
    base = Path(sys.base_prefix)
    python = Path(os.path.realpath(sys.executable))
    stdlib = Path(sysconfig.get_path("stdlib"))
    inner = f"{PREFIX}/{stdlib.relative_to(base)}"
    folders = sorted(top for name in packages for top in _files_of(name))
    shown = [(str(INSIDE), f"{CODE}/inside"), (str(python), f"{PREFIX}/bin/python3")]
    shown += [(str(stdlib), inner), *((str(top), f"{PACKAGES}/{top.name}") for top in folders)]
    modules = [p for top in (stdlib / "lib-dynload", *folders) for p in top.rglob("*.so*")]
    shown += _libraries((python, *modules), inside=(stdlib, *folders))
    hidden = [f"{inner}/{name}" for name in ("site-packages", "dist-packages")]
    return Room(
        python=f"{PREFIX}/bin/python3",
        shown=tuple(shown),
        hidden=tuple(h for h in hidden if (stdlib / Path(h).name).is_dir()),
    )


def _files_of(package: str) -> set[Path]:
    """Give the files and folders of a module and of all that its distribution requires."""
    names = _packages_distributions().get(package)
    if not names:
        raise CannotJudgeError(
            f"An exercise may import {package}, which is not installed here. "
            f"Type: python -m pip install {package}"
        )
    found: dict[str, Distribution] = {}
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = distribution(name)
            waiting += _required(found[name])
    return {top for each in found.values() for top in _top_level(each)}


def _required(package: Distribution) -> Iterable[str]:
    for line in package.requires or ():
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield requirement.name


def _top_level(package: Distribution) -> set[Path]:
    """Give what a distribution lays into site-packages, without its records and commands."""
    parts = {file.parts[0] for file in package.files or () if file.parts[0] != ".."}
    tops = {Path(os.path.realpath(str(package.locate_file(part)))) for part in parts}
    return {top for top in tops if top.exists() and not top.name.endswith(_RECORDS)}


def _libraries(linked: Sequence[Path], inside: Sequence[Path]) -> list[tuple[str, str]]:
    """Give the shared libraries that these files need from outside these folders."""
    listed = subprocess.run(
        ["ldd", *map(str, linked)], capture_output=True, text=True, check=False, env={"LC_ALL": "C"}
    )
    shown = []
    for path in sorted(set(map(os.path.abspath, _LINK.findall(listed.stdout)))):
        if any(Path(path).is_relative_to(folder) for folder in inside):
            continue
        # The loader is named by its full path in every program, the others are looked up by name.
        is_loader = Path(path).name.startswith("ld-")
        shown.append((path, path if is_loader else f"{LIBRARIES}/{Path(path).name}"))
    if not any(Path(path).name.startswith("ld-") for path, _ in shown):
        raise CannotJudgeError(
            f"`ldd {linked[0]}` names no loader, so the judge cannot tell which libraries Python "
            f"needs. It said: {(listed.stdout + listed.stderr).strip()[:200]}"
        )
    return shown
