"""The sandbox's main program: take a job, run the cells, put the cases, send arrays back.

A job names exercises and their inputs and no expected value. What comes back is
told step by step, so that what was done before a process died is not lost.
"""

import contextlib
import os
import resource
import signal
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
    """Do the job that comes on the standard input, and end."""
    orders = os.fdopen(os.dup(0), "rb")
    job, arrays = wire.receive(orders)
    limit(job["limits"])
    tell = speaker(os.dup(1))
    nowhere = os.open(os.devnull, os.O_RDWR)
    for fd in (0, 1, 2):
        os.dup2(nowhere, fd)
    lay_stubs(job["allowed"])
    cells = Cells([exercise["name"] for exercise in job["exercises"]], job["allowed"], tell)
    for number, source in job["cells"]:
        skipped = [place for cell, place in job["skip"] if cell == number]
        cells.run(number, source, skipped)
    chosen, known = {}, {exercise["id"]: exercise for exercise in job["exercises"]}
    for name, exercise in known.items():
        begin(name, job["is_alone"], tell)
        chosen[name] = choose(exercise, cells.values[exercise["name"]], arrays, tell)
    # Hidden inputs come only now: nothing that is told from here on is shown to anyone.
    tell(ready=True)
    job_of_hidden, arrays = wire.receive(orders)
    for hidden in job_of_hidden["exercises"]:
        name = hidden["id"]
        begin(name, job["is_alone"], tell)
        for value in chosen[name]:
            report(ask(value, known[name] | hidden, arrays), tell)
    tell(done=True)
    os._exit(0)  # threads and what was left for the end do not run on


def speaker(out: int) -> Callable[..., None]:
    """Make the function that tells the judge what happens."""
    own = os.getpid()

    def tell(*values: Any, **meta: Any) -> None:
        if os.getpid() != own:
            os._exit(0)  # a copy of this process that the learner's code made has no say
        wire.send(out, wire.pack(meta, values))

    return tell


def begin(name: str, is_alone: bool, tell: Callable[..., None]) -> None:
    """Begin an exercise, and end what the code before has left running."""
    if is_alone:  # or it would take time and memory from this exercise
        with contextlib.suppress(ProcessLookupError):  # nothing was left
            os.kill(-1, signal.SIGKILL)  # all but this process and the sandbox's first
    tell(exercise=name)


def limit(limits: Mapping[str, int]) -> None:
    """Set the limits of this process and of each one it starts; nobody can raise them again."""
    for name, value in limits.items():
        resource.setrlimit(getattr(resource, name), (value, value))


def choose(
    exercise: Mapping[str, Any],
    values: Sequence[Any],
    arrays: Sequence[Any],
    tell: Callable[..., None],
) -> list[Any]:
    """Put an exercise's cases to the last value of its name that is an answer, and give it.

    A copied starter, or a result that a later cell stores under the same name, is none.
    """
    kinds = []
    for value in reversed(values[-_MOST_VALUES:]):
        if kind := unfit(value, exercise["is_table"]):
            kinds.append(kind)
            continue
        outcomes = ask(value, exercise, arrays)
        if any(outcome.problem != "starter" for outcome in outcomes):
            report(outcomes, tell)
            return [value]
    others = [kind for kind in kinds if kind != "starter"]
    tell(unfit=others[0] if others else "starter" if values else "missing")
    return []


def ask(value: Any, exercise: Mapping[str, Any], arrays: Sequence[Any]) -> list[Outcome]:
    """Put cases to an answer."""
    given = load(exercise["given"])
    return [attempt(value, case, given) for case in read_cases(exercise, arrays)]


def report(outcomes: Sequence[Outcome], tell: Callable[..., None]) -> None:
    """Tell what came of each case."""
    for place, outcome in enumerate(outcomes):
        tell(*(outcome.values or ()), case=place, outcome=as_meta(outcome))


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
        returns, is_strict = tuple(case["returns"]), case["no_overflow"]
        cases.append(Case("", inputs, returns=returns, no_overflow=is_strict))
    return cases


def _input(kind: str, value: Any, arrays: Sequence[Any]) -> Any:
    if kind == "array":
        return arrays[value]
    if kind == "tuple":
        return tuple(_input(inner, part, arrays) for inner, part in value)
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
