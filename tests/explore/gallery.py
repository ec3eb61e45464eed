"""Pictures of every exploration, to be looked at: `make gallery` writes them into _build/gallery.

Each at its fullest, once it has come to rest, on a bare page: narrow and wide, light, dark, and in
colours that a reader has forced.
"""

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
from playwright.sync_api import Browser, sync_playwright

from nnlib import datasets, explore
from nnlib.explore.base import Exploration
from tests.explore.pages import page
from tests.site.browsing import ARGUMENTS

FOLDER = Path(__file__).resolve().parents[2] / "_build" / "gallery"
WIDTHS = (320, 1000)
LOOKS: dict[str, dict[str, Any]] = {
    "light": {}, "dark": {}, "forced": {"forced_colors": "active"},
}  # fmt: skip
# Two pictures alike, half a second apart: nothing moves any more.
AT_REST = """() => new Promise(done => {
    const now = () => [...document.querySelectorAll('canvas')].map(it => it.toDataURL()).join();
    let last = '';
    const look = () => { const seen = now(); seen === last ? done(true) : setTimeout(look, 500);
                         last = seen; };
    look();
})"""


def explorations() -> list[Exploration]:
    """Make each exploration as a chapter shows it, the fullest case of each."""
    rng = np.random.default_rng(0)
    curve = datasets.parabola(400, rng=rng)
    noisy, apart = (datasets.parabola(400, rng=rng, noise=0.2) for _ in range(2))
    X, y = datasets.blobs(40, spread=1.5, rng=np.random.default_rng(0))
    return [
        explore.neuron((1, 2), -1, X=curve[0], y=curve[1]),
        explore.descent(X[:, :1], y, 10, 5),
        explore.descent(
            X[:, :1], y, 0.5, loss="squared error, straight output", name="descent-gone"
        ),
        explore.bayes((1.5, 1.0), 1.6, 0.5, 0.3),
        explore.features(*noisy, *apart, "all powers", degree=12, n_samples=400, l2=0.001),
        explore.hidden_units(*curve, width=2),
        explore.hidden_units(*curve, width=50, name="hidden-units-50"),
        explore.playground(data="spiral", layers=2, width1=8, width2=8, epoch=200),
        explore.playground(
            data="blobs", n_classes=5, layers=4, width1=50, width2=50, width3=50, width4=50,
            epoch=50, name="playground-full",
        ),
    ]  # fmt: skip


def take(browser: Browser, exploration: Exploration, file: Path) -> None:
    """Photograph one exploration in all its looks."""
    for look, options in LOOKS.items():
        file.write_text(page(exploration, dark=look == "dark"), encoding="utf-8")
        for width in WIDTHS:
            context = browser.new_context(viewport={"width": width, "height": 900}, **options)
            opened = context.new_page()
            opened.goto(file.as_uri())
            opened.locator(".explore-says").wait_for()
            opened.wait_for_function(AT_REST, timeout=60_000)
            opened.screenshot(
                path=FOLDER / f"{exploration.name}-{width}-{look}.png", full_page=True
            )
            context.close()


def main() -> None:
    """Photograph them all."""
    program = shutil.which("chromium")
    if program is None:
        sys.exit("There is no chromium. On Debian type: sudo apt install chromium")
    FOLDER.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        for exploration in explorations():
            take(browser, exploration, Path(folder) / "page.html")
            print(f"took {exploration.name}")
        browser.close()


if __name__ == "__main__":
    main()
