"""Entries of the library's pages: a link to the section that derives each, and no foreign methods.

`book/derivations.yml` holds which section derives what, so that the library itself knows nothing
of the book.
"""

import re
from pathlib import Path
from typing import Any

import yaml
from sphinx.application import Sphinx

FILE = Path(__file__).resolve().parents[1] / "derivations.yml"
# scikit-learn writes these into every estimator; they and what is inherited from it have links
# into its own manual.
FOREIGN = re.compile(r"set_\w+_request")


def sections_by_name() -> dict[str, str]:
    """Read which section derives each name."""
    if not FILE.exists():
        return {}
    table = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return {name: section for section, names in table.items() for name in names}


def add_link(app: Sphinx, what: str, name: str, thing: Any, options: Any, lines: list[str]) -> None:
    """Put the link below the docstring of a name that a section derives."""
    section = app.config.api_derivations.get(name)
    if section:
        lines.extend(["", f"Derived in :ref:`{section}`.", ""])


def skip_foreign(
    app: Sphinx, what: str, name: str, thing: Any, skip: bool, options: Any
) -> bool | None:
    """Leave out what another library has written into a class of ours."""
    home = getattr(thing, "__module__", None) or ""
    return True if FOREIGN.fullmatch(name) or home.startswith("sklearn.") else None


def setup(app: Sphinx) -> dict[str, bool]:
    """Register both, the link after the docstring's own parts have been laid out."""
    # As a setting, a changed table makes the pages anew.
    app.add_config_value("api_derivations", sections_by_name(), "env", types=[dict])
    app.connect("autodoc-process-docstring", add_link, priority=900)
    app.connect("autodoc-skip-member", skip_foreign)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
