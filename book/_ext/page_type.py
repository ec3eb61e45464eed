"""Ask for the two faces that every page begins with before its style sheets name them.

The text's face and that of what lies around it. A page opened as a file needs no such help,
and a browser refuses it there, so the page decides when it opens.
"""

from typing import Any

from sphinx.application import Sphinx

FACES = (
    "vendor/source-serif-4-5.3.1/files/source-serif-4-latin-400-normal.woff2",
    "vendor/source-sans-3-5.3.0/files/source-sans-3-latin-wght-normal.woff2",
)
SCRIPT = """<script>
    if (location.protocol !== "file:") for (const href of [{faces}])
      document.head.append(Object.assign(document.createElement("link"),
        {{rel: "preload", as: "font", type: "font/woff2", crossOrigin: "", href}}));
    </script>"""


def ask_early(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Write the script into the head of the page."""
    faces = ", ".join(f'"{context["pathto"](f"_static/{name}", 1)}"' for name in FACES)
    context["metatags"] = context.get("metatags", "") + SCRIPT.format(faces=faces)


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the hook; the policy, which comes later, still stands before it."""
    app.connect("html-page-context", ask_early, priority=880)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
