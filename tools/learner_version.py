"""Cut the answers out of an exercise notebook.

The answer key is the source. A solution stands between two marks in a cell that
nbgrader's metadata calls a solution; what is left without it is the starter. A
text cell called a solution is reasoning, and goes as a whole.
"""

import copy

from nbformat import NotebookNode

BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"
STARTER_LINE = "# replace the three dots"


def learner_version(notebook: NotebookNode) -> NotebookNode:
    """Return the notebook as a learner gets it: no solution, no output."""
    handout = copy.deepcopy(notebook)
    handout.cells = [
        cell for cell in handout.cells if cell.cell_type == "code" or not is_solution(cell)
    ]
    for cell in handout.cells:
        if cell.cell_type == "code":
            cell.outputs = []
            cell.source = starter(cell)
    return handout


def is_solution(cell: NotebookNode) -> bool:
    """Whether the cell is an answer or the reasoning behind one."""
    return bool(cell.metadata.get("nbgrader", {}).get("solution"))


def starter(cell: NotebookNode) -> str:
    """Return a code cell's source without its solution.

    Raises
    ------
    ValueError
        If the marks do not come in pairs, or a solution cell has none.
    """
    kept, inside, pairs = [], False, 0
    for line in cell.source.splitlines():
        if line.strip() in (BEGIN, END):
            if inside == (line.strip() == BEGIN):
                raise ValueError(f"In cell {cell.id}, {line.strip()!r} has no partner.")
            inside, pairs = not inside, pairs + inside
        elif not inside:
            kept.append(line)
    if inside or is_solution(cell) != bool(pairs):
        raise ValueError(
            f"Cell {cell.id} needs both marks, {BEGIN!r} and {END!r}, and nbgrader's solution=true."
        )
    return "\n".join(kept)


def solution(cell: NotebookNode) -> str:
    """Return a solution cell's source without marks and without the starter's lines."""
    return "\n".join(
        line
        for line in cell.source.splitlines()
        if line.strip() not in (BEGIN, END) and STARTER_LINE not in line
    )
