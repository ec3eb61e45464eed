"""Explorations on a page without Python: the page gets the front end and the last state.

myst-nb, which makes the site's pages, finds `Renderer` by its entry point in pyproject.toml. A page
carries each module's text once, however many explorations share it.
"""

import json
import re
from collections.abc import Sequence
from html import escape
from typing import Any, ClassVar

from docutils import nodes

from nnlib.explore.base import UNSHOWN
from nnlib.explore.joining import text_of

BLOCK_END = re.compile(r"(</(?:p|li|ul|ol|div|summary|details)>)")
VIEW = "application/vnd.jupyter.widget-view+json"
STATE = "application/vnd.jupyter.widget-state+json"


def in_script(value: Any) -> str:
    """Write a value as JSON that can stand inside a script element, and in a script."""
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")


def page_element(state: dict[str, Any]) -> str:
    """Write the element in which an exploration comes to life, with its still inside."""
    shown = {key: value for key, value in state.items() if key not in UNSHOWN}
    start = in_script({"parts": state["_parts"], "worker": state["_worker_parts"], "state": shown})
    # The search takes words apart at white space.
    still = BLOCK_END.sub(r"\1\n", state["_still"])
    return (
        f'<div class="exploration" id="{escape(state["_id"])}">'
        f'<script type="application/json">{start}</script>'
        f'<div class="exploration-still mathjax_process">{still}</div></div>'
    )


def _refuse_a_second(renderer: Any, element_id: str, line: int | None) -> None:
    """Warn, which stops the book's build, of two explorations or cards with one name on a page."""
    known = renderer.renderer.document.attributes.setdefault("nb_explorations", [])
    if element_id in known:
        kind, _, name = element_id.partition("-")
        renderer.logger.warning(
            f"Two of this page are called {kind} {name!r}, and a link or a stored answer would "
            "meet both. Give the second a name of its own.",
            line=line,
        )
    known.append(element_id)


class Renderer:
    """Writes explorations for myst-nb; other widgets it leaves alone."""

    mime_priority_overrides: ClassVar[Sequence[tuple[str, str, int | None]]] = ()

    @staticmethod
    def handle_mime(renderer: Any, data: Any, inline: bool) -> list[nodes.Element] | None:
        """Return the page element of an exploration, or None for anything else."""
        if data.mime_type != VIEW:
            return None
        notebook = renderer.renderer.nb_client.notebook
        models = notebook.metadata.get("widgets", {}).get(STATE, {}).get("state", {})
        state = models.get(data.content["model_id"], {}).get("state", {})
        if "_parts" not in state:
            return None
        _refuse_a_second(renderer, state["_id"], data.line)
        for name in (*state["_sheets"], *state["_parts"], *state["_worker_parts"]):
            body = f"(window.explorationParts ??= {{}})[{json.dumps(name)}] = "
            renderer.add_js_file(name, None, {"body": body + in_script(text_of(name)) + ";"})
        renderer.add_js_file("host.js", None, {"body": text_of("host.js")})
        return [nodes.raw("", page_element(state), format="html", classes=["exploration-output"])]
