"""Run a learner's answer on one case, and say what happened without judging it.

This module knows no expected value, so it may stand beside a stranger's code.
It does not end an endless loop: at your own machine you interrupt the kernel,
and grading strangers' code needs a process of its own with a time limit.
"""

import dis
import inspect
import sysconfig
import traceback
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import CodeType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .data import Case, Given, Outcome, Trouble, Values

_LIBRARIES = tuple(
    str(Path(folder))
    for folder in (
        sysconfig.get_path("stdlib"),
        sysconfig.get_path("purelib"),
        sysconfig.get_path("platlib"),
        Path(np.__file__).parent,
        Path(__file__).parents[2],
    )
)
_LONGEST = 1000  # a message may quote a whole array
_INTERACTIVE = ("<ipython-input", "<stdin>", "<string>")


def run(answer: Any, case: Case, *, given: Mapping[str, Callable[..., Any]]) -> Outcome:
    """Put one case to an answer.

    Parameters
    ----------
    answer : callable or mapping
        A function is called with copies of the case's inputs, a table is asked
        for the entry that the case names.
    case : Case
    given : mapping of str to callable
        The functions behind the `Given` inputs.

    Returns
    -------
    outcome : Outcome
        An exception in the answer becomes part of it; only KeyboardInterrupt
        passes through.
    """
    if isinstance(answer, Mapping):
        return _look_up(answer, case)
    inputs = {name: _ready(value, given) for name, value in case.inputs.items()}
    if wrong := _signature_problem(answer, tuple(inputs.values())):
        return Outcome(problem="signature", form=wrong)
    try:
        # A division by zero shows itself in the values; a warning would say it twice.
        with np.errstate(all="ignore", over="raise" if case.no_overflow else "ignore"):
            value = answer(*inputs.values())
    except (Exception, SystemExit) as error:
        found = trouble(error, given)
        return Outcome(problem="raises", trouble=found, has_loop=_has_loop(answer))
    changed = tuple(name for name in inputs if not _same(case.inputs[name], inputs[name]))
    values, problem, form = _unpack(value, case.returns)
    return Outcome(values, problem, form, changed=changed, has_loop=_has_loop(answer))


def _look_up(table: Mapping[Any, Any], case: Case) -> Outcome:
    entry = case.inputs["entry"]
    if entry not in table:
        found = ", ".join(repr(name) for name in table) or "nothing"
        return Outcome(problem="missing", form=f"a table with {found}")
    values, problem, form = _unpack(table[entry], case.returns)
    return Outcome(values, problem, form)


def _ready(value: Any, given: Mapping[str, Callable[..., Any]]) -> Any:
    if isinstance(value, Given):
        return given[value.name]
    if isinstance(value, tuple):
        return tuple(_ready(part, given) for part in value)
    return value.copy() if isinstance(value, np.ndarray) else value


def _same(before: Any, after: Any) -> bool:
    # Methods of arrays: functions of NumPy's can be replaced by the code that runs here.
    if isinstance(before, np.ndarray):
        return bool(before.shape == after.shape and before.tobytes() == after.tobytes())
    if isinstance(before, tuple):
        return all(_same(*parts) for parts in zip(before, after, strict=True))
    return True  # numbers, text and functions cannot be changed in place


def _signature_problem(answer: Callable[..., Any], arguments: tuple[Any, ...]) -> str:
    """Return how the answer wants to be called, if it is not with these arguments."""
    try:
        signature = inspect.signature(answer)
    except (TypeError, ValueError):  # some functions written in C have none
        return ""
    try:
        signature.bind(*arguments)
    except TypeError:
        return f"{getattr(answer, '__name__', 'answer')}{signature}"
    return ""


