"""The error function, which says how much of the bell curve lies within a distance of its middle.

NumPy has none. GELU needs it: Φ(z) = (1 + erf(z / √2)) / 2 is the share of the bell curve below z.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike

from nnlib.shapes import Array, as_floats

# W. J. Cody (1969), "Rational Chebyshev approximations for the error function", Mathematics of
# Computation 23, 631-637: quotients of two polynomials, highest power first.
_NEAR_OVER = (1.85777706184603153e-1, 3.16112374387056560, 1.13864154151050156e2,
              3.77485237685302021e2, 3.20937758913846947e3)  # fmt: skip
_NEAR_UNDER = (1.0, 2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3,
               2.84423683343917062e3)  # fmt: skip
_FAR_OVER = (2.15311535474403846e-8, 5.64188496988670089e-1, 8.88314979438837594,
             6.61191906371416295e1, 2.98635138197400131e2, 8.81952221241769090e2,
             1.71204761263407058e3, 2.05107837782607147e3, 1.23033935479799725e3)  # fmt: skip
_FAR_UNDER = (1.0, 1.57449261107098347e1, 1.17693950891312499e2, 5.37181101862009858e2,
              1.62138957456669019e3, 3.29079923573345963e3, 4.36261909014324716e3,
              3.43936767414372164e3, 1.23033935480374942e3)  # fmt: skip
_NEAR = 0.46875  # where Cody changes from one quotient to the other
_BEYOND = 6.0  # from here on erf rounds to 1


def erf(x: ArrayLike) -> Array:
    """erf(x) = 2/√π ∫₀ˣ e^(−t²) dt: from −1 to 1, steepest in the middle.

    Parameters
    ----------
    x : array_like

    Returns
    -------
    ndarray of the shape of `x`
        Right to within 1e-15 in float64.

    References
    ----------
    Cody (1969), doi 10.1090/S0025-5718-1969-0247736-4.

    Examples
    --------
    >>> erf([-1000.0, 0.0, 1000.0])
    array([-1.,  0.,  1.])
    >>> round(float(erf(0.5)), 12)
    0.520499877813
    """
    x = as_floats(x, "x")
    distance = np.minimum(np.abs(x), _BEYOND)
    squared = distance * distance
    near = distance * _polynomial(squared, _NEAR_OVER) / _polynomial(squared, _NEAR_UNDER)
    rest = _polynomial(distance, _FAR_OVER) / _polynomial(distance, _FAR_UNDER)
    far = 1.0 - np.exp(-squared) * rest
    return np.copysign(np.where(distance <= _NEAR, near, far), x)


def _polynomial(x: Array, coefficients: tuple[float, ...]) -> Array:
    """Compute a polynomial by Horner's rule, the highest power first."""
    total = np.full_like(x, coefficients[0])
    for coefficient in coefficients[1:]:
        total = total * x + coefficient
    return total
