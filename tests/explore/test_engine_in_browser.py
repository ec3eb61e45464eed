"""The page's engine does what nnlib does: from one start the same training, to rounding.

All runs are of 201 steps or a little more. The learning rates are so small that no run diverges or
jumps about: there last-bit differences of two languages' tanh and exp would grow.
"""

import copy
from collections.abc import Iterator
from itertools import pairwise, product
from typing import Any, NamedTuple

import numpy as np
import pytest
from playwright.sync_api import Browser, Page

import nnlib
from nnlib import Xoshiro128, activations
from tests.explore import engine

N, BATCH, N_EPOCHS = 25, 10, 67  # so an epoch has three steps, the last of them with 5 examples
CLOSE = 1e-8
OPTIMIZERS = {  # the learning rate, and nnlib's optimizer
    "SGD": (0.1, nnlib.SGD(0.1)),
    "momentum": (0.02, nnlib.SGD(0.02, momentum=0.9)),
    "Adam": (0.02, nnlib.Adam(0.02)),
}
TASKS = {  # the loss, and how many outputs the network has
    "BinaryCrossEntropy": ("BinaryCrossEntropy", 1),
    "CrossEntropy": ("CrossEntropy", 3),
    "MeanSquaredError": ("MeanSquaredError", 1),
    "MeanSquaredError of 2": ("MeanSquaredError", 2),
}


class Case(NamedTuple):
    """One training, as both are asked for it."""

    activation: str = "tanh"
    task: str = "BinaryCrossEntropy"
    optimizer: str = "Adam"
    hidden: tuple[int, ...] = (5,)
    l2: float = 0.0
    dropout: float = 0.0
    batch_size: int = BATCH
    initializer: str = "glorot"

    @property
    def sizes(self) -> list[int]:
        return [2, *self.hidden, TASKS[self.task][1]]


EVERY = [Case(*names) for names in product(activations.ACTIVATIONS, TASKS, OPTIMIZERS)]
OTHERS = [
    Case(batch_size=N, dropout=0.3),  # no order is drawn before the masks
    Case(batch_size=4 * N),
    Case(batch_size=1, optimizer="SGD"),
    Case(hidden=()),
    Case(hidden=(), task="CrossEntropy", l2=0.01),
    Case(hidden=(4, 3)),
    Case("relu", hidden=(6, 5, 4, 3), task="CrossEntropy", optimizer="momentum"),
    Case("gelu", hidden=(1, 7), task="MeanSquaredError of 2", optimizer="SGD"),
    *(Case(l2=0.1, optimizer=name) for name in OPTIMIZERS),
    *(Case(name, dropout=0.3, hidden=(6, 4)) for name in activations.ACTIVATIONS),
    Case("relu", "CrossEntropy", "momentum", (8,), 0.01, 0.5, 7, "he"),
    *(Case(initializer=name) for name in nnlib.initializers.INITIALIZERS),
]


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A page with the engine."""
    with engine.opened(browser) as page:
        yield page


def examples(task: str) -> tuple[np.ndarray, np.ndarray]:
    """Some examples for a task: points, and classes or quantities."""
    name, n_outputs = TASKS[task]
    rng = np.random.default_rng(1)
    X = rng.normal(size=(N, 2))
    if name == "MeanSquaredError":
        return X, np.sin(X @ rng.normal(size=(2, n_outputs)))
    return X, np.digitize(X[:, 0] + X[:, 1] ** 2, [0.5, 2.0][: max(1, n_outputs - 1)])


def by_nnlib(case: Case) -> tuple[np.ndarray, np.ndarray]:
    """Train with nnlib: the parameters at the end, and the mean loss of each epoch."""
    rng = Xoshiro128(5)
    layers: list[nnlib.Layer] = []
    for n_in, n_out in pairwise(case.sizes):
        layers.append(nnlib.Dense(n_in, n_out, rng=rng, initializer=case.initializer))
        layers.append(nnlib.Activation(case.activation))
        if case.dropout:
            layers.append(nnlib.Dropout(case.dropout, rng=rng))
    n_layers = len(layers) - (2 if case.dropout else 1)  # no bend behind the outputs
    net, (X, y) = nnlib.Network(layers[:n_layers]), examples(case.task)
    history = nnlib.train(
        net, X, y, loss=getattr(nnlib, TASKS[case.task][0])(),
        optimizer=copy.deepcopy(OPTIMIZERS[case.optimizer][1]), n_epochs=N_EPOCHS,
        batch_size=case.batch_size, penalty=nnlib.L2(case.l2) if case.l2 else None, rng=rng,
    )  # fmt: skip
    return net.parameters, history.loss


TRAIN = """
    const { Network, Xoshiro128, OPTIMIZERS } = engine;
    return given.map(({ case: c, sizes, loss, rate, X, y, nEpochs }) => {
        const rng = new Xoshiro128(5);
        const net = new Network({ sizes, activation: c.activation, loss, dropout: c.dropout });
        net.initialize(c.initializer, rng);
        const optimizer = OPTIMIZERS[c.optimizer](rate);
        const examples = { X: Float64Array.from(X.flat()), Y: Float64Array.from(y.flat()),
                           n: X.length };
        const losses = Array.from({ length: nEpochs }, () =>
            net.epoch(examples, { batchSize: c.batch_size, l2: c.l2, optimizer, rng }));
        return { parameters: [...net.parameters], losses };
    });
"""


def by_engine(page: Page, cases: list[Case]) -> list[dict[str, Any]]:
    """Train all of them in the browser."""
    asked = []
    for case in cases:
        (X, y), rate = examples(case.task), OPTIMIZERS[case.optimizer][0]
        asked.append({"case": case._asdict(), "sizes": case.sizes, "loss": TASKS[case.task][0],
                      "rate": rate, "X": X, "y": y, "nEpochs": N_EPOCHS})  # fmt: skip
    return engine.run(page, TRAIN, engine.as_json(asked))


def distances(page: Page, cases: list[Case]) -> dict[Case, float]:
    """How far the two are apart after training, in the parameters or in any epoch's loss."""
    found = {}
    for case, other in zip(cases, by_engine(page, cases), strict=True):
        parameters, losses = by_nnlib(case)
        here, there = [*parameters, *losses], [*other["parameters"], *other["losses"]]
        found[case] = float(np.max(np.abs(np.subtract(here, there))))
    return found


@pytest.mark.parametrize("activation", activations.ACTIVATIONS)
def test_each_activation_with_each_loss_and_optimizer_trains_as_nnlib_does(
    page: Page, activation: str
) -> None:
    cases = [case for case in EVERY if case.activation == activation]

    apart = distances(page, cases)

    assert len(apart) == len(TASKS) * len(OPTIMIZERS)
    assert {case: far for case, far in apart.items() if not far <= CLOSE} == {}


@pytest.mark.parametrize("case", OTHERS, ids=str)
def test_any_shape_batch_penalty_dropout_and_start_trains_as_nnlib_does(
    page: Page, case: Case
) -> None:
    (far,) = distances(page, [case]).values()

    assert far <= CLOSE


def test_these_trainings_move_far_and_learn() -> None:
    shares = {}
    for task in TASKS:
        losses = by_nnlib(Case(task=task))[1]
        shares[task] = losses[-1] / losses[0]

    assert max(shares.values()) < 0.5
