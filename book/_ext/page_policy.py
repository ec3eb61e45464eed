"""Put a Content-Security-Policy at the head of each page: nothing comes from elsewhere.

The policy is the browser's own guard over what the tests check: a script, font or picture
that another host would have to send is refused, whoever wrote it into the page.
"""

from typing import Any

from sphinx.application import Sphinx

POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' blob:; worker-src 'self' blob:; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:"
)
TAG = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}" />'


def add_policy(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Write the policy before the other tags, so that it holds for all that follows."""
    context["metatags"] = f"\n    {TAG}" + context.get("metatags", "")


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the hook, after the theme's own."""
    app.connect("html-page-context", add_policy, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
