"""The tape and the way back along it: the chain rule, from the result to where it all started.

Every Variable on the tape gets its adjoint, the derivative of the result with respect to it. One
that was used several times gets a part from each use, and the parts add up.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from nnlib.autodiff.operation import plain
from nnlib.autodiff.variable import Variable
from nnlib.shapes import ShapeError


def tape(result: Variable) -> list[Variable]:
    """List the Variables that a result was computed from, each after those it needs.

    Parameters
    ----------
    result : Variable

    Returns
    -------
    list of Variable
        The result itself comes last.

    Examples
    --------
    >>> x = Variable(3.0)
    >>> tape(x * x + 1)
    [Variable(3.0), Variable(9.0, operation='multiply'), Variable(10.0, operation='add')]
    """
    return _order(result, set())


def _order(result: Variable, starts: set[int]) -> list[Variable]:
    """List the tape, going no further back than the Variables whose id is in `starts`."""
    order: list[Variable] = []
    listed: set[int] = set()
    waiting = [result]
    while waiting:  # a loop and no recursion: a tape may be longer than Python's stack is deep
        variable = waiting[-1]
        inputs = () if id(variable) in starts else variable.inputs
        missing = [x for x in inputs if isinstance(x, Variable) and id(x) not in listed]
        if missing:
            waiting.extend(missing)
        elif id(waiting.pop()) not in listed:
            listed.add(id(variable))
            order.append(variable)
    return order


def adjoints(result: Variable) -> list[Any]:
    """Compute the derivative of a result with respect to each Variable on its tape.

    Parameters
    ----------
    result : Variable
        One number.

    Returns
    -------
    list of ndarray
        In the order of `tape`, each of the shape of its Variable.

    Raises
    ------
    ShapeError
        If the result is more than one number.

    References
    ----------
    Griewank and Walther (2008), "Evaluating derivatives: Principles and techniques of algorithmic
    differentiation", 2nd edition, SIAM, ISBN 978-0-89871-659-7.

    Examples
    --------
    >>> x = Variable(3.0)
    >>> [float(adjoint) for adjoint in adjoints(x * x + 1)]
    [6.0, 1.0, 1.0]
    """
    if result.ndim != 0:
        raise ShapeError(
            f"result must be one number, but its shape is {result.shape}. Write result.sum()."
        )
    order = tape(result)
    found = _way_back(result, order, {id(v) for v in order}, starts=set(), recorded=False)
    return [found[id(variable)] for variable in order]


def gradients(result: Variable, starts: Sequence[Variable]) -> tuple[Any, list[Any]]:
    """Compute the derivatives of one number with respect to the Variables it started from.

    If the result depends on further Variables, those of a derivative around this one, what is
    returned is made of Variables too, and can be differentiated again.

    Parameters
    ----------
    result : Variable
        One number.
    starts : sequence of Variable

    Returns
    -------
    value : number or Variable
        The result.
    gradients : list of ndarray or Variable
        Zeros for a start that the result does not depend on.
    """
    ids = {id(start) for start in starts}
    order = _order(result, ids)
    wanted = set(ids)  # what depends on a start, and nothing else, needs a gradient
    for variable in order:
        if any(id(x) in wanted for x in variable.inputs):
            wanted.add(id(variable))
    start_is_computed = any(start.inputs for start in starts)
    begins_elsewhere = any(not v.inputs and id(v) not in ids for v in order)
    recorded = start_is_computed or begins_elsewhere
    found = _way_back(result, order, wanted, starts=ids, recorded=recorded)
    return (
        result if recorded else result.value[()],
        [_own(found.get(id(start), np.zeros_like(start.value))) for start in starts],
    )


def _own(gradient: Any) -> Any:
    """Copy a plain gradient, so that the caller may change it; two may be the same array."""
    return gradient if isinstance(gradient, Variable) else np.array(gradient)[()]


def _way_back(
    result: Variable, order: list[Variable], wanted: set[int], *, starts: set[int], recorded: bool
) -> dict[int, Any]:
    """Carry gradients from the result back along the tape, and add up what meets.

    With `recorded` the rules work on the Variables, else on their plain values, which is faster.
    """
    found: dict[int, Any] = {id(result): np.ones_like(result.value)}
    for variable in reversed(order):
        if id(variable) in starts or id(variable) not in found:
            continue
        g, y, inputs = found[id(variable)], plain(variable), tuple(map(plain, variable.inputs))
        if recorded:
            y, inputs = variable, variable.inputs
        for position, x in enumerate(variable.inputs):
            if isinstance(x, Variable) and id(x) in wanted:
                part = variable.operation.pull(position, g, y, inputs, variable.options)
                found[id(x)] = found[id(x)] + part if id(x) in found else part
    return found
