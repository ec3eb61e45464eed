"""The rules: for each function of NumPy, how a gradient comes back through it.

Each module is one table. Few functions need a derivative of their own; most are written with
those, and the chain rule does the rest.
"""

from nnlib.autodiff.rules import (
    einsum,
    elementwise,
    flat,
    indexing,
    products,
    reductions,
    shaping,
)
from nnlib.autodiff.variable import RULES

_TABLES = (elementwise, reductions, shaping, indexing, products, einsum, flat)
for _table in _TABLES:
    RULES.update(_table.RULES)

__all__ = ["RULES"]
