"""What nbgrader finds in place of two of its own parts: how solutions go, and who may grade."""

from typing import Any

from nbconvert.exporters import NotebookExporter
from nbgrader.converters import NbGraderException
from nbgrader.preprocessors import ClearSolutions
from traitlets import Dict

REASONING = "reasoning"
_GAP = "### A SOLUTION STOOD HERE"


class CutSolutions(ClearSolutions):  # type: ignore[misc]  # nbgrader ships no types
    """Cut out solutions, and the texts that explain them, and leave nothing in their place.

    nbgrader puts a stub where a solution stood. These exercises have their starter below the
    solution, so the stub would be one line too many.
    """

    code_stub = Dict({"python": _GAP}).tag(config=True)

    def preprocess(self, nb: Any, resources: Any) -> tuple[Any, Any]:
        """Drop the cells that explain a solution, then cut the others."""
        nb.cells = [cell for cell in nb.cells if REASONING not in cell.metadata.get("tags", ())]
        return super().preprocess(nb, resources)  # type: ignore[no-any-return]

    def preprocess_cell(self, cell: Any, resources: Any, cell_index: int) -> tuple[Any, Any]:
        """Cut one cell."""
        cell, resources = super().preprocess_cell(cell, resources, cell_index)
        lines = cell.source.split("\n")
        cell.source = "\n".join(line for line in lines if line.strip() != _GAP)
        return cell, resources


class Closed(NotebookExporter):
    """The end of nbgrader's own autograder, before it has changed anything."""

    def __init__(self, **settings: Any) -> None:
        said = (
            "nbgrader's autograder is closed in this course: it would run what learners wrote "
            "without a sandbox. The judge writes the marks. In a terminal type: "
            "python -m nnlib.grading nbgrader COURSE --exercise NAME"
        )
        settings["parent"].log.error(said)
        raise NbGraderException(said)
