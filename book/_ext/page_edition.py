"""Say on each page which edition it is, and where to report an error in it.

The edition is the version in pyproject.toml, so it is written down once. The address for
reports is `report_url` in _config.yml or the environment variable BOOK_REPORT_URL, which
wins; without either there is no link. `{page}` in the address becomes the page's name.
"""

import os
import tomllib
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sphinx.application import Sphinx
from sphinx.config import Config

ROOT = Path(__file__).resolve().parents[2]


def edition(root: Path = ROOT) -> str:
    """Read the version of the book from pyproject.toml."""
    text = (root / "pyproject.toml").read_text(encoding="utf-8")
    return str(tomllib.loads(text)["project"]["version"])


def set_values(app: Sphinx, config: Config) -> None:
    """Take the edition and the address into the configuration, where a change is noticed."""
    config.version = config.release = edition(Path(app.srcdir))
    config.report_url = os.environ.get("BOOK_REPORT_URL") or config.report_url


def add_to_page(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: object
) -> None:
    """Hand edition and link to the footer's template, edition.html."""
    context["edition"] = app.config.release
    context["report_link"] = app.config.report_url.replace("{page}", quote(pagename, safe=""))


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the value and the two hooks."""
    app.add_config_value("report_url", "", "html", str)
    app.connect("config-inited", set_values)
    app.connect("html-page-context", add_to_page)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
