"""Write one page for each module of nnlib, made from its docstrings, into book/api.

The list of pages is the list of modules, read from the folder each time, so a new
module has its page and a deleted one loses it.
"""

import ast
import sys
from pathlib import Path

from tools.exercise_pages import write_if_changed

ROOT = Path(__file__).resolve().parents[1]

INDEX = """# The library nnlib

nnlib is the network library that the chapters build. Each page below is made from the
docstrings of one module, so it says what the installed code says.

```{{list-table}}
:header-rows: 1

* - Module
  - What it is about
{rows}
```
"""

PAGE = """# {name}

```{{eval-rst}}
.. automodule:: {name}{options}
```
"""
# What an estimator does is in methods that it shares with the others.
OPTIONS = {"nnlib.estimators": "\n   :inherited-members:"}


def public_modules(package: Path) -> list[str]:
    """Name the modules of `package` that carry no leading underscore.

    A module that has grown into a folder is still one module: its page shows what its
    `__init__.py` offers, not the files it is divided into.
    """
    files = (path.stem for path in package.glob("*.py"))
    folders = (path.parent.name for path in package.glob("*/__init__.py"))
    return sorted(f"{package.name}.{name}" for name in (*files, *folders) if name[0] != "_")


def first_sentence(package: Path, name: str) -> str:
    """Read the first line of a module's docstring, without importing the module."""
    base = package.parent.joinpath(*name.split("."))
    path = base / "__init__.py" if base.is_dir() else base.with_suffix(".py")
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return " ".join(docstring.split("\n\n")[0].split())


def write_pages(root: Path = ROOT) -> list[str]:
    """Write the index and a page for each module; remove pages whose module is gone."""
    package, folder = root / "nnlib", root / "book" / "api"
    folder.mkdir(parents=True, exist_ok=True)
    names = public_modules(package)
    rows = [f"* - [](./{name}.md)\n  - {first_sentence(package, name)}" for name in names]
    write_if_changed(folder / "index.md", INDEX.format(rows="\n".join(rows)))
    for name in names:
        write_if_changed(
            folder / f"{name}.md", PAGE.format(name=name, options=OPTIONS.get(name, ""))
        )
    for path in folder.glob("nnlib*.md"):
        if path.stem not in names:
            path.unlink()
    return names


if __name__ == "__main__":
    sys.stdout.write(f"{len(write_pages())} API pages in book/api\n")
