"""A bare page that holds nothing but explorations and cards, without building the site."""

import json
from pathlib import Path

from nnlib.explore import site
from nnlib.explore.base import PageWidget

STYLE = """body { max-width: 720px; margin: 1rem auto; padding-inline: 10px;
    font-family: sans-serif; background: var(--fn-paper); color: var(--fn-ink); }"""
MATHJAX = Path(__file__).parents[2] / "book/_static/vendor/mathjax-3.2.2/es5/tex-chtml.js"


def page(*widgets: PageWidget, mathjax: bool = False, dark: bool = False) -> str:
    """Write a page as the site's builder would: elements, each shared text once, the host."""
    elements = "\n".join(site.page_element(widget.get_state()) for widget in widgets)
    needed = [
        name
        for widget in widgets
        for name in (*widget._sheets, *widget._parts, *widget._worker_parts)
    ]
    texts = "\n".join(
        f"<script>(window.explorationParts ??= {{}})[{json.dumps(name)}] = "
        f"{site.in_script(site.text_of(name))};</script>"
        for name in dict.fromkeys(needed)
    )
    formulas = f'<script defer src="{MATHJAX.as_uri()}"></script>' if mathjax else ""
    return (
        f'<!DOCTYPE html><html lang="en" data-theme="{"dark" if dark else "light"}"><head>'
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>A bare page</title><style>{STYLE}</style>{formulas}</head>"
        f"<body><main><h1>A bare page</h1>{elements}</main>{texts}"
        f"<script>{site.text_of('host.js')}</script></body></html>"
    )
