"""Joins the modules of a front end into one text, because a browser gets one text and no folder.

Each exploration is a plain ES module that imports from its neighbours. JupyterLab loads it from
memory, where `import "./base.mjs"` leads nowhere, so the modules it needs stand before it.
"""

import re
from functools import cache
from pathlib import Path

STATIC = Path(__file__).parent / "static"
_IMPORT = re.compile(r'^import \{[^}]*\} from "\./([\w.-]+\.mjs)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?function |const |class )", re.MULTILINE)
_LEFT_OVER = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
_DEFAULT = "export default "
SHEETS = ("palette.css", "explore.css", "cards.css")


@cache
def parts(name: str) -> tuple[str, ...]:
    """List a module and all that it imports, each after those that it needs itself."""
    text = (STATIC / name).read_text(encoding="utf-8")
    needed = [part for other in _IMPORT.findall(text) for part in parts(other)]
    return (*dict.fromkeys(needed), name)


@cache
def text_of(name: str) -> str:
    """Read a file of the front end; a module is freed of imports, and of exports that have a name.

    Raises
    ------
    ValueError
        If the module imports or exports in a form that cannot be joined.
    """
    text = (STATIC / name).read_text(encoding="utf-8")
    if not name.endswith(".mjs"):
        return text
    text = _EXPORT.sub("", _IMPORT.sub("", text))
    left = [line for line in _LEFT_OVER.findall(text) if not line.startswith(_DEFAULT)]
    if left:
        raise ValueError(
            f"{name} has a line that cannot be joined: {left[0]!r}. "
            'Write import { name } from "./module.mjs"; or export before function, const or class.'
        )
    return text


def joined(name: str) -> str:
    """Join a module and all that it imports into the text of one module."""
    return "\n".join(text_of(part) for part in parts(name))


def style() -> str:
    """Join the colours and the look of the explorations into one style sheet."""
    return "\n".join(text_of(name) for name in SHEETS)
