"""What a reader of an exploration sees and hears: its sentence, its descriptions, its colours."""

from playwright.sync_api import Page

SAYS = ".explore-says"
# The colour of a canvas at a place given as shares of its width and height.
PIXEL = """(canvas, [x, y]) => {
    const brush = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true});
    brush.drawImage(canvas, -x * canvas.width, -y * canvas.height);
    return [...brush.getImageData(0, 0, 1, 1).data.slice(0, 3)];
}"""
NUMBER = r"−?\d+(?:\.\d+)?"


def number(text: str) -> float:
    """Read a number as the page writes it."""
    return float(text.replace("−", "-"))


def said(page: Page) -> str:
    """What the page says, once it has drawn what was asked for last."""
    page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
    return page.locator(SAYS).first.inner_text()


def described(page: Page, name: str, where: str = "main") -> str:
    """What is said in place of a picture."""
    canvas = page.locator(f"{where} figure[data-picture={name}] canvas")
    return str(canvas.get_attribute("aria-label"))
