"""How long an exploration takes to answer a key: `python -m tests.benchmarks.key_press`.

The answer is the work that the page does between the key and its next picture: the new values, all
pictures, all words. A screen that shows 60 pictures a second leaves 16.7 ms for it. Explorations
whose network trains are timed while it does.
"""

import shutil
import statistics
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from playwright.sync_api import sync_playwright

from nnlib.explore.base import Exploration
from tests.explore.gallery import explorations
from tests.explore.pages import page
from tests.site.browsing import ARGUMENTS

FRAME = 1000 / 60  # ms
N_KEYS = 60
# Presses a slider N times, once a frame, and times the drawing that follows.
PRESS = """async ([label, count]) => {
    const slider = [...document.querySelectorAll('label')]
        .find(each => each.textContent === label).control;
    const times = [];
    const frame = () => new Promise(done => requestAnimationFrame(done));
    for (let i = 0; i < count; i += 1) {
        await frame();
        const before = performance.now();
        slider.value = Number(slider.min) + (slider.max - slider.min) * (i % 50) / 50;
        slider.dispatchEvent(new Event('input'));
        await frame();
        await new Promise(done => setTimeout(done));
        times.push(performance.now() - before);
    }
    return times;
}"""
# The same without an exploration that follows: what waiting for the next picture costs by itself.
EMPTY = PRESS.replace("slider.dispatchEvent(new Event('input'));", "")
# Lets a playground train, and times N frames of the page meanwhile.
TRAIN = """async count => {
    const run = [...document.querySelectorAll('button')].find(it => it.textContent === 'Run');
    run?.click();
    const frame = () => new Promise(done => requestAnimationFrame(done)), times = [];
    let before = await frame();
    for (let i = 0; i < count; i += 1) {
        const now = await frame();
        times.push(now - before);
        before = now;
    }
    return times;
}"""
# The knob that is turned; one that begins training anew where there is training.
KNOBS = {
    "neuron": "weight w₁",
    "bayes": "standard deviation of class 1",
    "descent": "seed of the order",
    "features": "highest degree",
    "hidden-units": "seed",
    "playground": "seed of the weights",
}


class Times(NamedTuple):
    """Milliseconds: of presses, of as many empty waits, and of frames while a network trains."""

    presses: list[float]
    empty: list[float]
    frames: list[float]


def measure(exploration: Exploration) -> Times:
    """Time one exploration."""
    label = next(knob for name, knob in KNOBS.items() if exploration.name.startswith(name))
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
        empty = opened.evaluate(EMPTY, [label, N_KEYS])
        opened.evaluate(TRAIN, 10)
        opened.evaluate(PRESS, [label, 10])  # to warm up
        presses = opened.evaluate(PRESS, [label, N_KEYS])
        found = Times(presses, empty, opened.evaluate(TRAIN, N_KEYS))
        browser.close()
    return found


def main() -> None:
    """Print one line for each exploration."""
    for exploration in explorations():
        times, empty, frames = (sorted(found) for found in measure(exploration))
        work = statistics.median(times) - statistics.median(empty)
        slow, late = (found[int(0.95 * len(found))] / FRAME for found in (times, frames))
        print(f"{exploration.name}: {work:.1f} ms of work at a key, {work / FRAME:.2f} of a frame;")
        print(f"  95 of 100 answers stand on the screen within {slow:.2f} frames of the key;")
        print(f"  95 of 100 pictures, while it trains, come within {late:.2f} frames")


if __name__ == "__main__":
    main()
