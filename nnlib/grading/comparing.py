"""Compare what came with what was expected, and name the fault.

Nothing here runs the learner's code.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from nnlib.grading.exercise import Case, Compare, Exercise, Fault, Given, Outcome, Values
from nnlib.grading.words import show, show_pair, show_shape, show_trouble

RTOL, ATOL = 1e-6, 1e-9


def equals(
    reference: Callable[..., Any],
    given: Mapping[str, Callable[..., Any]],
    *,
    rtol: float = RTOL,
    atol: float = ATOL,
) -> Compare:
    """Make the comparison that asks for the reference's own values.

    Parameters
    ----------
    reference : callable
        A right answer; where the cases ask for several results, a tuple of them.
    given : mapping of str to callable
        The functions behind the `Given` inputs.
    rtol, atol : float
        Relative and absolute tolerance.

    Returns
    -------
    compare : callable
        ``compare(case, values)`` gives a `Fault` or None.
    """

    def compare(case: Case, values: Values) -> Fault | None:
        inputs = [given[v.name] if isinstance(v, Given) else v for v in case.inputs.values()]
        right = reference(*inputs)
        wanted = [np.asarray(each) for each in (right if len(values) > 1 else (right,))]
        return compare_results(case.returns, values, wanted, rtol=rtol, atol=atol)

    return compare


def compare_results(
    names: Sequence[str],
    came: Sequence[NDArray[Any]],
    expected: Sequence[NDArray[Any]],
    *,
    rtol: float = RTOL,
    atol: float = ATOL,
) -> Fault | None:
    """Give the fault of the first result that differs, with its name if there are several."""
    for name, each, wanted in zip(names, came, expected, strict=True):
        if fault := compare_arrays(each, wanted, rtol=rtol, atol=atol):
            told = f"{name}: " if len(names) > 1 else ""
            return replace(fault, came=told + fault.came, expected=told + fault.expected)
    return None


def compare_arrays(
    came: NDArray[Any], expected: NDArray[Any], *, rtol: float = RTOL, atol: float = ATOL
) -> Fault | None:
    """Give the fault between two arrays, or None if they agree.

    Examples
    --------
    >>> compare_arrays(np.array([1.0]), np.array(1.0)).kind
    'shape'
    """
    if fault := number_fault(came, show(expected)):
        return fault
    if came.shape != expected.shape:
        return Fault(
            "shape",
            f"{show_shape(came)}: {show(came)}" if came.size <= 12 else show(came),
            f"{show_shape(expected)}: {show(expected)}" if expected.size <= 12 else show(expected),
            "The result has another shape than it should. Print the shape of each step "
            "and find the first one that surprises you.",
        )
    if not np.allclose(came, expected, rtol=rtol, atol=atol):
        return Fault("values", *show_pair(came, expected), _values_hint(came, expected))
    return None


def _values_hint(came: NDArray[Any], expected: NDArray[Any]) -> str:
    if came.dtype in (np.float16, np.float32) and np.allclose(came, expected, rtol=0.01):
        return (
            f"Your result has dtype {came.dtype}, which keeps too few digits. Compute in float64, "
            "NumPy's own choice: leave out dtype and astype."
        )
    if np.allclose(came, expected, rtol=0.01, atol=0):
        return (
            "Less than one per cent off. Look for a result that was rounded or a constant with too "
            "few digits: hand on every digit, and round only what you print."
        )
    return (
        "The shape is right and the numbers are not. Work this case out on paper, "
        "print each step of your code beside it, and find the first that differs."
    )


def number_fault(came: NDArray[Any], expected: str) -> Fault | None:
    """Give the fault of an array that holds text, NaN or infinity."""
    if came.dtype.kind == "U":
        why = "The result is text. Numbers are written without quotation marks."
        return Fault("type", show(came), expected, why)
    if not np.isfinite(came).all():
        why = (
            "NaN and inf come from a division by zero, from a logarithm of zero or from numbers "
            "beyond 1e308. Print what you divide by."
        )
        return Fault("not-finite", show(came), expected, why)
    return None


def find_fault(exercise: Exercise, case: Case, outcome: Outcome) -> Fault | None:
    """Give the fault of one outcome, or None if it is right."""
    if case.raises:
        return _missing_exception(case, outcome)
    if outcome.problem:
        return _problem(exercise, case, outcome)
    values = outcome.values
    if values is None:
        raise ValueError("an outcome has values, a problem or both, but this one has neither.")
    if fault := exercise.compare(case, values):
        return fault
    if outcome.changed:
        return _changed(case, outcome.changed)
    if outcome.has_loop and not exercise.allows_loops:
        return Fault(
            "loop",
            "the right numbers, through a Python loop",
            "the same numbers without a loop",
            "Your numbers are right and a Python loop (or a comprehension) makes them.",
        )
    return None


def _missing_exception(case: Case, outcome: Outcome) -> Fault | None:
    expected = f"a {case.raises}, raised"
    if outcome.trouble is not None:
        if case.raises in (outcome.trouble.kind, *outcome.trouble.also):
            return None
        why = f'This input has no answer. Say so: raise {case.raises}("what is wrong").'
        return Fault("wrong-exception", show_trouble(outcome.trouble), expected, why)
    shown = ", ".join(show(value) for value in outcome.values or ()) or outcome.form
    why = (
        "This input has no answer, and whatever you return is taken for one. "
        f'Say so instead: raise {case.raises}("what is wrong").'
    )
    return Fault("no-exception", shown, expected, why)


def _changed(case: Case, names: tuple[str, ...]) -> Fault:
    first = names[0]
    why = (
        f"{first} += … and {first}[…] = … write into the caller's own array, which the next line "
        f"of the caller's code then reads. Make a new array: {first}_new = {first} + …."
    )
    if isinstance(case.inputs.get(first), tuple):
        why = (
            f"An array in {first} was written into. A name that you give it is no copy: after "
            f"b = {first}[0][1], b += … changes {first} too. Write b = b + …, a new array."
        )
    return Fault(
        "changes-inputs",
        f"the right result, and your function changed its input {' and '.join(names)}",
        "the right result, and inputs that stay as they were",
        why,
    )


def _problem(exercise: Exercise, case: Case, outcome: Outcome) -> Fault:
    """Put into words why there are no values to compare."""
    wanted = " and ".join(case.returns)
    wanted = wanted if exercise.is_table else f"{wanted}, returned"
    if outcome.trouble is not None:
        return Fault("raises", show_trouble(outcome.trouble), wanted, _exception_hint(outcome))
    why = {
        "starter": "Replace the three dots by your answer and run the cell again.",
        "none": "Most often the line with return is missing, or one branch of an if ends "
        "without it. print shows a value, only return hands it over. If lines stand above, they "
        "are your print's: one for each case that the check tries.",
        "type": "A number, a list of numbers or a NumPy array is needed here. A function needs "
        "its brackets to become a result.",
        "count": _count_hint(exercise, case),
        "signature": f"The check calls {exercise.form}. Take the arguments in this order, even "
        "one that you think you do not need.",
        "missing": f'Write an entry with the name "{case.inputs.get("entry")}", spelt like this.',
    }[outcome.problem]
    expected = f"to be called as {exercise.form}" if outcome.problem == "signature" else wanted
    return Fault(outcome.problem, outcome.form, expected, why)


def _count_hint(exercise: Exercise, case: Case) -> str:
    if exercise.is_table:
        return f"Write the table as {exercise.form}."
    if len(case.returns) > 1:
        return f"End the function with: return {', '.join(case.returns)}"
    return (
        "Return one value: a comma makes a tuple of several, with round brackets and without. "
        "np.column_stack([…]) makes one table of columns, and a list is one value too."
    )


def _exception_hint(outcome: Outcome) -> str:
    kind = outcome.trouble.kind if outcome.trouble else ""
    text = outcome.trouble.text if outcome.trouble else ""
    if kind == "ValueError" and ("core dimension" in text or "aligned" in text):
        return (
            "The shapes do not fit in this product. Print both shapes before it: in A @ B the last "
            "number of A's shape must equal the first of B's."
        )
    if kind == "ValueError" and "broadcast" in text:
        return (
            "The shapes do not fit entry by entry. Print both before this line: read from the "
            "right, their numbers must be equal or 1."
        )
    if kind == "ValueError" and "enough dimensions" in text:
        return (
            "@ needs an array on each side, and here one side is a single number. Print both "
            "before this line."
        )
    if kind == "ValueError" and "truth value of an array" in text:
        return (
            "Comparing an array gives one True or False for each entry, and if, while, and, or "
            "need a single one. Test one entry, or use .all() or .any()."
        )
    if kind in ("NameError", "UnboundLocalError"):
        return "A name is used that has no value yet: look for a spelling or a cell not yet run."
    if kind == "SystemExit":
        return "Your code ends the program. Return the result instead."
    return "Your code stopped before it returned anything. Try this one case by itself in a cell."
