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
_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


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
    """Give each name that a cell defines at its top, with the function behind it."""
    try:
        statements = ast.parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return
    for statement in statements:
        if isinstance(statement, _DEFINITIONS):
            if not _is_starter(statement):
                yield statement.name, statement
        elif isinstance(statement, ast.Assign):
            for target in statement.targets:
                if isinstance(target, ast.Name):
                    yield target.id, _function_behind(statement.value)


def _function_behind(value: ast.expr) -> ast.AST:
    """Give what is called when this value is: nothing, if it is data computed once."""
    if isinstance(value, (ast.Lambda, ast.Name)):
        return value
    if isinstance(value, ast.Call):  # np.vectorize(f), partial(f, …), Layer()
        handed_on = [value.func, *value.args, *(k.value for k in value.keywords)]
        functions: list[ast.expr] = []
        functions += [each for each in handed_on if isinstance(each, (ast.Lambda, ast.Name))]
        return ast.Tuple(functions, ast.Load())
    return ast.Pass()


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
    """Give the names from outside that a function uses: neither its arguments nor its own."""
    nodes = list(ast.walk(body))
    own = {node.arg for node in nodes if isinstance(node, ast.arg)}
    own |= {n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
    return {node.id for node in nodes if isinstance(node, ast.Name)} - own
