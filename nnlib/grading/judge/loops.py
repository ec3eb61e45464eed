"""See from a hand-in's text which of its functions loop, without running any of it.

The driver sees loops too, but it stands beside a stranger's code, which can change it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

_LOOPS = (
    ast.For,
    ast.AsyncFor,
    ast.While,
    ast.ListComp,
    ast.SetComp,
    ast.DictComp,
    ast.GeneratorExp,
)
_FUNCTIONS = (ast.Lambda, ast.Name, ast.Call)


def looping(sources: Iterable[str]) -> set[str]:
    r"""Give the names whose last definition loops, or uses one that does.

    Examples
    --------
    >>> sorted(looping(["def f(x):\n    return [y for y in x]", "def g(x):\n    return f(x)"]))
    ['f', 'g']
    """
    bodies = dict(definition for source in sources for definition in _definitions(source))
    found = {name for name, body in bodies.items() if _loops(body)}
    while True:
        more = {name for name, body in bodies.items() if found & _used(body)} - found
        if not more:
            return found
        found |= more


def _definitions(source: str) -> Iterator[tuple[str, ast.AST]]:
    """Give each name that a cell defines at its top, with what it stands for."""
    try:
        statements = ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return
    for statement in statements:
        if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            if not _is_starter(statement):
                yield statement.name, statement
        elif isinstance(statement, ast.Assign):
            for target in statement.targets:
                if isinstance(target, ast.Name) and isinstance(statement.value, _FUNCTIONS):
                    yield target.id, statement.value


def _is_starter(statement: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> bool:
    """Whether nothing is returned but the starter's three dots."""
    last = statement.body[-1]
    if not isinstance(last, ast.Return) or len(statement.body) > 2:
        return False
    values = last.value.elts if isinstance(last.value, ast.Tuple) else [last.value]
    return all(isinstance(v, ast.Constant) and v.value is ... for v in values)


def _loops(body: ast.AST) -> bool:
    return any(isinstance(node, _LOOPS) for node in ast.walk(body))


def _used(body: ast.AST) -> set[str]:
    return {node.id for node in ast.walk(body) if isinstance(node, ast.Name)}
