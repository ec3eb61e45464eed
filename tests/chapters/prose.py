"""Reading a chapter's prose: sentences, their marks, and what may stand in them."""

import ast
import re
from pathlib import Path

from nbformat import NotebookNode

from tools.notebooks import ROOT

CHAPTERS = sorted((ROOT / "chapters").glob("*.ipynb"))

CLAIM_MARK = re.compile(r"<!--\s*claim:\s*([a-z0-9-]+)\s*-->")
GIVEN_MARK = re.compile(r"<!--\s*given\s*-->")
# A claimed number stands right before its mark; a per cent sign may follow the mark.
CLAIMED_NUMBER = re.compile(r"[-−]?\d[\d.\u202f]*\s*<!--\s*claim:\s*[a-z0-9-]+\s*-->(\s*%)?")
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)

# A measured number shows itself by a decimal point, a per cent sign or a ratio.
NUMBER = re.compile(
    r"(?<![\w.])[-−]?\d+\.\d+"
    r"|\d+\s?%"
    r"|\b\d+\s(?:times|of|in|out of)\s(?:the\s)?\d+"
    r"|\b\d+\s?:\s?\d+"
)
SENTENCE_END = re.compile(r"(?<=[.?!:])\s+(?=[A-Z*\[(“\"])|\n\n|\n(?=\s*(?:[-*|:]|\d+\.\s))")


def chapter_id(path: Path) -> str:
    """Name a chapter in a test's report."""
    return path.stem


def markdown(notebook: NotebookNode) -> str:
    """All prose of a notebook."""
    return "\n\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")


def without_code_and_displays(text: str) -> str:
    """Return prose without code blocks, code spans, displayed formulas and link targets."""
    text = re.sub(r"```.*?```", " ", text, flags=re.DOTALL)
    text = re.sub(r"\$\$.*?\$\$(?:\s*\([\w-]+\))?", " ", text, flags=re.DOTALL)
    text = re.sub(r"\{\w+(?::\w+)?\}`[^`]*`", lambda role: "[role]" + role.group()[:0], text)
    text = re.sub(r"`[^`]*`", " ", text)
    return re.sub(r"\]\([^)]*\)", "]", text)


def sentences(text: str) -> list[str]:
    """Cut prose into sentences and table rows, marks included."""
    # A mark may stand before the full stop or after the number; it belongs to its sentence.
    return [part.strip() for part in SENTENCE_END.split(text) if part.strip()]


def states_a_number(sentence: str) -> bool:
    """Whether a sentence holds a decimal, a percentage or a ratio."""
    return NUMBER.search(COMMENT.sub("", sentence)) is not None


def is_accounted_for(sentence: str) -> bool:
    """Whether every number in a sentence is a claim, or the sentence is cited or given."""
    if GIVEN_MARK.search(sentence) or "[role]" in sentence:
        return True
    return not states_a_number(CLAIMED_NUMBER.sub(" ", sentence))


def printed_claims(cell: NotebookNode) -> dict[str, str]:
    """Read which claims a cell makes: id and printed number of each `claim(...)` in it."""
    calls = [
        node
        for node in ast.walk(ast.parse(cell.source))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "claim"
    ]
    return {ast.literal_eval(c.args[0]): ast.literal_eval(c.args[1]) for c in calls}
