"""Proportions: 9 right out of 10 and 900 out of 1000 are the same share, but not the same evidence.

The interval holds every true share that the count does not speak against.
"""

from dataclasses import dataclass
from math import ceil, log10, sqrt
from statistics import NormalDist

import numpy as np


@dataclass(frozen=True, repr=False)
class Proportion:
    """A share that was measured on n examples, and the interval that goes with so many.

    Attributes
    ----------
    value : float
        The share itself, from 0 to 1.
    low, high : float
        Ends of the interval. Made anew on other examples again and again, such an interval holds
        the true share about as often as `level` says.
    n : int
        How many examples were counted.
    level : float
        Confidence level of the interval.

    Examples
    --------
    >>> proportion(93, 100)
    0.93, 95 % interval 0.86 to 0.97 (n = 100)
    >>> float(proportion(93, 100))
    0.93
    >>> f"{proportion(93, 100):.1%}"  # a format is that of the share
    '93.0%'
    """

    value: float
    low: float
    high: float
    n: int
    level: float = 0.95

    def __float__(self) -> float:
        return self.value

    def __format__(self, specification: str) -> str:
        return format(self.value, specification) if specification else repr(self)

    def __repr__(self) -> str:
        # One digit more than the first in which the ends differ.
        digits = max(2, 1 + ceil(-log10(max(self.high - self.low, 1e-9))))
        numbers = [f"{number:.{digits}f}" for number in (self.value, self.low, self.high)]
        share, low, high = numbers
        return f"{share}, {100 * self.level:g} % interval {low} to {high} (n = {self.n})"


def proportion(n_hits: int, n: int, *, level: float = 0.95) -> Proportion:
    """Make a share of a count, with Wilson's score interval.

    The interval holds every true share π from which the measured share p = n_hits / n lies at most
    z standard errors away, the standard error being that at π: abs(p − π) ≤ z √(π (1 − π) / n).
    So it never leaves 0 to 1, and is not empty at p = 0 or p = 1, where p ± z √(p (1 − p) / n) is.

    Parameters
    ----------
    n_hits : int
        How many examples have the property, from 0 to `n`.
    n : int
        How many examples there are, at least 1; drawn independently of each other.
    level : float
        Confidence level; z is the quantile of the normal distribution that belongs to it.

    Returns
    -------
    Proportion

    Raises
    ------
    TypeError, ValueError
        If the counts are not whole numbers with 0 ≤ n_hits ≤ n and n ≥ 1, or `level` does not lie
        between 0 and 1.

    References
    ----------
    E. B. Wilson (1927). Probable inference, the law of succession, and statistical inference.
    Journal of the American Statistical Association 22, 209–212.
    doi:10.1080/01621459.1927.10502953

    Examples
    --------
    >>> proportion(10, 10)  # ten of ten is no proof of perfection
    1.00, 95 % interval 0.72 to 1.00 (n = 10)
    """
    _check_counts(n_hits, n)
    z = quantile(level)
    p, pull = n_hits / n, z * z / n
    centre = (p + pull / 2) / (1 + pull)
    half_width = sqrt(pull * p * (1 - p) + (pull / 2) ** 2) / (1 + pull)
    # For p = 1 the formula gives 1, which rounding would miss; for p = 0 it gives 0 exactly.
    high = 1.0 if n_hits == n else centre + half_width
    return Proportion(p, centre - half_width, high, int(n), float(level))


def quantile(level: float) -> float:
    """Find z such that a normal variable lies within ± z with probability `level`.

    Raises
    ------
    TypeError, ValueError
        If `level` is not a number between 0 and 1.

    Examples
    --------
    >>> round(quantile(0.95), 2)
    1.96
    """
    if isinstance(level, bool) or not isinstance(level, int | float | np.integer | np.floating):
        raise TypeError(f"level must be a number, but it is {level!r}. Write level=0.95.")
    if not 0 < level < 1:
        raise ValueError(f"level must lie between 0 and 1, but it is {level}. Write level=0.95.")
    return NormalDist().inv_cdf((1 + float(level)) / 2)


def _check_counts(n_hits: object, n: object) -> None:
    for name, value in (("n_hits", n_hits), ("n", n)):
        if isinstance(value, bool) or not isinstance(value, int | np.integer):
            raise TypeError(
                f"{name} must be a whole number, but it is {value!r}. "
                "Count first: n_hits=int((predicted == y).sum()), n=len(y)."
            )
    if not (0 <= n_hits <= n and n >= 1):  # type: ignore[operator]  # the loop above saw numbers
        raise ValueError(
            f"n_hits must lie from 0 to n, and n must be at least 1, but n_hits is {n_hits} and n "
            f"is {n}. Look whether the two are swapped."
        )
