"""Run a learner's cells one by one and, inside a cell, statement by statement.

As in Jupyter an exception ends its cell and the next one runs. What Jupyter has
and the sandbox has not (modules for plotting, magics) is passed over.
"""

import __future__

import ast
import inspect
import linecache
import sys
from collections.abc import Callable, Collection, Sequence
from types import ModuleType
from typing import Any

from .absent import Absent, NotHereError, imports, is_absent
from .running import trouble
from .stubs import namespace

Tell = Callable[..., None]

_FUTURE = 0
for _name in __future__.all_feature_names:
    _FUTURE |= getattr(__future__, _name).compiler_flag


class Cells:
    """A notebook's namespace and the cells that run in it.

    Parameters
    ----------
    names : collection of str
        The graded names, whose values are remembered as they come.
    allowed : sequence of str
        The modules that may be imported beside the standard library.
    tell : callable
        Called with keywords before each statement and after what went wrong.
    """

    def __init__(self, names: Collection[str], allowed: Sequence[str], tell: Tell) -> None:
        self.module = ModuleType("__main__")
        self.values: dict[str, list[Any]] = {name: [] for name in names}
        self._allowed = allowed
        self._tell = tell
        self._future = 0  # `from __future__ import …` holds for the cells below it too
        sys.modules["__main__"] = self.module
        self.module.__dict__.update(namespace())

    def run(self, number: int, source: str, skipped: Collection[int]) -> None:
        """Run one cell without the statements at these places."""
        file = f"<ipython-input-{number}>"
        linecache.cache[file] = (len(source), None, source.splitlines(keepends=True), file)
        place = 0
        try:
            for place, statement in enumerate(ast.parse(source, file).body):
                if place not in skipped:
                    self._tell(at=[number, place])
                    self._statement(number, statement, file)
        except BaseException as error:
            self._tell(failed=[number, place], trouble=vars(trouble(error, {})))
        finally:
            self._remember()

    def _statement(self, number: int, statement: ast.stmt, file: str) -> None:
        try:
            for single, module, bound in imports(statement):
                self._import(single, module, bound, file)
            if not isinstance(statement, (ast.Import, ast.ImportFrom)):
                self._execute(statement, file)
        except NotHereError as error:
            names = bound_names(ast.Module([statement], []))
            self._tell(passed=names, module=error.name)
            for name in names:  # what uses them is passed over as well
                self.module.__dict__.setdefault(name, Absent(str(error.name)))
        self._remember()

    def _import(self, single: ast.stmt, module: str, bound: str, file: str) -> None:
        try:
            self._execute(single, file)
        except ImportError:
            if not is_absent(module, self._allowed):
                raise
            self._tell(absent=module)
            self.module.__dict__[bound] = Absent(module)

    def _execute(self, statement: ast.stmt, file: str) -> None:
        tree = ast.Module([statement], type_ignores=[])
        flags = self._future | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
        code = compile(tree, file, "exec", flags=flags, dont_inherit=True)
        self._future |= code.co_flags & _FUTURE
        if code.co_flags & inspect.CO_COROUTINE:
            import asyncio  # few cells wait, and loading it takes longer than most hand-ins run

            asyncio.run(eval(code, self.module.__dict__))
        else:
            exec(code, self.module.__dict__)

    def _remember(self) -> None:
        """Keep each new value of a graded name: a copied starter may come after the answer."""
        for name, values in self.values.items():
            if name in self.module.__dict__:
                value = self.module.__dict__[name]
                if not values or values[-1] is not value:
                    values.append(value)


def bound_names(tree: ast.AST) -> list[str]:
    """Give the names that code binds where it stands: assigned, defined, imported."""
    names = []
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            names.append(node.name)
        elif isinstance(node, ast.alias):
            names.append(node.asname or node.name.partition(".")[0])
        elif isinstance(getattr(node, "ctx", None), ast.Store):
            names += _roots(node)
        elif not isinstance(node, ast.Lambda):
            names += bound_names(node)
    return names


def _roots(target: ast.AST) -> list[str]:
    """Give the names in a target of an assignment: `gates` in `gates["AND"], b = …`."""
    while isinstance(target, (ast.Subscript, ast.Attribute)):
        target = target.value
    return [node.id for node in ast.walk(target) if isinstance(node, ast.Name)]
