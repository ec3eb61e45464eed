"""Shapes: most mistakes with arrays are mistakes of shape, and NumPy often answers them silently.

Every public function of the library looks at its arguments once, at the door, and says what came,
what was needed and what to type. Behind the door the code is the formula and nothing else.
"""

from nnlib.shapes.arguments import (
    Rng,
    check_count,
    check_dtype,
    check_not_negative,
    check_positive,
    check_rng,
    check_share,
    look_up,
)
from nnlib.shapes.arrays import (
    Array,
    DType,
    ShapeError,
    as_floats,
    as_matrix,
    check_finite,
    check_shape,
    check_size,
    to_dtype,
)
from nnlib.shapes.kinds import in_words, is_masked
from nnlib.shapes.labels import as_classes, as_truths

__all__ = [
    "Array",
    "DType",
    "Rng",
    "ShapeError",
    "as_classes",
    "as_floats",
    "as_matrix",
    "as_truths",
    "check_count",
    "check_dtype",
    "check_finite",
    "check_not_negative",
    "check_positive",
    "check_rng",
    "check_shape",
    "check_share",
    "check_size",
    "in_words",
    "is_masked",
    "look_up",
    "to_dtype",
]
