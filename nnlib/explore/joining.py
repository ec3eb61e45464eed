"""Joins the modules of a front end into one text, because a browser gets one text and no folder.

Each exploration is a plain ES module that imports from its neighbours. JupyterLab loads it from
memory, where `import "./frame/explore.mjs"` leads nowhere, so the modules it needs stand before it.
"""

import posixpath
import re
from functools import cache
from pathlib import Path

STATIC = Path(__file__).parent / "static"
_IMPORT = re.compile(r'^import \{(?:(?! as )[^}])*\} from "(\.\.?/[\w./-]+\.mjs)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?function |const |class )", re.MULTILINE)
_LEFT_OVER = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
_DEFAULT = "export default "
_TOP = re.compile(r"^(?:async )?(?:function|const|let|class) (\w+)", re.MULTILINE)
SHEETS = ("palette.css", "explore.css", "cards.css")  # of every widget


def _read(name: str) -> str:
    path = STATIC / name
    if not path.exists():
        raise FileNotFoundError(
            f"The front end has no file {name!r}. Write it as nnlib/explore/static/{name}, or mend "
            "the name where a class says module = ... or a module imports it."
        )
    return path.read_text(encoding="utf-8")


@cache
def parts(name: str) -> tuple[str, ...]:
    """List a module and all that it imports, each after those that it needs itself."""
    text = _read(name)
    imported = [posixpath.normpath(f"{name}/../{path}") for path in _IMPORT.findall(text)]
    needed = [part for other in imported for part in parts(other)]
    return (*dict.fromkeys(needed), name)


@cache
def text_of(name: str) -> str:
    """Read a file of the front end; a module is freed of imports, and of exports that have a name.

    Raises
    ------
    FileNotFoundError
        If there is no such file.
    ValueError
        If the module imports or exports in a form that cannot be joined.
    """
    text = _read(name)
    if not name.endswith(".mjs"):
        return text
    text = _EXPORT.sub("", _IMPORT.sub("", text))
    left = [line for line in _LEFT_OVER.findall(text) if not line.startswith(_DEFAULT)]
    if left:
        raise ValueError(
            f"{name} has a line that cannot be joined: {left[0]!r}. "
            'Write import { name } from "./module.mjs"; with double quotes and without "as", '
            "or export before function, const or class."
        )
    return text


def joined(name: str) -> str:
    """Join a module and all that it imports into the text of one module.

    Raises
    ------
    ValueError
        If two of them give the same name to what stands at their top.
    """
    owner: dict[str, str] = {}
    for part in parts(name):
        for word in _TOP.findall(text_of(part)):
            if owner.setdefault(word, part) != part:
                raise ValueError(
                    f"{part} and {owner[word]} become one text for {name}, and both have "
                    f"{word!r} at their top. Rename the one in {part}."
                )
    return "\n".join(text_of(part) for part in parts(name))


def style(sheets: tuple[str, ...]) -> str:
    """Join the colours and the look of a widget into one style sheet."""
    return "\n".join(text_of(name) for name in sheets)
