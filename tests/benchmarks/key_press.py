"""How long an exploration takes to answer a key: `python -m tests.benchmarks.key_press`.

The answer is the work that the page does between the key and its next picture: the new values, all
pictures, all words. A screen that shows 60 pictures a second leaves 16.7 ms for it.
"""

import shutil
import statistics
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from playwright.sync_api import sync_playwright

from nnlib import datasets, explore
from nnlib.explore.base import Exploration
from tests.explore.pages import page
from tests.site.browsing import ARGUMENTS

FRAME = 1000 / 60  # ms
N_KEYS = 60
# Presses a slider N times, once a frame, and times the drawing that follows.
PRESS = """async count => {
    const slider = document.querySelector('input[type=range]'), times = [];
    const frame = () => new Promise(done => requestAnimationFrame(done));
    for (let i = 0; i < count; i += 1) {
        await frame();
        const before = performance.now();
        slider.value = -4 + 8 * (i % 50) / 50;
        slider.dispatchEvent(new Event('input'));
        await frame();
        await new Promise(done => setTimeout(done));
        times.push(performance.now() - before);
    }
    return times;
}"""
# The same without an exploration that follows: what waiting for the next picture costs by itself.
EMPTY = PRESS.replace("slider.dispatchEvent(new Event('input'));", "")


def explorations() -> list[Exploration]:
    """Make each exploration as a chapter shows it, the fullest case of each."""
    X, y = datasets.blobs(200, rng=np.random.default_rng(0))
    return [explore.neuron(X=X, y=y)]


def measure(exploration: Exploration) -> tuple[list[float], list[float]]:
    """Time the presses, and the empty wait, in milliseconds."""
    program = shutil.which("chromium")
    if program is None:
        sys.exit("There is no chromium. On Debian type: sudo apt install chromium")
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "page.html"
        file.write_text(page(exploration), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        opened = browser.new_page()
        opened.goto(file.as_uri())
        opened.locator("input[type=range]").first.wait_for()
        opened.evaluate(PRESS, 10)  # to warm up
        found = opened.evaluate(PRESS, N_KEYS), opened.evaluate(EMPTY, N_KEYS)
        browser.close()
    return found


def main() -> None:
    """Print one line for each exploration."""
    for exploration in explorations():
        times, empty = (sorted(found) for found in measure(exploration))
        work = statistics.median(times) - statistics.median(empty)
        slow = times[int(0.95 * len(times))] / FRAME
        print(f"{exploration.name}: {work:.1f} ms of work at a key, {work / FRAME:.2f} of a frame;")
        print(f"  95 of 100 answers stand on the screen within {slow:.2f} frames of the key")


if __name__ == "__main__":
    main()
