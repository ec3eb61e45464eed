"""Fold the cells that check the numbers in the text, and drop the marks beside the numbers.

A cell tagged `claim` recomputes the numbers of the sentences above it. The reader of the
site sees one line to click on; the notebook itself is not changed.
"""

import json
import re
from typing import Any

from sphinx.application import Sphinx

MARK = re.compile(r"[ \t]*<!--\s*(?:claim:|given\b).*?-->", re.DOTALL)
# A number and its per cent sign stay on one line.
PER_CENT = re.compile(r"(?<=\d) (?=%)")
SHOW = "Check of the numbers above"
HIDE = "Hide the check"


def fold_cell(cell: dict[str, Any]) -> None:
    """Give a claim cell the tag and the label under which myst-nb folds it."""
    metadata = cell.setdefault("metadata", {})
    metadata["tags"] = [*metadata["tags"], "hide-cell"]
    metadata["mystnb"] = {"code_prompt_show": SHOW, "code_prompt_hide": HIDE}


def clean(text: str) -> str:
    """Take the marks out of a text."""
    return PER_CENT.sub("\u00a0", MARK.sub("", text))


def prepare(text: str) -> str:
    """Return the notebook's JSON with claim cells folded and marks taken out of the text."""
    notebook = json.loads(text)
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown":
            cell["source"] = clean("".join(cell["source"]))
        elif "claim" in cell.get("metadata", {}).get("tags", []):
            fold_cell(cell)
    return json.dumps(notebook)


def on_source_read(app: Sphinx, docname: str, source: list[str]) -> None:
    """Prepare a notebook, or a page of text, just before it is parsed."""
    if app.env.doc2path(docname).endswith(".ipynb"):
        source[0] = prepare(source[0])
    else:
        source[0] = clean(source[0])


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the hook."""
    app.connect("source-read", on_source_read)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