def _unpack(value: Any, returns: Sequence[str]) -> tuple[Values | None, str, str]:
    """Turn what came back into arrays, or say why that cannot be done."""
    if _holds_dots(value):
        return None, "starter", "the starter's three dots"
    if value is None:
        return None, "none", "None"
    if len(returns) == 1:
        parts: tuple[Any, ...] = (value,)
        if isinstance(value, tuple):
            return None, "count", f"{len(value)} values, in a tuple"
    else:
        if not isinstance(value, (tuple, list, np.ndarray)):
            return None, "count", _describe(value)
        if isinstance(value, np.ndarray) and value.ndim < 2 and not _is_row(value, returns):
            return None, "count", f"one array of shape {value.shape}"
        parts = tuple(value)
        if len(parts) != len(returns):
            return None, "count", "1 value" if len(parts) == 1 else f"{len(parts)} values"
    return _to_arrays(parts)


def _is_row(value: NDArray[Any], returns: Sequence[str]) -> bool:
    """Whether an array holds the results: three are meant well, two may be a w without its b."""
    return value.shape == (len(returns),) and len(returns) > 2


def _to_arrays(parts: tuple[Any, ...]) -> tuple[Values | None, str, str]:
    arrays = []
    for part in parts:
        if part is None:
            return None, "type", "None in the place of a number"
        try:
            array = np.array(part)  # a copy: the answer may keep and change its own
        except (TypeError, ValueError):
            return None, "type", f"{_describe(part)} that is not a block of numbers"
        if array.dtype.kind not in "biufU":
            other = " with other things than numbers" if isinstance(part, (list, tuple)) else ""
            return None, "type", _describe(part) + other
        arrays.append(array)
    return tuple(arrays), "", ""


def _holds_dots(value: Any) -> bool:
    if isinstance(value, (tuple, list)):
        return any(_holds_dots(part) for part in value)
    return value is ...


def _describe(value: Any) -> str:
    if isinstance(value, np.ndarray):
        return f"an array of shape {value.shape} and dtype {value.dtype}"
    if isinstance(value, BaseException):
        return f"a {type(value).__name__} that was returned, not raised"
    if callable(value):
        return f"the function {getattr(value, '__name__', 'itself')}, not its result"
    kind = type(value).__name__[:_LONGEST]
    return f"{'an' if kind.startswith(tuple('aeiou')) else 'a'} {kind}"


def _has_loop(answer: Any) -> bool:
    """Whether the function, or one that stands beside it and that it calls, loops."""
    waiting, seen = [answer], set()
    while waiting:
        function = waiting.pop()
        code = getattr(function, "__code__", None)
        if code is None or code in seen:
            continue
        seen.add(code)
        if _code_loops(code):
            return True
        beside = (function.__globals__.get(name) for name in code.co_names)
        waiting += [f for f in beside if getattr(f, "__module__", "") == function.__module__]
    return False


def _code_loops(code: CodeType) -> bool:
    """Whether the code, or a comprehension in it, jumps back to run again."""
    inner = [constant for constant in code.co_consts if isinstance(constant, CodeType)]
    jumps_back = any("BACKWARD" in step.opname for step in dis.get_instructions(code))
    return jumps_back or any(_code_loops(each) for each in inner)


def trouble(error: BaseException, given: Mapping[str, Callable[..., Any]]) -> Trouble:
    """Find the learner's own line: the last one that lies in no library."""
    given_files = {function.__code__.co_filename for function in given.values()}
    own = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename not in given_files and not _is_library(frame.filename)
    ]
    kind, text = type(error).__name__[:_LONGEST], str(error)[:_LONGEST]
    also = tuple(each.__name__[:_LONGEST] for each in type(error).__mro__[1:])
    if isinstance(error, SyntaxError) and error.filename and not _is_library(error.filename):
        return Trouble(kind, error.msg, error.lineno, (error.text or "").strip(), also)
    if not own:
        return Trouble(kind, text, also=also)
    return Trouble(kind, text, own[-1].lineno, own[-1].line or "", also)


def _is_library(filename: str) -> bool:
    if filename.startswith("<"):
        return not filename.startswith(_INTERACTIVE)
    return filename.startswith(_LIBRARIES)
