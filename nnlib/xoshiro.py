"""A small generator of random numbers that a page without Python has too.

NumPy's generators are better and faster, but no browser has them. With this one the same seed
gives the same points, the same first weights and the same batches on the page and in Python.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from nnlib.shapes import (
    Array,
    as_floats,
    check_count,
    check_finite,
    check_not_negative,
    check_shape,
    in_words,
)

_MASK = 0xFFFFFFFF  # the numbers have 32 bits, and what grows beyond them is cut off


class Xoshiro128:
    """The generator xoshiro128**: four words of 32 bits, stirred by shifts, rotations and xor.

    It is a random generator as all functions of nnlib take one, for the three kinds of numbers
    that they draw. `nnlib/explore/static/engine/xoshiro.mjs` is the same for the page: bits, evenly
    spread numbers and orders agree to the last bit, numbers from the bell curve to rounding.

    Parameters
    ----------
    seed : int
        From 0 to 2³² − 1. The same seed gives the same numbers.

    Raises
    ------
    TypeError, ValueError
        If `seed` is not such a number.

    References
    ----------
    D. Blackman and S. Vigna (2021), "Scrambled linear pseudorandom number generators", ACM
    Transactions on Mathematical Software 47(4), 36, doi 10.1145/3460772, for the generator.

    G. E. P. Box and M. E. Muller (1958), "A note on the generation of random normal deviates", The
    Annals of Mathematical Statistics 29(2), 610-611, doi 10.1214/aoms/1177706645, for `normal`.

    R. Durstenfeld (1964), "Algorithm 235: Random permutation", Communications of the ACM 7(7), 420,
    doi 10.1145/364520.364540, for `permutation`.

    Examples
    --------
    >>> rng = Xoshiro128(0)
    >>> rng.permutation(5)
    array([2, 3, 0, 1, 4])
    >>> rng.uniform(0, 1, (2,)).round(4)
    array([0.0325, 0.513 ])
    """

    def __init__(self, seed: int) -> None:
        if isinstance(seed, bool) or not isinstance(seed, int | np.integer):
            raise TypeError(
                f"seed must be a whole number, but it is {in_words(seed)}. "
                "Write for example Xoshiro128(0)."
            )
        if not 0 <= seed <= _MASK:
            raise ValueError(
                f"seed must lie from 0 to {_MASK}, but it is {seed}. Write for example "
                "Xoshiro128(0)."
            )
        self.seed = int(seed)
        # Four words are stirred from four numbers, and of all numbers only 0 becomes 0. So they
        # are never all 0, the one state from which nothing but 0 comes.
        self._state = [_stir(self.seed + (k + 1) * 0x9E3779B9) for k in range(4)]

    def next(self) -> int:
        """Draw 32 random bits, as a whole number from 0 to 2³² − 1."""
        s = self._state
        drawn = _rotate(s[1] * 5 & _MASK, 7) * 9 & _MASK
        shifted = s[1] << 9 & _MASK
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= shifted
        s[3] = _rotate(s[3], 11)
        return drawn

    def uniform(self, low: float, high: float, size: tuple[int, ...]) -> Array:
        """Draw numbers spread evenly over [low, high).

        Parameters
        ----------
        low, high : float
        size : tuple of int
            The shape; a whole number n for (n,).

        Returns
        -------
        ndarray of shape `size`

        Raises
        ------
        TypeError, ValueError
            If `low` or `high` is not a finite number, `high` below `low`, or `size` no shape.
        """
        low, high, shape = _read_number(low, "low"), _read_number(high, "high"), _read_shape(size)
        if not 0 <= high - low < np.inf:
            raise ValueError(
                f"high must be at least low, and their distance finite, but low is {low:g} and "
                f"high is {high:g}. Write the lower number first."
            )
        return low + (high - low) * self._shares(math.prod(shape)).reshape(shape)

    def normal(self, loc: float, scale: float, size: tuple[int, ...]) -> Array:
        """Draw numbers from the bell curve by Box and Muller's rule, √(−2 log(1 − u)) cos(2π v).

        Parameters
        ----------
        loc, scale : float
            Mean and standard deviation.
        size : tuple of int
            The shape; a whole number n for (n,).

        Returns
        -------
        ndarray of shape `size`

        Raises
        ------
        TypeError, ValueError
            If `loc` is not a finite number, `scale` not one of at least 0, or `size` no shape.
        """
        loc, scale = _read_number(loc, "loc"), check_not_negative(scale, "scale")
        shape = _read_shape(size)
        u, v = self._shares(2 * math.prod(shape)).reshape(-1, 2).T
        bell: Array = np.sqrt(-2.0 * np.log1p(-u)) * np.cos(2.0 * np.pi * v)
        return loc + scale * bell.reshape(shape)

    def permutation(self, x: int) -> NDArray[np.int64]:
        """Put the numbers 0, ..., x − 1 in random order.

        Parameters
        ----------
        x : int
            At least 1.

        Returns
        -------
        ndarray of shape (x,)

        Raises
        ------
        TypeError, ValueError
            If `x` is not a whole number of at least 1.
        """
        order = list(range(check_count(x, "x")))
        for last in range(len(order) - 1, 0, -1):
            other = self.next() * (last + 1) >> 32
            order[last], order[other] = order[other], order[last]
        return np.array(order, dtype=np.int64)

    def __repr__(self) -> str:
        return f"Xoshiro128({self.seed})"

    def _shares(self, n: int) -> Array:
        """Draw n numbers from [0, 1)."""
        return np.array([self.next() for _ in range(n)], dtype=np.float64) / 2.0**32


def _read_number(value: float, name: str) -> float:
    """Refuse what is not one finite number."""
    number = as_floats(value, name)
    check_shape(number, name, (), "Draw for one number at a time.")
    check_finite(number, name)
    return float(number)


def _read_shape(size: object) -> tuple[int, ...]:
    """Read a shape; a whole number is the length of a vector."""
    parts = size if isinstance(size, tuple) else (size,)
    for part in parts:
        if isinstance(part, bool) or not isinstance(part, int | np.integer) or part < 0:
            raise TypeError(
                f"size must be a tuple of whole numbers of at least 0, but it is {in_words(size)}. "
                "Write for example (3, 2)."
            )
    return tuple(int(part) for part in parts)


def _rotate(word: int, by: int) -> int:
    return (word << by | word >> (32 - by)) & _MASK


def _stir(word: int) -> int:
    """Spread a seed over all 32 bits: the last steps of A. Appleby's MurmurHash3."""
    word &= _MASK
    word = (word ^ word >> 16) * 0x85EBCA6B & _MASK
    word = (word ^ word >> 13) * 0xC2B2AE35 & _MASK
    return word ^ word >> 16
