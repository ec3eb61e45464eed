"""A reader who has a keyboard and nothing else."""

from playwright.sync_api import Locator, Page, expect


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until `target` has the focus; after the last stop the first one follows."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"the keyboard does not reach {target}")


def press(page: Page, name: str) -> None:
    """Go to the button of this name and press it."""
    tab_to(page, page.get_by_role("button", name=name, exact=True))
    page.keyboard.press("Enter")


def focused(page: Page) -> str:
    """Give the words on what has the focus."""
    return str(page.evaluate("document.activeElement.textContent"))


def keys(page: Page, *names: str) -> None:
    """Press keys one after the other."""
    for name in names:
        page.keyboard.press(name)


def choose(page: Page, answer: str) -> None:
    """Choose an answer: Tab reaches the group, arrows go round in it."""
    radio = page.get_by_role("radio", name=answer)
    chosen = page.locator("input[type=radio]:checked")
    tab_to(page, chosen if chosen.count() else page.get_by_role("radio").first)
    for _ in range(page.get_by_role("radio").count()):
        keys(page, "ArrowDown")
        if radio.is_checked():
            break
    expect(radio).to_be_checked()
