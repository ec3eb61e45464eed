"""Mend what the theme and docutils write that a screen reader stumbles over.

Each rule below answers one fault that the accessibility tests found; when a newer theme
mends it, the rule changes nothing and can go.
"""

from collections.abc import Callable
from typing import Any

from sphinx.application import Sphinx

# The arrow that opens a part of the contents has no name.
SUMMARY = ("<summary>", '<summary aria-label="Pages of this part">')
# docutils puts entries into a list under a role that is withdrawn.
CITATION = ('role="doc-biblioentry"', 'role="listitem"')
FOOTNOTE = ('role="doc-footnote"', 'role="note"')


def name_arrows(write: Callable[..., Any]) -> Callable[..., Any]:
    """Wrap the theme's writer of the contents, so that each arrow has a name."""

    def written(*arguments: Any, **options: Any) -> Any:
        found = write(*arguments, **options)
        return str(found).replace(*SUMMARY) if options.get("kind") == "sidebar" else found

    return written


def mend(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Apply the rules to one page."""
    if "generate_toctree_html" in context:
        context["generate_toctree_html"] = name_arrows(context["generate_toctree_html"])
    if "body" in context:
        context["body"] = context["body"].replace(*CITATION).replace(*FOOTNOTE)


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the hook, after the theme's own."""
    app.connect("html-page-context", mend, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
