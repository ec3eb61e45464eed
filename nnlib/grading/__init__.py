"""Checks of the exercises: what is wrong, why people usually get it, where to read.

A check has three parts that never mix: inputs go into the learner's code, arrays
come out of it, and only then are they compared with what was expected.

Examples
--------
>>> from nnlib.grading import check
>>> check("1a", lambda x, w, b, f: f(x @ w + b)).passed
True
"""

from nnlib.grading.catalogue import draw, exercise_folder, exercises, find
from nnlib.grading.checking import check
from nnlib.grading.exercise import Case, Exercise, Fault, Given, Mistake, Outcome, Trouble
from nnlib.grading.inside.running import run
from nnlib.grading.marking import mark
from nnlib.grading.verdict import Verdict

__all__ = [
    "Case",
    "Exercise",
    "Fault",
    "Given",
    "Mistake",
    "Outcome",
    "Trouble",
    "Verdict",
    "check",
    "draw",
    "exercise_folder",
    "exercises",
    "find",
    "mark",
    "run",
]
