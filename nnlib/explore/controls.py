"""Controls of an exploration: a trait of the widget that is also a knob on the page.

The range and the label stand here only. The page builds its slider or its list from them, a link
to a state is checked against them, and so is every value that Python sets. What is part of the
state but no knob, such as points that a reader has placed, stands in `records`.
"""

import itertools
from collections.abc import Sequence
from typing import Any

import numpy as np
import traitlets

_counter = itertools.count()


def next_place() -> int:
    """Count the traits of classes, so that controls stand in the order of their class."""
    return next(_counter)


class Slider(traitlets.TraitType[float, Any]):
    """A number between two ends.

    Parameters
    ----------
    start : float
    label : str
        What stands beside the slider, such as "weight w₁".
    low, high, step : float
        The ends, and how far one key press goes.
    is_knob : bool
        Whether it has a slider; otherwise it is only part of the state, such as a place that is
        moved in a picture.
    """

    def __init__(
        self, start: float, label: str, *, low: float, high: float, step: float,
        is_knob: bool = True,
    ) -> None:  # fmt: skip
        if not low <= start <= high:
            raise ValueError(
                f"start must lie between low={low:g} and high={high:g}, but it is {start:g}. "
                f"Write for example Slider({low:g}, {label!r}, ...)."
            )
        self.low, self.high = low, high
        kind = "slider" if is_knob else "place"
        shown = {"kind": kind, "label": label, "low": low, "high": high, "step": step}
        super().__init__(default_value=start)
        self.tag(sync=True, control=shown, place=next_place())

    def validate(self, obj: Any, value: Any) -> float:
        """Read a number within the ends.

        Raises
        ------
        TypeError
            If it is not a number.
        ValueError
            If it lies outside the ends, or is not finite.
        """
        return float(_within_ends(self, _as_number(self, value)))


class Whole(traitlets.TraitType[int, Any]):
    """A whole number between two ends.

    Parameters
    ----------
    start : int
    label : str
        What stands beside the slider, such as "hidden layers".
    low, high : int
    is_knob : bool
        Whether it has a slider; otherwise it is only part of the state.
    """

    def __init__(
        self, start: int, label: str, *, low: int, high: int, is_knob: bool = True
    ) -> None:
        if not low <= start <= high:
            raise ValueError(
                f"start must lie between low={low} and high={high}, but it is {start}. "
                f"Write for example Whole({low}, {label!r}, ...)."
            )
        self.low, self.high = low, high
        shown = {"kind": "whole" if is_knob else "count", "label": label, "low": low, "high": high}
        super().__init__(default_value=start)
        self.tag(sync=True, control=shown | {"step": 1, "isWhole": True}, place=next_place())

    def validate(self, obj: Any, value: Any) -> int:
        """Read a whole number within the ends; 3.0 is one.

        Raises
        ------
        TypeError
            If it is not a whole number.
        ValueError
            If it lies outside the ends.
        """
        number = _as_number(self, value, "a whole number")
        if not np.isfinite(number) or number != int(number):
            raise TypeError(
                f"{self.name} must be a whole number, but it is {value!r}. "
                f"Write for example {self.name}={self.default_value}."
            )
        return int(_within_ends(self, number))


class Steps(traitlets.TraitType[float, Any]):
    """One of several numbers, in the order of a slider that goes from one to the next.

    Parameters
    ----------
    start : float
    label : str
        What stands beside the slider.
    values : sequence of float
    """

    def __init__(self, start: float, label: str, *, values: Sequence[float]) -> None:
        if start not in values:
            raise ValueError(
                f"start must be one of {', '.join(f'{value:g}' for value in values)}, but it is "
                f"{start:g}. Write for example Steps({values[0]:g}, {label!r}, ...)."
            )
        self.values = tuple(values)
        super().__init__(default_value=start)
        shown = {"kind": "steps", "label": label, "values": list(values)}
        self.tag(sync=True, control=shown, place=next_place())

    def validate(self, obj: Any, value: Any) -> float:
        """Read one of the numbers.

        Raises
        ------
        TypeError
            If it is not a number.
        ValueError
            If it is none of them.
        """
        if _as_number(self, value) not in self.values:
            nearest = min(self.values, key=lambda known: abs(known - value))
            raise ValueError(
                f"{self.name} must be one of {', '.join(f'{known:g}' for known in self.values)}, "
                f"but it is {value:g}. Write for example {self.name}={nearest:g}."
            )
        return self.values[self.values.index(value)]


class Choice(traitlets.TraitType[str, Any]):
    """One of several words.

    Parameters
    ----------
    start : str
    label : str
        What stands beside the list.
    options : sequence of str
    """

    def __init__(self, start: str, label: str, *, options: Sequence[str]) -> None:
        if start not in options:
            raise ValueError(
                f"start must be one of the options {', '.join(map(repr, options))}, but it is "
                f"{start!r}. Write for example Choice({options[0]!r}, {label!r}, ...)."
            )
        self.options = tuple(options)
        super().__init__(default_value=start)
        shown = {"kind": "choice", "label": label, "options": list(options)}
        self.tag(sync=True, control=shown, place=next_place())

    def validate(self, obj: Any, value: Any) -> str:
        """Read one of the options.

        Raises
        ------
        ValueError
            If it is none of them.
        """
        if value not in self.options:
            raise ValueError(
                f"{self.name} must be one of {', '.join(map(repr, self.options))}, but it is "
                f"{value!r}. Write for example {self.name}={self.default_value!r}."
            )
        return str(value)


def _as_number(trait: Any, value: Any, kind: str = "a number") -> Any:
    """Read a number of any kind but a truth value."""
    if isinstance(value, bool) or not isinstance(value, int | float | np.number):
        raise TypeError(
            f"{trait.name} must be {kind}, but it is {value!r}. "
            f"Write for example {trait.name}={trait.default_value:g}."
        )
    return value


def _within_ends(trait: Any, value: Any) -> Any:
    """Read a number from the trait's lowest to its highest."""
    if not trait.low <= value <= trait.high:
        raise ValueError(
            f"{trait.name} must lie between {trait.low:g} and {trait.high:g}, but it is "
            f"{value:g}. Write for example {trait.name}={trait.default_value:g}."
        )
    return value


def controls_of(widget: traitlets.HasTraits) -> list[dict[str, Any]]:
    """Describe a widget's controls for the page, in the order in which its class names them."""
    found = widget.traits(control=lambda control: control is not None)
    ordered = sorted(found.items(), key=lambda item: item[1].metadata["place"])
    return [
        {"name": name, "start": getattr(widget, name), **trait.metadata["control"]}
        for name, trait in ordered
    ]
