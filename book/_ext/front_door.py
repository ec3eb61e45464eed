"""Write the site's index.html, which sends the reader on to the front page.

The front page lies in the folder book, like its source. Sphinx's helpers would write a bare
redirect; this one keeps the policy and works without waiting for it, by its link.
"""

from pathlib import Path

from page_policy import TAG
from sphinx.application import Sphinx

PAGE = """<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    {policy}
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta http-equiv="refresh" content="0; url={target}" />
    <title>{title}</title>
  </head>
  <body>
    <main><h1>{title}</h1><p><a href="{target}">Open the front page</a></p></main>
  </body>
</html>
"""


def write_index(app: Sphinx, exception: Exception | None) -> None:
    """Write index.html once the pages stand."""
    if exception is None and app.builder.format == "html":
        target = app.builder.get_target_uri(app.config.root_doc)
        text = PAGE.format(policy=TAG, target=target, title=app.config.html_title)
        (Path(app.outdir) / "index.html").write_text(text, encoding="utf-8")


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the hook; it overwrites what another extension wrote."""
    app.connect("build-finished", write_index, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
