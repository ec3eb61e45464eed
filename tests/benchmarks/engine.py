"""How fast the page trains: `python -m tests.benchmarks.engine`.

An epoch of 200 points in batches of 10, by the page's engine and by a network of objects as
TensorFlow Playground has it, in one run. Both end at the same weights, which is looked at first.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from nnlib.explore import joining
from tests.explore.engine import MODULES
from tests.site.browsing import ARGUMENTS

FOLDER = Path(__file__).parent
NETWORKS = [[2, 4, 2, 1], [2, 12, 1], [2, 50, 50, 1]]
ROUNDS, SLICE = 31, 30  # turns, and how many milliseconds each has in a turn
TO_REACH = 2.5


def text() -> str:
    """The engine, the objects and the clock, joined into one module."""
    parts = dict.fromkeys(part for name in MODULES for part in joining.parts(name))
    own = [(FOLDER / name).read_text(encoding="utf-8") for name in ("nodes.mjs", "engine.mjs")]
    return "\n".join([*map(joining.text_of, parts), *own])


def measured() -> tuple[str, list[dict[str, float]]]:
    """Where it ran, and what it found for each network: in Node, or else in Chromium."""
    calls = f"{json.dumps(NETWORKS)}.map((sizes) => compare(sizes, {ROUNDS}, {SLICE}))"
    node, chromium = shutil.which("node"), shutil.which("chromium")
    if node:
        program = f"{text()}\nconsole.log(JSON.stringify([process.version, {calls}]));"
        found = subprocess.run([node, "--input-type=module"], input=program, text=True,
                               capture_output=True, check=True)  # fmt: skip
        version, times = json.loads(found.stdout)
        return f"Node {version}", times
    if chromium is None:
        sys.exit("There is neither node nor chromium. On Debian type: sudo apt install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        times = browser.new_page().evaluate(f"() => {{ {text()}\nreturn {calls}; }}")
        where = f"Chromium {browser.version}"
        browser.close()
    return where, times


def main() -> int:
    """Print a line for each network."""
    where, times = measured()
    print(f"milliseconds an epoch in {where}, medians of {ROUNDS}; to reach: {TO_REACH} times")
    for sizes, found in zip(NETWORKS, times, strict=True):
        ratio = found["objects"] / found["engine"]
        print(
            f"{'-'.join(map(str, sizes)):>9}: engine {found['engine']:.3f}, objects "
            f"{found['objects']:.3f}, {ratio:.2f} times; weights agree to {found['apart']:.0e}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
