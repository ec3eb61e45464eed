"""Visit a page as a reader's browser does, and write down everything that goes wrong."""

import gzip
from dataclasses import dataclass, field
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Request, Response

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking",
             "--disable-component-update", "--disable-sync",
             # No other host has an address, so a request that tries one fails at once.
             "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]  # fmt: skip
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# `preload` would fetch style sheets a second time, relative to the page and so in vain.
AXE = {"resultTypes": ["violations"], "preload": False,
       "runOnly": {"type": "tag", "values": WCAG}}  # fmt: skip
TYPESET = "() => window.MathJax?.startup?.promise?.then(() => true)"
WIDER_THAN_SCREEN = "document.documentElement.scrollWidth - window.innerWidth"
# Source text of formulas that no script has turned into formulas.
UNTYPESET = r"""() => [...document.querySelectorAll('.math')]
    .filter(node => !node.querySelector('mjx-container')).map(node => node.textContent)"""


@dataclass
class Visit:
    """What happened on one page."""

    status: int = 0
    messages: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    untypeset: list[str] = field(default_factory=list)
    too_wide: int = 0


def note_foreign(page: Page, origin: str, found: list[str]) -> None:
    """Note each request that leaves `origin`."""

    def on_request(request: Request) -> None:
        if not request.url.startswith((origin, "data:", "blob:")):
            found.append(request.url)

    page.on("request", on_request)


def listen(page: Page, messages: list[str]) -> None:
    """Note errors and warnings of the console, errors of scripts, and failed answers."""

    def on_response(response: Response) -> None:
        if response.status >= 400:
            messages.append(f"{response.status} {response.url}")

    page.on("console", lambda m: messages.append(m.text) if m.type in ("error", "warning") else 0)
    page.on("pageerror", lambda error: messages.append(str(error)))
    page.on("response", on_response)


def look(page: Page, visit: Visit) -> None:
    """Look at the page that stands open: accessibility, mathematics, width on a phone."""
    page.evaluate(TYPESET)
    found = Axe().run(page, options=AXE).response["violations"]
    visit.violations = [describe(rule, node) for rule in found for node in rule["nodes"]]
    visit.untypeset = page.evaluate(UNTYPESET)
    page.set_viewport_size({"width": 320, "height": 640})
    visit.too_wide = max(0, page.evaluate(WIDER_THAN_SCREEN))
    page.set_viewport_size({"width": 1280, "height": 900})


def describe(rule: dict[str, Any], node: dict[str, Any]) -> str:
    """Put one violation into a line."""
    return f"{rule['id']}: {rule['help']}: {node['html'][:200]}"


def visit_all(browser: Browser, origin: str, names: list[str], colours: str) -> dict[str, Visit]:
    """Visit each page once, in one context, with light or dark colours."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, color_scheme=colours, reduced_motion="reduce"
    )
    visits = {}
    for name in names:
        page, visit = context.new_page(), Visit()
        listen(page, visit.messages)
        note_foreign(page, origin, visit.foreign)
        response = page.goto(f"{origin}/{name}")
        visit.status = response.status if response else 0
        look(page, visit)
        page.close()
        visits[name] = visit
    context.close()
    return visits


def transferred(context: BrowserContext, url: str) -> dict[str, int]:
    """Map each address that a page asks for to its compressed bytes; figures are left out.

    What the page makes itself, such as the module of an exploration, does not travel.
    """
    sizes: dict[str, int] = {}

    def weigh(response: Response) -> None:
        if response.request.resource_type != "image" and not response.url.startswith("blob:"):
            body = response.body()
            sizes[response.url] = min(len(body), len(gzip.compress(body, 6)))

    page, answers = context.new_page(), []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(url)
    page.evaluate(TYPESET)
    page.wait_for_load_state("networkidle")
    for answer in answers:
        weigh(answer)
    page.close()
    return sizes
