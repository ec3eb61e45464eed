"""Autodiff: write the forward pass, get the gradient; the second road to every gradient here.

A Variable is an array that remembers how it was computed. From the result, the chain rule goes
back through these memories to where it all started, whatever the formula was.
"""

from nnlib.autodiff.derivatives import grad, value_and_grad
from nnlib.autodiff.refusals import name_of
from nnlib.autodiff.rules import RULES
from nnlib.autodiff.tape import adjoints, tape
from nnlib.autodiff.variable import Variable

_names = {name_of(function) for function in RULES}
FUNCTIONS = tuple(sorted(name for name in _names if name.startswith("np.")))
"""Names of NumPy's functions that take Variables.

:meta hide-value:
"""

__all__ = ["FUNCTIONS", "Variable", "adjoints", "grad", "tape", "value_and_grad"]
