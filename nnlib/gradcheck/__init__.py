"""Checking gradients: wiggle a number, see how far the loss moves, compare with the formula.

The wiggle (finite differences) is slow and blunt but cannot be derived wrongly, so it judges every
`backward` in this library, and yours.
"""

from nnlib.gradcheck.checking import VANISHING, GradientError, check_gradients
from nnlib.gradcheck.differences import numerical_gradient

__all__ = ["VANISHING", "GradientError", "check_gradients", "numerical_gradient"]
