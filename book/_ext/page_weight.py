"""Keep out of the site what its pages do not use: icon fonts, an icon script, Thebe, comments.

The theme's icon script alone weighs 0.54 MB compressed, more than everything else on a
page together. The few icons that are needed are drawn in icons.css.
"""

import shutil
from pathlib import Path

from sphinx.application import Sphinx

UNUSED = (
    "vendor/fontawesome",
    "scripts/fontawesome.js",
    "scripts/fontawesome.js.map",
    "scripts/fontawesome.js.LICENSE.txt",
    "webpack-macros.html",
    "sbt-webpack-macros.html",
    "images",
)


def remove_unused(app: Sphinx, exception: Exception | None) -> None:
    """Delete the theme's files that no page loads, once they have been copied."""
    if exception is not None or app.builder.format != "html":
        return
    static = Path(app.outdir) / "_static"
    for name in UNUSED:
        path = static / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    for path in static.rglob("*.map"):
        path.unlink()


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the clean-up, and the value that Jupyter Book sets for an unused extension."""
    app.add_config_value("comments_config", {}, "")
    app.connect("build-finished", remove_unused)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
