"""The page's engine on a blank page of the browser, for the tests that hold it against nnlib."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page

from nnlib.explore import joining
from tests.site.browsing import listen

MODULES = ("engine.mjs", "engine/datasets.mjs", "engine/optimizers.mjs", "engine/xoshiro.mjs")
NAMES = """Network, Xoshiro128, makePoints, erf, quickTanh,
    ACTIVATIONS, LOSSES, OPTIMIZERS, INITIALIZERS, DATA"""
LOAD = """async text => {
    const script = new Blob([text], {type: "text/javascript"});
    window.engine = (await import(URL.createObjectURL(script))).default;
}"""


def text() -> str:
    """The engine and all that stands beside it as one module, which exports the names above."""
    parts = dict.fromkeys(part for name in MODULES for part in joining.parts(name))
    return "\n".join([*map(joining.text_of, parts), f"export default {{ {NAMES} }};"])


@contextmanager
def opened(browser: Browser) -> Iterator[Page]:
    """Open a blank page that has the engine; a message in its console is an error in the end."""
    messages: list[str] = []
    page = browser.new_page()
    listen(page, messages)
    page.evaluate(LOAD, text())
    yield page
    page.close()
    assert messages == []


def run(page: Page, body: str, given: Any = None) -> Any:
    """Run a function's body, for which `engine` and `given` are there; return what it returns."""
    return page.evaluate(f"given => {{ const engine = window.engine; {body} }}", given)


def as_json(value: Any) -> Any:
    """What JSON makes of NumPy's numbers and arrays."""
    return json.loads(json.dumps(value, default=lambda thing: thing.tolist()))
