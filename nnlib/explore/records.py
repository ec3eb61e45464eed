"""What is part of an exploration's state and no knob: rows of numbers that a reader has made.

Points that were placed, weights that were set by hand, units that were silenced: each is a row.
"""

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

import traitlets

from nnlib.explore.controls import next_place


class Column(NamedTuple):
    """The numbers that a row may have in one place: from `low` to `high`."""

    low: float
    high: float
    is_whole: bool = False


class Rows(traitlets.TraitType[list[list[float]], Any]):
    """A list of rows of numbers, empty at the start.

    Parameters
    ----------
    columns : sequence of Column
        What each row holds.
    most : int
        How many rows there may be.
    example : str
        One row, as a reader would type it.
    """

    def __init__(self, columns: Sequence[Column], *, most: int, example: str) -> None:
        self.columns, self.most, self.example = tuple(columns), most, example
        super().__init__(default_value=[])
        shown = [{"low": low, "high": high, "isWhole": whole} for low, high, whole in columns]
        control = {"kind": "rows", "columns": shown, "most": most}
        self.tag(sync=True, control=control, place=next_place())

    def make_dynamic_default(self) -> list[list[float]]:
        """Give each widget a list of its own."""
        return []

    def validate(self, obj: Any, value: Any) -> list[list[float]]:
        """Read the rows.

        Raises
        ------
        TypeError
            If it is not a list of rows of numbers.
        ValueError
            If there are too many rows, or a number is not one that may stand there.
        """
        advice = f"Write for example {self.name}=[{self.example}]."
        if not isinstance(value, list | tuple):
            raise TypeError(f"{self.name} must be a list of rows, but it is {value!r}. {advice}")
        if len(value) > self.most:
            raise ValueError(
                f"{self.name} may have {self.most} rows, but it has {len(value)}. "
                f"Leave some out: {self.name}=rows[:{self.most}]."
            )
        return [self._row(row, i, advice) for i, row in enumerate(value)]

    def _row(self, row: Any, i: int, advice: str) -> list[float]:
        """Read one row."""
        if not isinstance(row, list | tuple) or len(row) != len(self.columns):
            raise TypeError(
                f"{self.name}[{i}] must hold {len(self.columns)} numbers, but it is {row!r}. "
                f"{advice}"
            )
        if not all(map(_fits, row, self.columns)):
            ranges = ", ".join(map(_in_words, self.columns))
            raise ValueError(f"{self.name}[{i}] must hold {ranges}, but it is {row!r}. {advice}")
        pairs = zip(row, self.columns, strict=True)
        return [int(entry) if column.is_whole else float(entry) for entry, column in pairs]


def _fits(value: Any, column: Column) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return False
    return column.low <= value <= column.high and (not column.is_whole or value == int(value))


def _in_words(column: Column) -> str:
    kind = "a whole number" if column.is_whole else "a number"
    return f"{kind} from {column.low:g} to {column.high:g}"
