"""Modules that are not there: an import at the top of a cell becomes a placeholder.

A learner's plots and scratch work then cost nothing: only the statement that
uses the placeholder is passed over, and the rest of the cell runs.
"""

import ast
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NoReturn

_SIGNS = "add sub mul matmul truediv floordiv mod divmod pow lshift rshift and or xor"
_ASKED = (
    "call getitem setitem delitem iter reversed len next enter aiter aenter await bool int float "
    "complex index round format array neg pos abs invert eq ne lt le gt ge contains mro_entries "
    + " ".join(f"{sign} r{sign} i{sign}" for sign in _SIGNS.split())
)


class NotHereError(ModuleNotFoundError):
    """A module was used that is not there where hand-ins are judged."""


class Absent:
    """What stands in the place of a module or of a name from it."""

    def __init__(self, module: str) -> None:
        self.__dict__["module"] = module

    def __getattr__(self, name: str) -> NoReturn:
        module = self.__dict__["module"]
        raise NotHereError(
            f"No module named '{module}' where hand-ins are judged", name=module.partition(".")[0]
        )


def _complain(name: str) -> Callable[..., NoReturn]:
    def method(self: Absent, *_: Any, **__: Any) -> NoReturn:
        Absent.__getattr__(self, name)

    return method


for _name in _ASKED.split():
    setattr(Absent, f"__{_name}__", _complain(_name))
Absent.__hash__ = object.__hash__  # type: ignore[method-assign]


class Finder:
    """Asked last for a module that nobody found; says of those not allowed that they are absent.

    Parameters
    ----------
    allowed : sequence of str
        The modules that may be imported beside the standard library.
    """

    def __init__(self, allowed: Sequence[str]) -> None:
        self._allowed = allowed

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        """Complain as a placeholder would."""
        if is_absent(name, self._allowed):
            Absent(name).__getattr__(name)


def imports(statement: ast.stmt) -> Iterator[tuple[ast.stmt, str, str]]:
    """Take an import apart: for each name the statement, the module and the name it binds."""
    if isinstance(statement, ast.Import):
        for alias in statement.names:
            bound = alias.asname or alias.name.partition(".")[0]
            yield ast.copy_location(ast.Import([alias]), statement), alias.name, bound
    elif isinstance(statement, ast.ImportFrom):
        module = "." * statement.level + (statement.module or "")
        for alias in statement.names:
            single = ast.ImportFrom(statement.module, [alias], statement.level)
            yield ast.copy_location(single, statement), module, alias.asname or alias.name


def is_absent(module: str, allowed: Sequence[str]) -> bool:
    """Whether hand-ins must do without this module, so that its import may fail."""
    root = module.partition(".")[0]
    return root not in allowed and root not in sys.stdlib_module_names
