"""The playground's Python cell trains with nnlib what the page has trained, to 1e-8.

The learning rates were chosen so that all runs of `RUNS` were within 2e-12, and with three times
the rate still within 1e-8. With ten times the rate some of them jump about: there last-bit
differences of two languages' tanh and exp grow with every step, and no two machines agree.
"""

import ast
import warnings
from collections.abc import Iterator
from itertools import product
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Browser, Page

from nnlib.explore import joining
from nnlib.explore.playground import ACTIVATIONS, Playground
from tests.site.browsing import listen

CLOSE = 1e-8
WIDE = 79
START = {
    "data": "moons", "points": [], "frame": [], "n_points": 50, "noise": 0.1, "n_classes": 2,
    "data_seed": 0, "validation": 0.3, "layers": 1, "width1": 4, "width2": 4, "width3": 4,
    "width4": 4, "activation": "tanh", "initializer": "glorot", "optimizer": "Adam",
    "learning_rate": 0.03, "batch_size": 20, "l2": 0, "dropout": 0, "seed": 0, "edits": [],
    "epoch": 100,
}  # fmt: skip
RATES = {"SGD": 0.1, "momentum": 0.03, "Adam": 0.03}
OWN = [[0.5, -1.25, 2], [1.125, 2, 1], [-1, 0, 0], [0.12345, -0.0023, 0], [1, 1, 0], [-1.5, 1, 3],
       [-1.25, 1.5, 3], [2, -1, 2]]  # fmt: skip
EDITS = [[50, 0, 1.5], [0, 3, -0.5], [50, 0, 1.25], [80, 2, 0.1], [100, 1, 1], [200, 0, 9]]
LOAD = """async texts => {
    const load = text => import(URL.createObjectURL(new Blob([text], {type: "text/javascript"})));
    const [{default: {Trainer}}, {default: {pythonCell}}] = await Promise.all(texts.map(load));
    window.pythonCell = pythonCell;
    window.run = state => {
        let seen = {};
        const own = new Trainer(snapshot => { seen = {...seen, ...snapshot}; });
        const handle = message => own.heed(message);
        const hidden = [state.width1, state.width2, state.width3, state.width4];
        const settings = {...state, hidden: hidden.slice(0, state.layers)};
        handle({do: "start", run: 1, settings, edits: state.edits, silent: [], isQuiet: true,
                goal: state.epoch});
        while (seen.isRunning) handle({do: "more", serial: seen.serial});
        const {parameters, epoch, hasDiverged} = seen;
        const cell = pythonCell({...state, seen});
        return {parameters: [...parameters], epoch, hasDiverged, cell};
    };
}"""


def asked(**changes: Any) -> dict[str, Any]:
    """A state of the playground that differs from `START` in a few things."""
    assert changes.keys() <= START.keys()
    return START | changes


def widths(*hidden: int) -> dict[str, int]:
    """Settings for hidden layers of these widths."""
    return {"layers": len(hidden)} | {f"width{k}": width for k, width in enumerate(hidden, 1)}


