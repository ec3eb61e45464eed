"""A question for a straight line between two kinds of points, which the reader draws."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any, ClassVar

import numpy as np
from numpy.typing import ArrayLike

from nnlib.explore.markup import check_text
from nnlib.explore.points import limits_of, points_of
from nnlib.explore.questions.base import Question
from nnlib.shapes import Array

Line = tuple[Array, float]


@dataclass(frozen=True)
class LineQuestion(Question):
    """What `line` makes: the points, and how the line is called that it is compared with."""

    kind: ClassVar[str] = "line"
    has_right: ClassVar[bool] = False

    points: tuple[tuple[float, float, int], ...]
    other: str

    def page(self, name: str) -> dict[str, Any]:
        """Describe the points, the frame around them, and where the line's two ends start."""
        points = [list(point) for point in self.points]
        left, right, bottom, top = limits_of(points)
        middle, quarter = (bottom + top) / 2, (right - left) / 4
        start = [[left + quarter, middle], [right - quarter, middle]]
        return {
            "kind": self.kind, "points": points, "limits": [left, right, bottom, top],
            "start": start, "other": self.other,
        }  # fmt: skip

    def identity(self) -> list[Any]:
        """List the points."""
        return [self.kind, *self.points]

    def asked(self, name: str) -> str:
        """Write how to answer on paper."""
        labels = [label for *_, label in self.points]
        return (
            "<p>On paper, lay a ruler on the figure of these points: "
            f"{labels.count(0)} circles of class 0 and {labels.count(1)} triangles of class 1.</p>"
        )

    def explained(self, name: str) -> str:
        """Write how to judge a line by hand."""
        return f"<p>Count the points on the wrong side, and compare with {escape(self.other)}.</p>"

    def meaning(self, answer: Any, name: str) -> Line:
        """Turn the two ends of a line into its weights and bias."""
        return line_through(*answer, points=self.points)


def line(X: ArrayLike, y: ArrayLike, *, other: str = "the neuron's line") -> LineQuestion:
    """Ask for a straight line that parts two classes.

    Parameters
    ----------
    X : array_like of shape (n_samples, 2)
    y : array_like of shape (n_samples,)
        Class numbers 0 and 1.
    other : str
        How the card calls the line that it compares with, once you have set the card's `answer`.

    Returns
    -------
    question : LineQuestion
        For `predict`.

    Raises
    ------
    ShapeError, ValueError, TypeError
        If there are no points, `X` does not have two columns of finite numbers, or `y` not a 0 or
        1 for each row.

    Examples
    --------
    >>> question = line([[0, 0], [2, 2]], [0, 1])
    """
    points = points_of(X, y, n_classes=2)
    if not points:
        raise ValueError("X must hold points to part, but it is empty. Give at least two rows.")
    rows = tuple((x1, x2, int(label)) for x1, x2, label in points)
    return LineQuestion(rows, check_text(other, "other"))


def line_through(
    first: tuple[float, float],
    second: tuple[float, float],
    *,
    points: tuple[tuple[float, float, int], ...],
) -> Line:
    """Find the line through two places, turned so that more points lie on their side.

    Returns
    -------
    w : ndarray of shape (2,)
        Of length 1.
    b : float

    Examples
    --------
    >>> w, b = line_through((0, 1), (2, 1), points=((0, 0, 0), (0, 3, 1)))
    >>> print(w, b)
    [0. 1.] -1.0
    """
    along = np.subtract(second, first).astype(float)
    w = np.array([-along[1], along[0]]) / np.hypot(*along) + 0.0
    b = -float(w @ first)
    if n_wrong(points, -w, -b) < n_wrong(points, w, b):
        w, b = 0.0 - w, 0.0 - b
    return w, b


def n_wrong(points: tuple[tuple[float, float, int], ...], w: Array, b: float) -> int:
    """Count the points on the wrong side of a line: class 1 belongs where w · x + b > 0.

    Examples
    --------
    >>> n_wrong(((0, 0, 0), (0, 3, 1)), np.array([0.0, 1.0]), -5.0)
    1
    """
    table = np.array(points)
    return int(np.sum((table[:, :2] @ w + b > 0) != (table[:, 2] == 1)))
