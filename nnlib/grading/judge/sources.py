"""The text of the functions that are inputs of an exercise: it is sent into the sandbox."""

import inspect

from nnlib.grading.exercise import Exercise


def given_sources(exercise: Exercise) -> dict[str, str]:
    """Give for each input that is a function the source of its module.

    Raises
    ------
    ValueError
        If a function stands in the module of the checks, which holds answers.
    """
    sources = {}
    for name, function in exercise.given.items():
        module = inspect.getmodule(function)
        if module is None or module.__name__.rpartition(".")[2] != "given":
            raise ValueError(
                f"{name}, an input of exercise {exercise.id}, must stand in a module `given.py`: "
                "that file is sent to hand-ins, so no answer may stand in it."
            )
        sources[name] = inspect.getsource(module)
    return sources