SETS = [name for name in Playground.data.options if name != "own"]
RUNS = {
    **{f"set {name}": asked(data=name, epoch=200) for name in SETS},
    **{f"{activation} {name}": asked(activation=activation, optimizer=name, learning_rate=rate)
       for activation, (name, rate) in product(ACTIVATIONS, RATES.items())},
    **{f"{n} layers of {activation}": asked(activation=activation, layers=n)
       for n, activation in product(range(5), ("tanh", "relu"))},
    **{f"{n} classes": asked(data="blobs", n_classes=n) for n in range(2, 6)},
    **{f"batches of {n}": asked(batch_size=n) for n in (1, 2, 5, 10, 50, 100, 500)},
    **{f"L2 {l2}": asked(l2=l2) for l2 in (0.0001, 0.01, 1)},
    **{f"dropout {rate}": asked(dropout=rate, layers=2) for rate in (0.1, 0.3, 0.7)},
    **{name: asked(initializer=name) for name in ("he", "normal", "zeros")},
    **{f"seeds {a} and {b}": asked(seed=a, data_seed=b) for a, b in ((1, 0), (0, 1), (99, 98))},
    "none kept apart": asked(validation=0),
    "half kept apart": asked(validation=0.5),
    "own points": asked(data="own", points=OWN),
    "own points, none kept apart": asked(data="own", points=OWN, validation=0),
    "weights set by hand": asked(edits=EDITS),
    "weights set by hand, momentum": asked(edits=EDITS, optimizer="momentum", dropout=0.1),
    "one weight set at the start": asked(edits=[[0, 1, 0.25]]),
    "large": asked(**widths(50, 50, 50, 50), learning_rate=0.001),
    "long": asked(epoch=500, n_points=200),
    "long, relu": asked(epoch=500, n_points=200, activation="relu", **widths(8, 8, 4)),
    "long, spiral": asked(epoch=500, n_points=200, data="spiral", **widths(8, 8)),
    "long, dropout": asked(epoch=500, n_points=100, data="spiral", **widths(8, 8), dropout=0.2,
                           l2=0.001, learning_rate=0.01),
    "long, five classes": asked(epoch=500, n_points=200, data="blobs", n_classes=5, noise=0.5,
                                optimizer="momentum", **widths(8)),
}  # fmt: skip


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A blank page that can train and write cells."""
    messages: list[str] = []
    page = browser.new_page()
    listen(page, messages)
    writer = joining.joined("playground/python_cell.mjs") + "\nexport default { pythonCell };"
    page.evaluate(LOAD, [joining.joined("trainer.mjs"), writer])
    yield page
    page.close()
    assert messages == []


def trained(page: Page, state: dict[str, Any]) -> dict[str, Any]:
    """Train on the page; give the parameters and the cell."""
    found: dict[str, Any] = page.evaluate("state => window.run(state)", state)
    assert found["epoch"] == state["epoch"]
    return found


def executed(cell: str) -> dict[str, Any]:
    """Run a cell as a notebook would, with each warning an error; give its names."""
    names: dict[str, Any] = {}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        exec(compile(cell, "cell", "exec"), names)
    return names


def distance(found: dict[str, Any]) -> float:
    """How far the cell's parameters are from the page's."""
    return float(np.max(np.abs(executed(found["cell"])["net"].parameters - found["parameters"])))


@pytest.mark.parametrize("state", RUNS.values(), ids=RUNS)
def test_the_cell_gives_the_parameters_that_the_page_has(page: Page, state: dict[str, Any]) -> None:
    found = trained(page, state)

    assert not found["hasDiverged"]
    assert distance(found) <= CLOSE


def test_the_settings_of_these_runs_are_those_of_the_playground() -> None:
    assert START.keys() <= set(Playground.class_trait_names())


def test_a_run_of_120_epochs_reads_like_this(page: Page) -> None:
    state = asked(epoch=120, n_points=200, l2=0.001, dropout=0.2, initializer="he", seed=7)

    assert (
        trained(page, state)["cell"]
        == """\
import nnlib

rng = nnlib.Xoshiro128(0)
X, y = nnlib.datasets.moons(200, noise=0.1, rng=rng)
order = rng.permutation(200)
validation, training = order[:60], order[60:]

rng = nnlib.Xoshiro128(7)
layers = [
    nnlib.Dense(2, 4, rng=rng, initializer="he"),
    nnlib.Activation("tanh"),
    nnlib.Dropout(0.2, rng=rng),
    nnlib.Dense(4, 1, rng=rng, initializer="he"),
]
net = nnlib.Network(layers)

history = nnlib.train(
    net,
    X[training],
    y[training],
    n_epochs=120,
    loss=nnlib.BinaryCrossEntropy(),
    optimizer=nnlib.Adam(0.03),
    batch_size=20,
    penalty=nnlib.L2(0.001),
    validation=(X[validation], y[validation]),
    rng=rng,
)
"""
    )


def test_own_points_stand_in_a_table_and_only_then_is_numpy_needed(page: Page) -> None:
    state = asked(data="own", points=OWN, validation=0, layers=0)

    assert trained(page, state)["cell"].startswith("""\
