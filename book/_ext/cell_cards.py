"""Leave out the code of questions: a reader of the site sees the card, not the answers in it.

A cell tagged `card` makes one card, a prediction or a checkpoint. Its code holds the right
answer, so the page shows what the cell makes and nothing else.
"""

import json

from sphinx.application import Sphinx


def without_answers(text: str) -> str:
    """Return the notebook's JSON with the tag under which myst-nb leaves a cell's code out."""
    notebook = json.loads(text)
    for cell in notebook["cells"]:
        if "card" in cell.get("metadata", {}).get("tags", []):
            cell["metadata"]["tags"].append("remove-input")
    return json.dumps(notebook)


def on_source_read(app: Sphinx, docname: str, source: list[str]) -> None:
    """Prepare a notebook just before it is parsed."""
    if app.env.doc2path(docname).endswith(".ipynb"):
        source[0] = without_answers(source[0])


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the hook."""
    app.connect("source-read", on_source_read)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
