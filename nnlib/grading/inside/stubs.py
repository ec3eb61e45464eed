"""What a notebook may speak to and gets no answer from: `check`, magics, displays, questions."""

import builtins
import getpass
import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any, NoReturn

from .absent import NotHereError


class Shell:
    """The shell that magics and `!` speak to; it does nothing."""

    def getoutput(self, *_: Any) -> list[str]:
        """Give no lines, as `files = !ls` would in an empty folder."""
        return []

    def __getattr__(self, name: str) -> Callable[..., None]:
        return nothing


def nothing(*_: Any, **__: Any) -> None:
    """Do nothing."""


def no_words(*_: Any, **__: Any) -> str:
    """Answer as someone who presses return."""
    return ""


def lay_stubs() -> None:
    """Put inert things where the handout's own import and a notebook's habits look for them."""
    builtins.input = no_words
    getpass.getpass = no_words
    _lay("nnlib.grading", check=nothing, __getattr__=_not_here)
    _lay("IPython.display", __getattr__=lambda name: nothing)
    sys.modules["IPython"].__dict__.update(get_ipython=Shell)


def _not_here(name: str) -> NoReturn:
    if name.startswith("__"):
        raise AttributeError(name)  # Python's own questions to a module
    raise NotHereError("No module named 'nnlib' where hand-ins are judged", name="nnlib")


def _lay(path: str, **names: Any) -> None:
    """Make a module, and the package that it lies in, with these names and no others."""
    parent, _, name = path.partition(".")
    package, module = ModuleType(parent), ModuleType(path)
    module.__dict__.update(names)
    package.__dict__[name] = module
    sys.modules.update({parent: package, path: module})
