"""List the sections of a page below its name in the book's contents.

The theme lists them in a column of their own on the right. There the notes of the margin
stand, so one list says it all: where in the book you are, and where on the page.
"""

from collections.abc import Callable
from typing import Any

from sphinx.application import Sphinx

# Without the theme's id for such a list: its script would mark sections too, but gets stuck.
NAV = '<nav class="page-contents" aria-label="Sections of this page">{}</nav>'
CURRENT = 'class="current reference internal" href="#">'


def with_sections(write: Callable[..., Any], sections: Callable[[], Any]) -> Callable[..., Any]:
    """Wrap the theme's writer of the contents, so that the open page shows its sections."""

    def written(*arguments: Any, **options: Any) -> Any:
        found, inside = str(write(*arguments, **options)), str(sections())
        if options.get("kind") != "sidebar" or not inside or CURRENT not in found:
            return found
        before, after = found.split(CURRENT, 1)
        name, rest = after.split("</a>", 1)
        return f"{before}{CURRENT}{name}</a>{NAV.format(inside)}{rest}"

    return written


def add_sections(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Hand the wrapped writer to the theme's template."""
    if "generate_toctree_html" in context and "generate_toc_html" in context:
        write, sections = context["generate_toctree_html"], context["generate_toc_html"]
        context["generate_toctree_html"] = with_sections(write, sections)


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the hook, after the theme's own and before page_access names the arrows."""
    app.connect("html-page-context", add_sections, priority=890)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
