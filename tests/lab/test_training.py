"""A network that trains in JupyterLab's page: Python asks for it, and gets its weights."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.explore.reading import SAYS
from tests.lab.opening import run_cell, running

CELLS = [
    "import numpy as np\n"
    "from nnlib import SGD, BinaryCrossEntropy, Xoshiro128, datasets, explore, train\n"
    "from nnlib.explore.trained import make_network\n"
    "X, y = datasets.moons(60, rng=Xoshiro128(3))",
    "explorer = explore.playground(X, y, width1=3, validation=0, optimizer='SGD')\nexplorer",
    "explorer.learning_rate = 0.3\nexplorer.epoch = 40\nprint('asked')",
    "net = make_network(**explorer.structure())\n"
    "rng = Xoshiro128(0)\n"
    "for layer in (0, 2): rng.uniform(0, 1, net.layers[layer].W.shape)\n"
    "history = train(net, X, y, loss=BinaryCrossEntropy(), optimizer=SGD(0.3), n_epochs=40,\n"
    "                rng=rng, batch_size=20)\n"
    "gap = np.abs(explorer.network.parameters - net.parameters).max()\n"
    "print('epoch', explorer.epoch, 'same', bool(gap < 1e-8), explorer.silent)",
]
ASK, COMPARE = "print('asked')", "print('epoch'"


@pytest.fixture(scope="module")
def page(lab: str, work: Path, browser: Browser) -> Iterator[Page]:
    """A notebook of a few cells, run from top to bottom as far as the first print."""
    with running(browser, lab, work / "train.ipynb", CELLS, height=2400) as opened:
        yield opened


def test_python_sets_a_rate_and_an_epoch_and_gets_the_network_on_the_screen(page: Page) -> None:
    run_cell(page, ASK)

    expect(page.locator(SAYS)).to_contain_text("Epoch 40:", timeout=30_000)
    expect(page.get_by_label("learning rate", exact=True)).to_have_js_property(
        "ariaValueText", "0.3")  # fmt: skip
    assert run_cell(page, COMPARE) == "epoch 40 same True []"


def test_what_the_reader_does_by_keyboard_reaches_python(page: Page) -> None:
    page.get_by_role("button", name="Silence unit 1.2").focus()
    page.keyboard.press("Space")
    expect(page.locator(SAYS)).to_contain_text("With 1 unit silenced")
    page.get_by_role("button", name="One epoch").focus()
    page.keyboard.press("Enter")
    expect(page.locator(SAYS)).to_contain_text("Epoch 41:")

    assert run_cell(page, COMPARE) == "epoch 41 same False [[0, 1]]"


def test_a_long_run_goes_on_while_python_hears_of_it(page: Page) -> None:
    page.get_by_label("epochs a picture", exact=True).focus()
    page.keyboard.press("Home")  # one, so that the run lasts
    page.get_by_role("button", name="Back to epoch 0").press("Enter")
    expect(page.locator(SAYS)).to_contain_text("Epoch 0:")
    page.get_by_label("stop at epoch", exact=True).focus()
    for key in ("Home", "ArrowRight"):
        page.keyboard.press(key)
    page.get_by_role("button", name="Run", exact=True).last.press("Enter")

    expect(page.locator(SAYS)).to_contain_text("Epoch 100:", timeout=60_000)
    assert run_cell(page, COMPARE).startswith("epoch 100 ")
