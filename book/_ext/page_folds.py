"""Write every folded thing as one plain `<details>`: answers, solutions, hidden cells.

The book's tools each bring a fold of their own, with scripts and colours. One element does
for all: the keyboard works, the browser's search looks inside, no script is needed.
"""

from collections.abc import Sequence
from typing import Any

from docutils import nodes
from myst_nb.sphinx_ import HideCodeCellNode
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.writers.html5 import HTML5Translator
from sphinx_design.shared import is_component


class Fold(nodes.Element):
    """A folded box."""


class FoldTitle(nodes.TextElement):
    """The line of a folded box that stays visible."""


def fold(old: nodes.Element, title: Sequence[nodes.Node], kind: str, opened: bool = False) -> Fold:
    """Make a fold with this title around what `old` still holds."""
    new = Fold(ids=old["ids"], classes=["fold", kind], opened=opened)
    new += FoldTitle("", "", *title)
    new += nodes.container("", *old.children, classes=["fold-content"])
    return new


class FoldBoxes(SphinxPostTransform):
    """Fold admonitions of class `dropdown`, and the `dropdown` directive's boxes."""

    default_priority = 150
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Fold them all; the innermost keep their place inside the outer ones."""
        for box in list(self.document.findall(nodes.Admonition)):
            if "dropdown" in box["classes"]:
                title = box.pop(0).children if isinstance(box[0], nodes.title) else []
                title = title or [nodes.Text(box.tagname.capitalize())]
                box.replace_self(fold(box, title, "fold-answer"))
        for box in list(self.document.findall(lambda node: is_component(node, "dropdown"))):
            title = box.pop(0) if box["has_title"] else nodes.rubric("", "More")
            box["ids"] += title["ids"]
            box.replace_self(fold(box, title.children, "fold-answer", box["opened"]))


class FoldCells(SphinxPostTransform):
    """Fold what myst-nb hides, once it has decided what that is."""

    default_priority = 201
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Fold each hidden cell, or its code, or its outputs."""
        for cell in list(self.document.findall(nodes.container)):
            for place, box in enumerate(cell.children):
                if isinstance(box, HideCodeCellNode):
                    cell[place] = fold(box, [nodes.Text(box["prompt_show"])], "fold-cell")


def visit_fold(self: HTML5Translator, node: Fold) -> None:
    """Open the `<details>` element."""
    attributes = {"open": "open"} if node["opened"] else {}
    self.body.append(self.starttag(node, "details", **attributes))


def depart_fold(self: HTML5Translator, node: Fold) -> None:
    """Close the `<details>` element."""
    self.body.append("</details>\n")


def visit_title(self: HTML5Translator, node: FoldTitle) -> None:
    """Open the `<summary>` element."""
    self.body.append(self.starttag(node, "summary", ""))


def depart_title(self: HTML5Translator, node: FoldTitle) -> None:
    """Close the `<summary>` element."""
    self.body.append("</summary>\n")


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the transforms and how their two nodes are written."""
    app.add_node(Fold, html=(visit_fold, depart_fold))
    app.add_node(FoldTitle, html=(visit_title, depart_title))
    app.add_post_transform(FoldBoxes)
    app.add_post_transform(FoldCells)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
