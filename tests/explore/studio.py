"""A bare page that draws a network that trains, and snapshots for it, made with nnlib."""

import base64
import json
from typing import Any

import numpy as np
from playwright.sync_api import Page

from nnlib import Dense, Network
from nnlib.explore import joining, site
from nnlib.shapes import Array
from tests.site.browsing import listen

LIMITS = (-2.0, 2.0, -2.0, 2.0)
MAP_SIDE, UNIT_SIDE = 64, 24
PLANE = (30, 8, 8, 28)  # margins of the plane: left, right, top, bottom, in pixels
SPACE = (46, 18, 26, 38)  # and of the pictures whose axes are named in words
# The names of the pictures, as their functions have them, and their shapes.
SHAPES = {"Decision": 1.0, "Warped": 1.0, "Wires": 1.4, "Tiles": None, "LossCurve": 1.6,
          "AccuracyCurve": 1.6, "Histogram": 1.6}  # fmt: skip
MODULES = ("canvas", "diagram", "surface", "handle", "decision", "tiles", "wires", "curves",
           "histogram", "warped")  # fmt: skip
EXPORTED = ["picture", "palette", "channels", "tilesLayout", "wiresCaption", "decisionCaption",
            "warpedCaption", "principalDirections", "thinned", "inBins", "MOST_WIRES",
            *(f"{verb}{name}" for name in SHAPES for verb in ("draw", "describe"))]  # fmt: skip
# The colours at places in pixels, where nothing is drawn that of the page.
COLOURS = """(canvas, [places, paper]) => {
    const copy = new OffscreenCanvas(canvas.width, canvas.height);
    const brush = copy.getContext("2d", {willReadFrequently: true});
    brush.fillStyle = paper;
    brush.fillRect(0, 0, copy.width, copy.height);
    brush.drawImage(canvas, 0, 0);
    return places.map(([x, y]) => [...brush.getImageData(x, y, 1, 1).data.slice(0, 3)]);
}"""
READY = """async text => {
    const url = URL.createObjectURL(new Blob([text], {type: "text/javascript"}));
    window.pictures = await import(url);
    window.revived = text => JSON.parse(text, (key, value) => value?.bytes === undefined ? value
        : new window[value.type](Uint8Array.from(atob(value.bytes), c => c.charCodeAt(0)).buffer));
    window.stateOf = text => {
        const state = revived(text);
        const flat = state.seen?.curve ?? [];
        if (state.seen) {
            state.seen.curve = Array.from({length: flat.length / 5},
                (_, k) => [...flat.subarray(5 * k, 5 * k + 5)]);
        }
        return state;
    };
}"""
DRAW = """([name, text, width, shape]) => {
    const state = stateOf(text);
    const box = document.querySelector("main");
    const height = width => pictures.tilesLayout(width, state.seen?.sizes ?? [2, 1]).height;
    const made = pictures.picture(shape ?? height,
        (context, size, colours) => pictures[`draw${name}`](context, size, colours, state));
    box.style.width = `${width}px`;
    box.replaceChildren(made.element);
    made.redraw();
}"""


def array(values: Any, kind: str) -> dict[str, str]:
    """Write numbers so that a page reads them as an array of this kind, NaN and infinity too."""
    types = {"Float64Array": "<f8", "Float32Array": "<f4", "Uint8Array": "u1"}
    raw = np.ascontiguousarray(values, dtype=types[kind]).tobytes()
    return {"type": kind, "bytes": base64.b64encode(raw).decode()}


def cells(side: int) -> Array:
    """The middles of side × side cells of the plane, row by row from the top left."""
    left, right, bottom, top = LIMITS
    middles = (np.arange(side) + 0.5) / side
    x1, x2 = left + middles * (right - left), top - middles * (top - bottom)
    return np.column_stack([np.tile(x1, side), np.repeat(x2, side)])


def chances(Z: Array) -> Array:
    """The probability of class 1, or of each of more classes."""
    if Z.shape[1] == 1:
        return 1 / (1 + np.exp(-Z))
    parts = np.exp(Z - Z.max(axis=1, keepdims=True))
    return parts / parts.sum(axis=1, keepdims=True)


