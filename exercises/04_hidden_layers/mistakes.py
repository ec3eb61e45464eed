"""Chapter 4, hidden layers: the classic wrong answers, each with its own message."""

from .collapse_mistakes import COLLAPSE
from .count_mistakes import COUNT
from .forward_mistakes import FORWARD
from .losing_mistakes import LOSING
from .triangle_mistakes import TRIANGLE
from .twin_mistakes import TWINS

MISTAKES = {
    "4a": COLLAPSE,
    "4b": FORWARD,
    "4c": COUNT,
    "4d": TRIANGLE,
    "4e": TWINS,
    "4f": LOSING,
}
