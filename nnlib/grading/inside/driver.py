"""The sandbox's main program: take a job, run the cells, put the cases, send arrays back.

A job names exercises and their inputs and no expected value. What comes back is
told step by step, so that what was done before a process died is not lost.
"""

import contextlib
import os
import resource
import signal
import sys
import types
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from . import wire
from .absent import Absent
from .cells import Cells
from .data import Case, Given, Outcome
from .running import run, trouble
from .stubs import lay_stubs

_MOST_VALUES, _LONGEST = 50, 1000


def main() -> None:
    """Do the one job that comes on the standard input, and end."""
    job, arrays = wire.receive(sys.stdin.buffer)
    limit(job["limits"])
    out = os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for fd in (0, 1, 2):
        os.dup2(nowhere, fd)
    lay_stubs(job["allowed"])

    own = os.getpid()

    def tell(*values: Any, **meta: Any) -> None:
        if os.getpid() != own:
            os._exit(0)  # a copy of this process that the learner's code made has no say
        wire.send(out, wire.pack(meta, values))

    names = [exercise["name"] for exercise in job["exercises"]]
    cells = Cells(names, job["allowed"], tell)
    for number, source in job["cells"]:
        skipped = [place for cell, place in job["skip"] if cell == number]
        cells.run(number, source, skipped)
    for exercise in job["exercises"]:
        if job["is_alone"]:
            end_others()
        tell(exercise=exercise["id"])
        put(exercise, cells.values[exercise["name"]], arrays, tell)
    tell(done=True)
    os._exit(0)  # threads and what was left for the end do not run on


def limit(limits: Mapping[str, int]) -> None:
    """Set the limits of this process and of each one it starts; nobody can raise them again."""
    for name, value in limits.items():
        resource.setrlimit(getattr(resource, name), (value, value))


def end_others() -> None:
    """End what the code before has left running: it would take time and memory from the next."""
    with contextlib.suppress(ProcessLookupError):  # nothing was left
        os.kill(-1, signal.SIGKILL)  # all but this process and the sandbox's first


def put(
    exercise: Mapping[str, Any],
    values: Sequence[Any],
    arrays: Sequence[Any],
    tell: Callable[..., None],
) -> None:
    """Put an exercise's cases to the last value of its name that is an answer.

    A copied starter, or a result that a later cell stores under the same name, is none.
    """
    given = load(exercise["given"])
    kinds = []
    for value in reversed(values[-_MOST_VALUES:]):
        if kind := unfit(value, exercise["is_table"]):
            kinds.append(kind)
            continue
        outcomes = [attempt(value, case, given) for case in read_cases(exercise, arrays)]
        if any(outcome.problem != "starter" for outcome in outcomes):
            for place, outcome in enumerate(outcomes):
                tell(*(outcome.values or ()), case=place, outcome=as_meta(outcome))
            return
    others = [kind for kind in kinds if kind != "starter"]
    tell(unfit=others[0] if others else "starter" if values else "missing")


def unfit(value: Any, is_table: bool) -> str:
    """Say what the value is, if no case can be put to it."""
    if value is ...:
        return "starter"
    if type(value) is Absent:
        return f"absent {vars(value)['module']}"
    is_function = callable(value) and not isinstance(value, type)
    fits = isinstance(value, Mapping) if is_table else is_function
    return "" if fits else f"a {type(value).__name__}"


def attempt(value: Any, case: Case, given: Mapping[str, Callable[..., Any]]) -> Outcome:
    """Run one case; whatever is raised, by the answer or by what it returned, is its trouble."""
    try:
        return run(value, case, given=given)
    except BaseException as error:
        return Outcome(problem="raises", trouble=trouble(error, given))


def read_cases(exercise: Mapping[str, Any], arrays: Sequence[Any]) -> list[Case]:
    """Make cases of what came: arrays by their number, functions by their name."""
    cases = []
    for case in exercise["cases"]:
        inputs = {name: _input(kind, v, arrays) for name, (kind, v) in case["inputs"].items()}
        cases.append(Case("", inputs, returns=tuple(case["returns"])))
    return cases


def _input(kind: str, value: Any, arrays: Sequence[Any]) -> Any:
    if kind == "array":
        return arrays[value]
    return Given(value) if kind == "given" else value


def load(sources: Mapping[str, str]) -> dict[str, Callable[..., Any]]:
    """Make the functions that are inputs from the text of their modules."""
    found: dict[str, Callable[..., Any]] = {}
    for name, source in sources.items():
        module = types.ModuleType("given")
        exec(compile(source, "<given>", "exec"), module.__dict__)
        found[name] = getattr(module, name)
    return found


def as_meta(outcome: Outcome) -> dict[str, Any]:
    """Write an outcome without its arrays, which travel beside it."""
    meta = {name: value for name, value in vars(outcome).items() if name != "values"}
    meta["form"] = outcome.form[:_LONGEST]
    meta["trouble"] = vars(outcome.trouble) if outcome.trouble else None
    return meta | {"has_values": outcome.values is not None}
