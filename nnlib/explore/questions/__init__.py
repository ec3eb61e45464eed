"""What a card can ask: a choice, a number, an order, a line; each with its explanations.

A question is made once, when the cell runs, and refuses there what no reader could answer. The
page gets it as plain data, paper gets it as a list with the answers behind it.
"""

from nnlib.explore.questions.base import Question
from nnlib.explore.questions.choices import choice
from nnlib.explore.questions.lines import line
from nnlib.explore.questions.order import order
from nnlib.explore.questions.quantity import number

__all__ = ["Question", "choice", "line", "number", "order"]
