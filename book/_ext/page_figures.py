"""Load figures when they come near the screen, at a size the page knows beforehand.

A chapter's pictures weigh more than its text. `loading="lazy"` lets the text come first,
and the size keeps it from jumping when a picture arrives.
"""

import re
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.images import get_image_size
from sphinx.writers.html5 import HTML5Translator


def visit_image(self: HTML5Translator, node: nodes.image) -> None:
    """Write the image as Sphinx does, then add how to load it and its size in pixels."""
    size = get_image_size(str(Path(self.builder.srcdir) / node["uri"].lstrip("/")))
    start = len(self.body)
    HTML5Translator.visit_image(self, node)
    extra = 'loading="lazy" decoding="async"'
    if size and "width" not in node and "height" not in node and "scale" not in node:
        extra += f' width="{size[0]}" height="{size[1]}"'
    written = "".join(self.body[start:])
    self.body[start:] = [re.sub(r"<img (?![^>]*loading=)", f"<img {extra} ", written)]


def depart_image(self: HTML5Translator, node: nodes.image) -> None:
    """End the image as Sphinx does."""
    HTML5Translator.depart_image(self, node)


def setup(app: Sphinx) -> dict[str, bool]:
    """Register how images are written as HTML."""
    app.add_node(nodes.image, override=True, html=(visit_image, depart_image))
    return {"parallel_read_safe": True, "parallel_write_safe": True}