def snapshot(
    net: Network, X: Any = (), y: Any = (), *, silent: Any = (), apart: Any = (), curve: Any = None,
    gradients: Any = None, **other: Any,
) -> dict[str, Any]:  # fmt: skip
    """What the trainer tells the page of a network; `apart` lists the points for validation."""
    X, y = np.reshape(X, (-1, 2)), np.asarray(y, dtype=int)
    dense = [layer for layer in net.layers if isinstance(layer, Dense)]
    sizes = [2, *(layer.n_out for layer in dense)]
    nowhere = [np.empty((0, n)) for n in sizes[1:]]  # a network takes one example at least
    *hidden, Z = [*net.hidden_outputs(X), net.apply(X)] if len(X) else nowhere
    said = (Z[:, 0] > 0).astype(int) if sizes[-1] == 1 else Z.argmax(axis=1)
    n, n_apart = len(X), len(apart)
    rows = [[0, 0.7, 0.5, *([0.8, 0.4] if n_apart else [np.nan] * 2)]] if curve is None else curve
    return {
        "epoch": int(rows[-1][0]), "hasDiverged": False, "isRunning": False, "sizes": sizes,
        "limits": LIMITS, "silent": [list(unit) for unit in silent],
        "parameters": array(net.parameters, "Float64Array"),
        "gradients": array(0 * net.parameters if gradients is None else gradients, "Float64Array"),
        "train": {"loss": 0.5, "right": 0, "n": n - n_apart},
        "validation": {"loss": 0.6, "right": 0, "n": n_apart},
        "right": int(np.sum(said == y)),
        "points": [[*map(float, x), int(label)] for x, label in zip(X, y, strict=True)],
        "isApart": array([k in apart for k in range(n)], "Uint8Array"),
        "curve": array(rows, "Float64Array"),
        "map": array(chances(net.apply(cells(MAP_SIDE))), "Float32Array"), "mapSide": MAP_SIDE,
        "units": [array(A, "Float32Array") for A in net.hidden_outputs(cells(UNIT_SIDE))],
        "unitSide": UNIT_SIDE,
        "hidden": [array(A, "Float32Array") for A in hidden],
    } | other  # fmt: skip


def looked_at(seen: dict[str, Any] | None, **how: Any) -> dict[str, Any]:
    """The state that a picture gets: the snapshot and how the reader looks at it."""
    return {"seen": seen, "activation": "tanh", "layer": 0, "picked": None, "pair": None} | how


class Studio:
    """The page that draws."""

    def __init__(self, page: Page, *, dark: bool = False) -> None:
        self.page, self.messages, self.known = page, list[str](), dict[str, list[int]]()
        listen(page, self.messages)
        page.set_content(
            f'<html data-theme="{"dark" if dark else "light"}"><style>{site.text_of("palette.css")}'
            "body {margin: 0} canvas {display: block; width: 100%; forced-color-adjust: none}"
            "</style><main></main></html>"
        )
        names = dict.fromkeys(part for m in MODULES for part in joining.parts(f"pictures/{m}.mjs"))
        text = "\n".join(map(joining.text_of, names))
        page.evaluate(READY, f"{text}\nexport {{ {', '.join(EXPORTED)} }};")

    def heard(self) -> list[str]:
        """What the console said since the last time."""
        return [self.messages.pop() for _ in range(len(self.messages))]

    def draw(self, name: str, state: dict[str, Any], width: int = 360) -> None:
        self.page.evaluate(DRAW, [name, json.dumps(state), width, SHAPES[name]])

    def describe(self, name: str, state: dict[str, Any]) -> str:
        return self.call(f"describe{name}", state)

    def call(self, function: str, *values: Any) -> Any:
        """Call a function of the pictures; a dictionary is revived as a state."""
        sent = [json.dumps(value) for value in values]
        return self.page.evaluate(
            "([f, values]) => pictures[f](...values.map(text => stateOf(text)))", [function, sent]
        )

    def run(self, script: str, value: Any = None) -> Any:
        return self.page.evaluate(script, value)

    def colours(self, places: Any) -> list[list[int]]:
        """The colours of the picture at places in pixels from its upper left corner."""
        paper = "rgb({} {} {})".format(*self.palette("paper"))
        whole = [[int(x), int(y)] for x, y in places]
        return list(self.page.locator("canvas").evaluate(COLOURS, [whole, paper]))

    def colour(self, x: float, y: float) -> list[int]:
        return self.colours([(x, y)])[0]

    def all_at(self, places: Any, limits: Any = LIMITS, margin: Any = PLANE) -> list[list[int]]:
        """The colours at places given by the numbers of the axes."""
        shape = "canvas => [canvas.clientWidth, canvas.clientHeight]"
        width, height = self.page.locator("canvas").evaluate(shape)
        (left, right, bottom, top), (west, east, north, south) = limits, margin
        x, y = np.transpose(places)
        across = west + (x - left) / (right - left) * (width - west - east)
        up = north + (top - y) / (top - bottom) * (height - north - south)
        return self.colours(zip(across, up, strict=True))

    def at(self, place: Any, limits: Any = LIMITS, margin: Any = PLANE) -> list[int]:
        return self.all_at([place], limits, margin)[0]

    def palette(self, name: str) -> list[int]:
        """A colour of the palette as it is on this page."""
        if name not in self.known:
            script = "name => pictures.channels(pictures.palette(document.body)[name])"
            self.known[name] = list(self.page.evaluate(script, name))
        return self.known[name]
