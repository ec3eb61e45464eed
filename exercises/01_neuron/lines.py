"""What makes a point and a direction right, for exercise 1d."""

import numpy as np

from nnlib.grading.comparing import RTOL, number_fault
from nnlib.grading.exercise import Fault
from nnlib.grading.words import show


def compare_boundary(case, values):
    """Test the two properties; any point on the line and both directions are right."""
    w, b = np.asarray(case.inputs["w"], dtype=float), float(case.inputs["b"])
    for name, value in zip(case.returns, values, strict=True):
        if fault := number_fault(value, f"two numbers for the {name}"):
            return fault
        if value.shape != (2,):
            came = f"{name} = {show(value)}, of shape {value.shape}"
            why = "Both are arrays of two numbers, an x1 and an x2: np.array([…, …])."
            return Fault("shape", came, f"{name} of shape (2,)", why)
    point, direction = values
    return _point_fault(w, b, point) or _direction_fault(w, direction)


def _point_fault(w, b, point):
    z = w @ point + b
    if abs(z) <= RTOL * (np.abs(w) @ np.abs(point) + abs(b)):
        return None
    return Fault(
        "point",
        f"point = {show(point)}, where w · point + b = {show(z)}",
        "a point where w · point + b = 0",
        "The point is not on the line. Put it into w · x + b by hand and see what is left over.",
    )


def _direction_fault(w, direction):
    length, along = np.hypot(*direction), w @ direction
    if abs(along) > RTOL * np.hypot(*w) * length:
        return Fault(
            "direction",
            f"direction = {show(direction)}, where w · direction = {show(along)}",
            "a direction where w · direction = 0",
            "A step along the line must not change z, so w · direction must be 0.",
        )
    if abs(length - 1) > RTOL:
        return Fault(
            "length",
            f"direction = {show(direction)}, of length {show(length)}",
            "a direction of length 1",
            "The direction is right. Divide it by its length.",
        )
    return None
