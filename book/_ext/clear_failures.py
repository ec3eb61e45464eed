"""Stop the build at a notebook that fails, and say which cell of it failed and why.

The same message is left in _build/failure.txt, which `make book` prints in place of what
the tools in between have to say.
"""

import json
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.errors import SphinxError


class NotebookFailedError(SphinxError):
    """A notebook of the book does not run."""

    category = "A notebook failed"


def failed_cell(cells: list[dict[str, Any]]) -> tuple[int, dict[str, Any], str]:
    """Find the cell that raised, or else the one that never finished; number from 1."""
    for number, cell in enumerate(cells, start=1):
        for output in cell.get("outputs", []):
            if output["output_type"] == "error":
                return number, cell, f"{output['ename']}: {output['evalue']}"
    unfinished = (
        (number, cell, "it did not finish in time")
        for number, cell in enumerate(cells, start=1)
        if cell["cell_type"] == "code" and cell.get("execution_count") is None
    )
    return next(unfinished)


def describe(path: str, cells: list[dict[str, Any]]) -> str:
    """Write the message: notebook, cell, exception, code, and how to see it again."""
    number, cell, reason = failed_cell(cells)
    code = "".join(cell["source"])
    return (
        f"{path}, cell {number} (id {cell.get('id', 'unknown')}): {reason}\n\n"
        + "".join(f"    {line}\n" for line in code.splitlines())
        + "\nRun the notebook in JupyterLab up to this cell to see the whole traceback."
    )


def stop_at_failure(app: Sphinx, doctree: nodes.document) -> None:
    """Raise if the notebook of the page just read has failed."""
    docname = app.env.docname
    data = getattr(app.env, "nb_metadata", {}).get(docname, {}).get("exec_data")
    if data is None or data["succeeded"]:
        return
    build = Path(app.outdir).parent
    executed = build / "jupyter_execute" / f"{docname}.ipynb"
    cells = json.loads(executed.read_text(encoding="utf-8"))["cells"]
    message = describe(app.env.doc2path(docname, base=False), cells)
    (build / "failure.txt").write_text(message + "\n", encoding="utf-8")
    raise NotebookFailedError(message)


def forget_failure(app: Sphinx) -> None:
    """Remove the message of an earlier build."""
    (Path(app.outdir).parent / "failure.txt").unlink(missing_ok=True)


def setup(app: Sphinx) -> dict[str, bool]:
    """Register both hooks; the check runs before anything else looks at the page."""
    app.connect("builder-inited", forget_failure)
    app.connect("doctree-read", stop_at_failure, priority=10)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
