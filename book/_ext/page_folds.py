"""Turn an admonition of class `dropdown` into `<details>`, which every browser can fold.

No script is needed, the keyboard works, the find command of the browser looks inside, and
a reader without scripts still opens it.
"""

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.writers.html5 import HTML5Translator


class Fold(nodes.Element):
    """A folded box."""


class FoldTitle(nodes.TextElement):
    """The line of a folded box that stays visible."""


class FoldAdmonitions(SphinxPostTransform):
    """Replace each dropdown admonition when a page is written as HTML."""

    default_priority = 150
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Replace them all; the text inside stays as it is."""
        for box in list(self.document.findall(nodes.Admonition)):
            if "dropdown" in box["classes"]:
                title = box[0] if isinstance(box[0], nodes.title) else None
                shown = title.children if title else [nodes.Text(box.tagname.capitalize())]
                rest = box.children[1:] if title else box.children
                classes = [*box["classes"], "admonition", "fold"]
                fold = Fold(ids=box["ids"], classes=classes)
                fold += FoldTitle("", "", *shown, classes=["admonition-title"])
                fold += rest
                box.replace_self(fold)


def visit_fold(self: HTML5Translator, node: Fold) -> None:
    """Open the `<details>` element."""
    self.body.append(self.starttag(node, "details"))


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
    """Register the transform and how its two nodes are written."""
    app.add_node(Fold, html=(visit_fold, depart_fold))
    app.add_node(FoldTitle, html=(visit_title, depart_title))
    app.add_post_transform(FoldAdmonitions)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
