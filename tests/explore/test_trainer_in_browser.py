"""What the worker tells the page of a network: each number of a snapshot is nnlib's."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Browser, Page

from nnlib import BinaryCrossEntropy, CrossEntropy, Dense, Network
from nnlib.explore import joining
from nnlib.explore.trained import make_network
from nnlib.shapes import Array
from tests.explore.studio import chances
from tests.explore.training import count_right
from tests.site.browsing import listen

FRAME = [-2.0, 1.0, -1.0, 2.0]
SETTINGS = {
    "data": "own", "frame": [FRAME], "validation": 0.25, "data_seed": 3, "hidden": [3, 2],
    "activation": "tanh", "initializer": "glorot", "optimizer": "SGD", "learning_rate": 0.1,
    "batch_size": 500, "l2": 0, "dropout": 0, "seed": 5,
}  # fmt: skip
LOAD = """async text => {
    const url = URL.createObjectURL(new Blob([text], {type: "text/javascript"}));
    const {Trainer} = (await import(url)).default;
    window.told = (settings, silent, goal) => {
        const all = [];
        const own = new Trainer(seen => all.push(seen));
        own.heed({do: "start", run: 1, settings, edits: [], silent, goal, isQuiet: false});
        while (all.at(-1).isRunning) own.heed({do: "more", serial: all.at(-1).serial});
        const last = all.at(-1);
        const flat = {...all[0], ...last, curve: all.flatMap(({curve}) => curve)};
        return {...flat, map: [...last.map], units: last.units.map(A => [...A]),
            hidden: last.hidden.map(A => [...A]), parameters: [...last.parameters],
            gradients: [...last.gradients], isApart: [...flat.isApart]};
    };
}"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A blank page that can train."""
    messages: list[str] = []
    page = browser.new_page()
    listen(page, messages)
    page.evaluate(LOAD, joining.joined("trainer.mjs"))
    yield page
    page.close()
    assert messages == []


def examples(n_classes: int) -> tuple[Array, Array]:
    """Points in a frame that no flip leaves as it is; a quarter of them is 9.75."""
    rng = np.random.default_rng(0)
    X = rng.uniform((-2, -1), (1, 2), (39, 2))
    return X, np.floor((X[:, 0] + 2 + 0.3 * X[:, 1] ** 2) / 4.21 * n_classes).astype(int)


def told(page: Page, X: Array, y: Array, silent: Any, n_epochs: int = 1) -> dict[str, Any]:
    rows = [[*map(float, x), int(label)] for x, label in zip(X, y, strict=True)]
    found: dict[str, Any] = page.evaluate(
        "([settings, silent, goal]) => told(settings, silent, goal)",
        [SETTINGS | {"points": rows}, silent, n_epochs],
    )
    return found


def of_snapshot(found: dict[str, Any], n_classes: int, silent: Any = ()) -> Network:
    """A network with the parameters of a snapshot; what a silenced unit sends is 0."""
    net = make_network(hidden=[3, 2], n_classes=n_classes, activation="tanh", dropout=0.0, seed=0,
                       initializer="glorot")  # fmt: skip
    net.parameters[:] = found["parameters"]
    dense = [layer for layer in net.layers if isinstance(layer, Dense)]
    for layer, unit in silent:
        dense[layer + 1].W[unit] = 0.0
    return net


def middles(side: int) -> Array:
    """The middles of side × side cells of the frame, row by row from the top left."""
    left, right, bottom, top = FRAME
    at = (np.arange(side) + 0.5) / side
    x1, x2 = left + at * (right - left), top - at * (top - bottom)
    return np.column_stack([np.tile(x1, side), np.repeat(x2, side)])


@pytest.mark.parametrize("silent", [[], [[0, 1], [1, 0]]])
@pytest.mark.parametrize("n_classes", [2, 3])
def test_maps_and_counts_are_those_of_the_network_without_what_is_silenced(
    page: Page, n_classes: int, silent: list[list[int]]
) -> None:
    X, y = examples(n_classes)

    found = told(page, X, y, silent)

    net = of_snapshot(found, n_classes, silent)
    assert np.allclose(found["map"], chances(net.apply(middles(64))).ravel(), atol=1e-6)
    assert found["right"] == count_right(net, X, y)
    for part, places in (("units", middles(24)), ("hidden", X)):
        for layer, A in enumerate(net.hidden_outputs(places)):
            A[:, [unit for k, unit in silent if k == layer]] = 0.0
            assert np.allclose(found[part][layer], A.ravel(), atol=1e-6)


@pytest.mark.parametrize("silent", [[], [[0, 1], [1, 0]]])
@pytest.mark.parametrize("n_classes", [2, 3])
def test_losses_and_shares_are_those_of_the_whole_network_before_and_after(
    page: Page, n_classes: int, silent: list[list[int]]
) -> None:
    X, y = examples(n_classes)
    apart = np.array(told(page, X, y, [])["isApart"], dtype=bool)
    loss = BinaryCrossEntropy() if n_classes == 2 else CrossEntropy()

    found = [told(page, X, y, silent, n_epochs) for n_epochs in (0, 1, 2)]

    assert apart.sum() == 10
    for epoch, seen in enumerate(found):
        net = of_snapshot(seen, n_classes)
        row = [epoch]
        for name, rows in (("train", ~apart), ("validation", apart)):
            value = loss.value_and_gradient(net.apply(X[rows]), y[rows])[0]
            right, n = count_right(net, X[rows], y[rows]), int(rows.sum())
            assert seen[name] == {"loss": pytest.approx(value), "right": right, "n": n}
            row += [value, right / n]
        assert found[2]["curve"][epoch] == pytest.approx(row)


def test_the_slopes_are_those_of_the_last_step(page: Page) -> None:
    X, y = examples(2)

    before, after = (np.array(told(page, X, y, [], n)["parameters"]) for n in (1, 2))

    slopes = np.array(told(page, X, y, [], 2)["gradients"])
    assert np.allclose(after, before - SETTINGS["learning_rate"] * slopes)
    assert np.abs(slopes).max() > 0.01
