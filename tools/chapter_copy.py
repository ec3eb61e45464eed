"""Rewrite a chapter so that it reads in JupyterLab as it does on the site.

The site's builder numbers figures and equations, writes citations and knows all
pages. JupyterLab sees one notebook, so in a learner's copy all this stands in
the text. The code stays as it is.
"""

import copy
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import nbformat
from nbformat import NotebookNode

from tools.citations import Work, cite

_FORMULA = re.compile(r"^\$\$\n(.*?)\n\$\$(?: \(([\w-]+)\))?$", re.MULTILINE | re.DOTALL)
_ROLE = re.compile(r"\{([a-z:]+)\}`([^`]*)`")
_LINK = re.compile(r"\[([^\]]*)\]\(([^)\s]+)\)")
# Marks beside numbers are for the book's own checks; JupyterLab would leave a gap in their place.
_MARK = re.compile(r"[ \t]*<!--\s*(?:claim:|given\b).*?-->", re.DOTALL)
_ADDRESS = re.compile(r"[a-z]+:|#")


@dataclass(frozen=True)
class _Words:
    """What stands in the copy for the names that the chapter uses."""

    figures: Mapping[str, str]  # name -> number
    equations: Mapping[str, str]
    works: Mapping[str, Work]

    def role(self, found: re.Match[str]) -> str:
        """Write out a role: a citation or a number."""
        kind, name = found.groups()
        if kind in ("cite:p", "cite:t"):
            return cite(kind[-1], name, self.works)
        if kind == "numref":
            return f"[Figure {_look_up(self.figures, name)}](#{name})"
        if kind == "eq":
            return f"[({_look_up(self.equations, name)})](#{name})"
        raise ValueError(f"A copy cannot show {found.group()!r}. Write it in plain Markdown.")

    def text(self, source: str) -> str:
        """Write out everything that JupyterLab would not."""
        linked = _ROLE.sub(self.role, _LINK.sub(_link, _MARK.sub("", source)))
        return _FORMULA.sub(self._formula, linked)

    def _formula(self, found: re.Match[str]) -> str:
        """Give a display formula its number, or none: JupyterLab would count all of them."""
        formula, name = found.groups()
        options = ":enumerated: false"
        if name:
            options = f":label: {name}\n:enumerator: {self.equations[name]}"
        return f"```{{math}}\n{options}\n{formula}\n```"


def _look_up(numbers: Mapping[str, str], name: str) -> str:
    if name not in numbers:
        raise ValueError(f"{name!r} is referred to and stands nowhere in this chapter.")
    return numbers[name]


def _link(found: re.Match[str]) -> str:
    """Turn a link so that it leads somewhere from the copy."""
    words, target = found.groups()
    if target.startswith("../book/exercises/"):
        name = target.removeprefix("../book/exercises/").removesuffix(".md")
        return f"[{words}](../exercises/{name}.ipynb)"
    if target.startswith("../book/"):
        return f"{words} (on the site)"
    if _ADDRESS.match(target) or "." in target:
        return found.group()
    return f"[{words}](#{target})"


def chapter_copy(notebook: NotebookNode, number: int, works: Mapping[str, Work]) -> NotebookNode:
    """Give the learner's copy of a chapter.

    Parameters
    ----------
    notebook : NotebookNode
        The chapter; it stays as it is.
    number : int
        The chapter's number, with which its figures and equations begin.
    works : mapping of str to Work
        The references by key.

    Returns
    -------
    copied : NotebookNode

    Raises
    ------
    ValueError
        If the chapter refers to a figure, an equation or a work that is nowhere.
    """
    texts = [cell.source for cell in notebook.cells if cell.cell_type == "markdown"]
    labels = [name for text in texts for _, name in _FORMULA.findall(text) if name]
    names = [figure["name"] for cell in notebook.cells if (figure := _figure(cell))]
    words = _Words(_numbered(names, number), _numbered(labels, number), works)
    copied = copy.deepcopy(notebook)
    copied.cells = [new for cell in copied.cells for new in _cells(cell, words)]
    return copied


def _numbered(names: list[str], chapter: int) -> dict[str, str]:
    return {name: f"{chapter}.{place}" for place, name in enumerate(names, 1)}


def _figure(cell: NotebookNode) -> Mapping[str, str]:
    return cell.metadata.get("mystnb", {}).get("figure", {})


def _stands_for_a_picture(output: NotebookNode) -> bool:
    """Whether the words are matplotlib's, for a picture that appears when the cell is run."""
    data = output.get("data", {})
    return set(data) == {"text/plain"} and "".join(data["text/plain"]).startswith("<Figure size")


def _cells(cell: NotebookNode, words: _Words) -> Iterator[NotebookNode]:
    """Give the copy of a cell, and the caption behind it if it draws a figure."""
    figure = _figure(cell)
    cell.metadata.pop("mystnb", None)
    if cell.cell_type == "markdown":
        cell.source = words.text(cell.source)
    else:
        cell.outputs = [output for output in cell.outputs if not _stands_for_a_picture(output)]
    # A card's code holds its answers; it shows once the reader opens it.
    if {"hide-input", "card"} & set(cell.metadata.get("tags", ())):
        cell.metadata["jupyter"] = {"source_hidden": True}
    yield cell
    if figure:
        name = figure["name"]
        caption = f"({name})=\n**Figure {words.figures[name]}** {words.text(figure['caption'])}"
        yield nbformat.v4.new_markdown_cell(caption, id=f"caption-{cell.id}")
