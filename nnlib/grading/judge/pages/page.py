"""The frame around every page that the judge writes: one file, no script, no other address."""

import base64
import hashlib
from functools import cache
from importlib.resources import files

from nnlib.grading.judge.pages.markup import Html, element, join, visible_line


def page(title: str, *parts: str) -> str:
    """Write a whole page.

    Parameters
    ----------
    title : str
        What the browser's tab says.
    *parts : str
        What the page holds; a part that is no `Html` is escaped.

    Returns
    -------
    html : str
        The text of the file.
    """
    head = join(
        Html('<meta charset="utf-8">'),
        Html('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        # Whatever a hand-in might smuggle onto the page, the browser runs and fetches nothing.
        Html(f'<meta http-equiv="Content-Security-Policy" content="{_policy()}">'),
        # The marks of a person are no business of search engines.
        Html('<meta name="robots" content="noindex">'),
        element("title", visible_line(title)),
        Html(f"<style>{_style()}</style>"),
    )
    body = element("main", Html("\n".join(join(part) for part in parts)))
    rows = ("<!DOCTYPE html>", '<html lang="en">', f"<head>{head}</head>", f"<body>{body}</body>")
    return "\n".join((*rows, "</html>", ""))


@cache
def _style() -> str:
    return files("nnlib.grading.judge.pages").joinpath("page.css").read_text(encoding="utf-8")


@cache
def _policy() -> str:
    digest = base64.b64encode(hashlib.sha256(_style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
