"""Put a sentence where a widget would stand that a static page cannot bring to life.

A slider made by ipywidgets needs a running Python. On the site it would be a dead box, so
the page says where it lives, and carries neither the widget's state nor its scripts. The
book's own explorations and cards need no Python: nnlib.explore.site has written them.
"""

from docutils import nodes
from sphinx.application import Sphinx

WIDGET = "application/vnd.jupyter.widget-view+json"
SENTENCE = "Move the sliders yourself: download this notebook and open it in JupyterLab."


def is_widget(node: nodes.Node) -> bool:
    """Tell whether a node is an output that offers a widget that needs Python."""
    if not isinstance(node, nodes.container) or node.get("nb_element") != "mime_bundle":
        return False
    views = [child for child in node.children if child.get("mime_type") == WIDGET]
    return any(not lives_on_the_page(view) for view in views)


def lives_on_the_page(view: nodes.Element) -> bool:
    """Tell whether a widget was written as an exploration or a card."""
    return any("exploration-output" in node["classes"] for node in view.findall(nodes.raw))


def replace_widgets(app: Sphinx, doctree: nodes.document) -> None:
    """Replace each widget of a page by the sentence, and drop the page's widget scripts."""
    for bundle in list(doctree.findall(is_widget)):
        text = nodes.paragraph("", SENTENCE, classes=["live-elsewhere"])
        bundle.replace_self(text)
    scripts = getattr(app.env, "nb_metadata", {}).get(app.env.docname, {}).get("js_files", {})
    for key in [key for key in scripts if key.startswith("ipywidgets")]:
        del scripts[key]


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the hook; it runs once a page is read."""
    app.connect("doctree-read", replace_widgets)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
