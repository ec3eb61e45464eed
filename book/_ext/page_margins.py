"""Set notes beside the paragraph they belong to, in the margin where the screen has one.

An author writes an admonition of class `margin` behind a paragraph, which JupyterLab shows as a
box below it. Here the note stands before the paragraph inside one wrapper, so that it can float
beside its first line; where there is no margin, and on paper, the style sheet puts it below again.
"""

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging
from sphinx.writers.html5 import HTML5Translator

LOGGER = logging.getLogger(__name__)
REFUSED = (
    "JupyterLab sets the directive `margin` on top of the text. Write an admonition with a title "
    "and the line `:class: margin` instead, see chapters/README.md."
)


class Noted(nodes.Element):
    """A paragraph with the notes beside it."""


class Beside(nodes.Element):
    """A note in the margin."""


# What a note can stand beside; behind anything else it stands alone.
HOSTS = (nodes.paragraph, nodes.bullet_list, nodes.enumerated_list, nodes.definition_list,
         nodes.math_block, nodes.figure, nodes.literal_block)  # fmt: skip


def as_note(box: nodes.admonition) -> Beside:
    """Turn a box into a note: its title becomes the bold words before its first sentence."""
    title, *children = box.children
    term = nodes.strong("", "", *title.children)
    if isinstance(children[0], nodes.paragraph):
        stop = "" if title.astext().endswith((".", "?", "!", ":", "…")) else "."
        children[0][:0] = [term, nodes.Text(f"{stop} ")]
    else:
        children.insert(0, nodes.paragraph("", "", term))
    return Beside("", *children, ids=box["ids"], classes=["beside"])


class NotesBeside(SphinxPostTransform):
    """Put each note and the paragraph before it into one wrapper."""

    default_priority = 150
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Take the notes in their order, so that several share one paragraph."""
        for box in list(self.document.findall(nodes.admonition)):
            if "margin" in box["classes"]:
                place_note(box, as_note(box))
        for box in self.document.findall(nodes.sidebar):
            LOGGER.warning(REFUSED, location=box)


def place_note(box: nodes.admonition, note: Beside) -> None:
    """Put the note before what it belongs to, or where its box stood if that is nothing."""
    parent = box.parent
    place = parent.index(box)
    before = parent[place - 1] if place else None
    if isinstance(before, Noted):
        before.insert(len(before) - 1, note)
        parent.remove(box)
    elif isinstance(before, HOSTS):
        parent.remove(box)
        parent[place - 1] = Noted("", note, before, classes=["noted"])
    else:
        box.replace_self(note)


def visit_noted(self: HTML5Translator, node: Noted) -> None:
    """Open the wrapper."""
    self.body.append(self.starttag(node, "div"))


def depart_noted(self: HTML5Translator, node: Noted) -> None:
    """Close the wrapper."""
    self.body.append("</div>\n")


def visit_beside(self: HTML5Translator, node: Beside) -> None:
    """Open the note."""
    self.body.append(self.starttag(node, "aside"))


def depart_beside(self: HTML5Translator, node: Beside) -> None:
    """Close the note."""
    self.body.append("</aside>\n")


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the transform and how its two nodes are written."""
    app.add_node(Noted, html=(visit_noted, depart_noted))
    app.add_node(Beside, html=(visit_beside, depart_beside))
    app.add_post_transform(NotesBeside)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