import numpy as np

import nnlib

points = np.array([
    [0.5, -1.25, 2], [1.125, 2, 1], [-1, 0, 0], [0.12345, -0.0023, 0],
    [1, 1, 0], [-1.5, 1, 3], [-1.25, 1.5, 3], [2, -1, 2],
])
X, y = points[:, :2], points[:, 2].astype(int)

rng = nnlib.Xoshiro128(0)
layers = [
    nnlib.Dense(2, 4, rng=rng),
]
""")


def test_weights_set_by_hand_stand_between_the_trainings(page: Page) -> None:
    cell = trained(page, asked(edits=EDITS))["cell"]

    assert cell.endswith("""
net.parameters[3] = -0.5
history = nnlib.train(net, X[training], y[training], n_epochs=50, **how)
net.parameters[0] = 1.25
history = nnlib.train(net, X[training], y[training], n_epochs=30, **how)
net.parameters[2] = 0.1
history = nnlib.train(net, X[training], y[training], n_epochs=20, **how)
net.parameters[1] = 1
""")


def test_the_history_has_an_entry_for_each_epoch(page: Page) -> None:
    history = executed(trained(page, asked(epoch=30))["cell"])["history"]

    assert history.loss.shape == history.validation_loss.shape == (30,)


@pytest.mark.parametrize(
    "state",
    [
        asked(epoch=0),
        asked(epoch=0, edits=[[0, 2, 0.5], [10, 2, 0.75]]),
        asked(data="own"),
        asked(data="own", edits=[[20, 2, 0.5]]),
        asked(data="own", points=OWN[:1], validation=0.5),
    ],
    ids=["epoch 0", "epoch 0 by hand", "no points", "no points by hand", "all kept apart"],
)
def test_where_nothing_is_trained_the_cell_only_makes_the_network(
    page: Page, state: dict[str, Any]
) -> None:
    found = trained(page, state)

    assert "train(" not in found["cell"]
    assert distance(found) == 0


def test_a_weight_that_the_network_does_not_have_is_left_out(page: Page) -> None:
    found = trained(page, asked(edits=[[10, 17, 1], [10, 10_000, 1]]))  # 17 parameters, from 0

    assert "net.parameters[" not in found["cell"]
    assert distance(found) <= CLOSE


def test_xor_without_noise_is_its_four_corners_here_too(page: Page) -> None:
    found = trained(page, asked(data="xor", noise=0))

    assert distance(found) <= CLOSE


def test_no_line_is_longer_than_79_columns(page: Page) -> None:
    noises = [*np.arange(21) / 20, 0.12345678901234567, 1e-7]
    longest = asked(
        n_points=500, n_classes=5, seed=99, data_seed=99, initializer="normal", validation=0.4,
        activation="leaky_relu", optimizer="momentum", learning_rate=0.0003, l2=0.0003,
        dropout=0.7, batch_size=100, edits=[[0, 7000, -1 / 3], [9999, 16, -1e-7 / 3]],
        **widths(50, 50, 50, 50),
    )  # fmt: skip
    states = [longest | {"data": data, "noise": noise} for data, noise in product(SETS, noises)]
    seen = {"epoch": 10_000, "parameters": [0] * 7801}

    cells = page.evaluate(
        "([states, seen]) => states.map(state => pythonCell({...state, seen}))", [states, seen]
    )

    for cell in cells:
        ast.parse(cell)
        assert "net.parameters[7000]" in cell
        assert max(map(len, cell.splitlines())) <= WIDE


def test_long_numbers_of_own_points_fit_in_too(page: Page) -> None:
    rng = np.random.default_rng(0)
    points = [[x1, x2, 4] for x1, x2 in (rng.normal(size=(500, 2)) * 1e-7).tolist()]

    found = trained(page, asked(data="own", points=points, epoch=1))

    assert max(map(len, found["cell"].splitlines())) <= WIDE
    assert distance(found) <= CLOSE
