"""What a neuron with two inputs does at the four corners, for exercise 1c."""

import numpy as np

from nnlib.grading.comparing import number_fault
from nnlib.grading.exercise import Fault
from nnlib.grading.words import show

CORNERS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
PATTERNS = {"AND": (0, 0, 0, 1), "OR": (0, 1, 1, 1)}
LETTERS = "ABCDE"
ROOM = "room around the line"


def corner_sums(values):
    """Give z at the four corners, exactly 0 where only rounding is left."""
    w, b = (np.asarray(value, dtype=float) for value in values)
    z = CORNERS @ w + b
    return np.where(np.abs(z) <= 1e-9 * (np.abs(w).sum() + np.abs(b)), 0.0, z)


def is_neuron(values):
    """Whether the values are two finite weights and a finite bias."""
    return (
        values is not None
        and len(values) == 2
        and [value.shape for value in values] == [(2,), ()]
        and all(value.dtype.kind in "biuf" and np.isfinite(value).all() for value in values)
    )


def outputs(values):
    """Give the neuron's four outputs; the step is 1 for z > 0."""
    return tuple(int(z > 0) for z in corner_sums(values))


def compare_gates(case, values):
    """Compare one entry of the table with what it must do."""
    entry = case.inputs["entry"]
    if entry == "XOR":
        return _letter_fault(values[0])
    for value in values:
        if fault := number_fault(value, "numbers"):
            return fault
    if not is_neuron(values):
        came = f"weights of shape {values[0].shape} and a bias of shape {values[1].shape}"
        why = "Two weights in a list, then the bias as one number: ([w1, w2], b)."
        return Fault("shape", came, "shapes (2,) and ()", why)
    if outputs(values) != PATTERNS[entry]:
        return Fault(
            "corners",
            _table(outputs(values)),
            _table(PATTERNS[entry]),
            f"Work out z = w1 x1 + w2 x2 + b at the first corner that differs. Yours are, in this "
            f"order: {show(corner_sums(values))}.",
        )
    # The text shows only the corners' outputs; the room around the line is a case of its own.
    if case.name.endswith(ROOM) and (corner_sums(values) == 0).any():
        came = f"z at the corners: {show(corner_sums(values))}"
        why = "A corner lies on the line itself."
        return Fault("margin", came, "no corner where z is 0", why)
    return None


def _table(pattern):
    corners = zip(CORNERS, pattern, strict=True)
    return ", ".join(f"({a}, {b}) → {output}" for (a, b), output in corners)


def _letter_fault(value):
    letter = str(value).strip().upper()
    if letter == "C":
        return None
    expected = "the letter of the argument that is a proof"
    if value.dtype.kind == "U" and letter in LETTERS and len(letter) == 1:
        return Fault("letter", f'"{letter}"', expected, "Test every step of that argument.")
    why = f'Write one of the letters {", ".join(LETTERS)} in quotation marks, like "A".'
    return Fault("type", show(value), expected, why)
