"""What a picture's function draws, stroke by stroke, in the numbers of its axes."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import numpy as np
from playwright.sync_api import Browser, Page

from nnlib.explore import joining
from nnlib.shapes import Array
from tests.explore import engine
from tests.explore.studio import PLANE
from tests.site.browsing import listen

SIZE = (400, 300)  # of every sketch, in pixels
Limits = tuple[float, float, float, float]
# Draws on a canvas that nobody sees, whose pen writes down where it goes. Each name of the palette
# is a colour of its own, so that a mark can be told by the name.
RECORD = """([draw, [width, height], state]) => {
    const names = new Map([["font", "sans-serif"]]);
    const colourOf = name => {
        const next = `#${(0x102030 + 0x010203 * names.size).toString(16)}`;
        return names.get(name) ?? names.set(name, next).get(name);
    };
    const nameOf = colour => [...names].find(([, other]) => other === colour)?.[0] ?? colour;
    const start = () => ({lines: [], dots: []});
    const pen = trace => ({
        moveTo: (x, y) => trace().lines.push([[x, y]]),
        lineTo(x, y) {
            trace().lines.length || trace().lines.push([]);
            trace().lines.at(-1).push([x, y]);
        },
        arc: (x, y, radius) => trace().dots.push([x, y, radius]),
    });
    const follow = (target, recorder) => Object.entries(recorder).forEach(([name, note]) => {
        const own = target[name].bind(target);
        target[name] = (...values) => { note(...values); own(...values); };
    });
    const Path = window.Path2D;
    window.Path2D = function () {
        const path = Object.assign(new Path(), {trace: start()});
        follow(path, pen(() => path.trace));
        return path;
    };
    const context = new OffscreenCanvas(width, height).getContext("2d");
    const marks = [];
    let trace = start();
    const note = (kind, path) => marks.push({
        kind, colour: nameOf(context[`${kind}Style`]), width: context.lineWidth,
        dash: context.getLineDash(), ...structuredClone(path?.trace ?? trace)});
    follow(context, {...pen(() => trace), beginPath: () => { trace = start(); },
        fill: path => note("fill", path), stroke: path => note("stroke", path)});
    const colours = new Proxy({}, {get: (_, name) => colourOf(name)});
    engine[draw](context, {width, height}, colours, state);
    window.Path2D = Path;
    return marks;
}"""


class Mark(NamedTuple):
    """A stroke or a filled shape: its look, its lines, and its dots with their radius in pixels."""

    kind: str
    colour: str
    width: float
    dash: tuple[float, ...]
    lines: list[Array]
    dots: Array


@contextmanager
def opened(browser: Browser, module: str, *names: str) -> Iterator[Page]:
    """Open a blank page that has these functions of a module, or of what the module imports."""
    messages: list[str] = []
    page = browser.new_page()
    listen(page, messages)
    text = joining.joined(module).replace("export default", "const front =")
    page.evaluate(engine.LOAD, f"{text}\nexport default {{ {', '.join(names)} }};")
    yield page
    page.close()
    assert messages == []


def sketch(
    page: Page, draw: str, state: dict[str, Any], limits: Limits, margin: Any = PLANE
) -> list[Mark]:
    """Draw a picture, and give its marks in the order in which they were made."""
    (width, height), (west, east, north, south) = SIZE, margin
    left, right, bottom, top = limits

    def on_axes(points: list[list[float]]) -> Array:
        x, y, *radii = np.reshape(points, (len(points), len(points[0]) if points else 3)).T
        across = left + (x - west) / (width - west - east) * (right - left)
        up = top - (y - north) / (height - north - south) * (top - bottom)
        return np.column_stack([across, up, *radii])

    return [
        Mark(mark["kind"], mark["colour"], mark["width"], tuple(mark["dash"]),
             [on_axes(line) for line in mark["lines"]], on_axes(mark["dots"]))
        for mark in page.evaluate(RECORD, [draw, SIZE, state])
    ]  # fmt: skip


def those(marks: list[Mark], kind: str, colour: str, **look: Any) -> list[Mark]:
    """Pick the marks of a kind and a colour that have this width or these dashes."""
    wanted = {"kind": kind, "colour": colour} | look
    return [mark for mark in marks if wanted.items() <= mark._asdict().items()]
