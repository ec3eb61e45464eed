"""Numbers in the book's sentences, held against the run that they come from.

A sentence that states a number carries an invisible mark, and the cell after it hands the printed
number and the computed one to `claim`. When they part, the notebook stops: the sentence is wrong.
"""

import math
import re
from decimal import Decimal, InvalidOperation
from typing import NamedTuple, SupportsFloat

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


class ClaimError(AssertionError):
    """A sentence of the book says another number than the run."""


class Claim(NamedTuple):
    """One sentence's number beside the run's."""

    id: str
    printed: str
    value: float
    tolerance: float
    effect: float | None


def claim(
    id: str,
    printed: str,
    value: SupportsFloat,
    tolerance: float | None = None,
    *,
    effect: float | None = None,
) -> None:
    """Hold a number that a sentence states against the number that the run gives.

    Parameters
    ----------
    id : str
        The name in the sentence's mark ``<!-- claim: id -->``.
    printed : str
        The number exactly as the sentence has it, such as ``"0.97"``, ``"−59.9"`` or ``"12 %"``
        (a percentage: `value` is then in per cent too).
    value : float
        What the run gives.
    tolerance : float, optional
        How far the two may lie apart. Left out, it is the printed precision: half a unit of the
        last printed digit.
    effect : float, optional
        Size of the difference that the sentence claims; needed with `tolerance`, which may be at
        most half of it.

    Raises
    ------
    ClaimError
        If the two lie further apart than the tolerance, or the value is not finite.
    ValueError
        If `id` or `printed` cannot be read, or `tolerance` comes without `effect` or above half
        of it.

    Examples
    --------
    >>> claim("half", "0.50", 0.4972)
    >>> claim("half", "0.50", 0.52)
    Traceback (most recent call last):
        ...
    nnlib.claims.ClaimError: claim "half": the sentence says 0.50, this run gives 0.52. They may \
differ by 0.005. Find out why the number moved, then correct the sentence or the code.
    """
    compare(id, printed, value, tolerance, effect)


def compare(
    id: str,
    printed: str,
    value: SupportsFloat,
    tolerance: float | None = None,
    effect: float | None = None,
) -> Claim:
    """Do what `claim` does, and return the two numbers side by side."""
    if not _ID.fullmatch(id):
        raise ValueError(f'id must be small letters, digits and hyphens, but it is "{id}".')
    number = _read(printed)
    allowed = _printed_precision(number) if tolerance is None else float(tolerance)
    if tolerance is not None:
        _refuse_wide(id, allowed, effect)
    made = Claim(id, printed, float(value), allowed, effect)
    if not _agrees(number, made):
        raise ClaimError(
            f'claim "{id}": the sentence says {printed}, this run gives {made.value:.6g}. '
            f"They may differ by {allowed:g}. Find out why the number moved, then correct the "
            "sentence or the code."
        )
    return made


def smallest_refused(made: Claim) -> str:
    """Return `printed` moved by the smallest step of its last digit that must be refused."""
    number = _read(made.printed)
    step = Decimal(1).scaleb(int(number.as_tuple().exponent))
    moved = number
    while _agrees(moved, made):
        moved += step
    return f"{moved}"


def _agrees(number: Decimal, made: Claim) -> bool:
    """Whether the printed number is within the tolerance, give or take float rounding."""
    if not math.isfinite(made.value):
        return False
    slack = 1e-9 * max(1.0, abs(made.value))
    return abs(float(number) - made.value) <= made.tolerance + slack


def _read(printed: str) -> Decimal:
    """Read a number as the book prints it: true minus sign, thin spaces in thousands, per cent."""
    text = printed.replace("−", "-").replace("\u202f", "").replace(" ", "").removesuffix("%")
    try:
        return Decimal(text)
    except InvalidOperation:
        raise ValueError(
            f'printed must be a number as the sentence has it, but it is "{printed}". '
            'Write, for example, "0.97" or "12 %".'
        ) from None


def _printed_precision(number: Decimal) -> float:
    """Half a unit of the last printed digit."""
    return 0.5 * 10.0 ** int(number.as_tuple().exponent)


def _refuse_wide(id: str, tolerance: float, effect: float | None) -> None:
    """Refuse a tolerance so wide that the sentence could be false inside it."""
    if effect is None:
        raise ValueError(
            f'claim "{id}" states a tolerance and needs the size of the effect it speaks of: '
            "add effect=..."
        )
    if not 0 < tolerance <= effect / 2:
        raise ValueError(
            f'claim "{id}": tolerance must lie in (0, effect/2] = (0, {effect / 2:g}], '
            f"but it is {tolerance:g}."
        )
