"""What a notebook may speak to and gets no answer from: `check`, magics, displays, questions."""

import builtins
import getpass
import os
import sys
from collections.abc import Callable, Sequence
from types import ModuleType
from typing import Any, NoReturn

import numpy as np

from .absent import Absent, Finder


class Shell:
    """The shell that magics and `!` speak to; it does nothing but write files for cells."""

    def getoutput(self, *_: Any) -> list[str]:
        """Give no lines, as `files = !ls` would in an empty folder."""
        return []

    def run_line_magic(self, name: str, *_: Any) -> Absent:
        """Give a placeholder, in case someone keeps what the magic returns."""
        return Absent(f"%{name}")

    def run_cell_magic(self, name: str, line: str, cell: str) -> None:
        """Write the files that cells write for other cells to import."""
        if name in ("writefile", "file"):
            words = line.split()
            with open(words[-1].strip("\"'"), "a" if "-a" in words else "w") as file:
                file.write(cell)

    def __getattr__(self, name: str) -> Callable[..., None]:
        return nothing


def nothing(*_: Any, **__: Any) -> None:
    """Do nothing."""


def no_words(*_: Any, **__: Any) -> str:
    """Answer as someone who presses return."""
    return ""


def lay_stubs(allowed: Sequence[str]) -> None:
    """Put inert things where the handout's own import and a notebook's habits look for them."""
    for name in ("help", "exit", "quit", "copyright", "credits", "license"):
        setattr(builtins, name, nothing)
    builtins.input = no_words
    getpass.getpass = no_words
    _lay("nnlib.grading", check=nothing)
    _lay("IPython.display", __getattr__=lambda name: nothing)
    sys.modules["IPython"].__dict__.update(get_ipython=Shell)
    pylab = sys.modules["pylab"] = ModuleType("pylab")
    # Not by getattr: it would load every part of NumPy that waits until it is asked for.
    pylab.__dict__.update({name: vars(np)[name] for name in np.__all__ if name in vars(np)})
    pylab.__dict__.update(np=np, numpy=np)
    sys.path.append(os.getcwd())  # files that a notebook writes lie beside it
    sys.meta_path.append(Finder(allowed))


def namespace() -> dict[str, Any]:
    """Give the names that every cell finds."""
    asked = {"_": Absent("Out"), "__": Absent("Out"), "Out": Absent("Out"), "In": Absent("In")}
    file = os.path.join(os.getcwd(), "handin.py")
    own = {"get_ipython": Shell, "display": nothing, "check": nothing, "__file__": file}
    return asked | own


def _lay(path: str, **names: Any) -> None:
    """Make a module, and the package that it lies in, with these names and no others."""
    parent, _, name = path.partition(".")
    package, module = ModuleType(parent), ModuleType(path)
    for each in (package, module):
        each.__dict__["__path__"] = []  # so that imports from inside it are looked for
        each.__dict__["__getattr__"] = _not_here(parent)
    module.__dict__.update(names)
    package.__dict__[name] = module
    sys.modules.update({parent: package, path: module})


def _not_here(module: str) -> Callable[[str], NoReturn]:
    def missing(name: str) -> NoReturn:
        if name.startswith("__"):
            raise AttributeError(name)  # Python's own questions to a module
        Absent(module).__getattr__(name)

    return missing
