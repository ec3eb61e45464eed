"""Page and worker on the two ends of their messages: what comes too late or twice does no harm."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from nnlib.explore import joining
from tests.site.browsing import listen

SETTINGS = {
    "data": "moons", "n_points": 20, "noise": 0.1, "points": [], "frame": [], "validation": 0,
    "data_seed": 0, "hidden": [2], "activation": "tanh", "initializer": "glorot",
    "optimizer": "SGD", "learning_rate": 0.1, "batch_size": 500, "l2": 0, "dropout": 0, "seed": 0,
}  # fmt: skip
LOAD = """async ([trainer, training]) => {
    const load = text => import(URL.createObjectURL(new Blob([text], {type: "text/javascript"})));
    window.Trainer = (await load(trainer)).default.Trainer;
    window.Training = (await load(training + "\\nexport default Training;")).default;
    // The epochs of the snapshots that these messages bring.
    window.told = (settings, messages) => {
        const all = [];
        const own = new Trainer(({epoch}) => all.push(epoch));
        own.heed({do: "start", run: 1, settings, edits: [], silent: [], goal: 0, isQuiet: false});
        messages.forEach(message => own.heed(message));
        return all;
    };
    // What a page has seen, to which a worker of ours sends these snapshots.
    window.seen = async snapshots => {
        class Silent {
            constructor() { Silent.last = this; setTimeout(() => this.onmessage({data: "here"})); }
            postMessage() {}
            terminate() {}
        }
        window.Worker = Silent;
        const {signal} = new AbortController();
        const page = new Training({text: "", signal, then: () => {}});
        page.start({}, {}, 0, false);
        page.start({}, {}, 0, false);
        while (page.trainer === null) await new Promise(done => setTimeout(done));
        snapshots.forEach(data => Silent.last.onmessage({data: {curve: [], ...data}}));
        return page.seen?.epoch ?? null;
    };
}"""
RUN = {"do": "run", "goal": 9, "stride": 1, "isQuiet": False}


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """A blank page with the trainer and the page's side of it."""
    messages: list[str] = []
    page = browser.new_page()
    listen(page, messages)
    texts = [joining.joined(name) for name in ("trainer.mjs", "learning/training.mjs")]
    page.evaluate(LOAD, texts)
    yield page
    page.close()
    assert messages == []


def epochs(page: Page, *messages: dict[str, Any]) -> list[int]:
    return list(
        page.evaluate("([settings, all]) => told(settings, all)", [SETTINGS, list(messages)])
    )


def test_a_second_run_waits_until_the_page_has_drawn(page: Page) -> None:
    assert epochs(page, RUN, RUN, RUN) == [0, 1]


def test_more_is_given_once_for_each_picture(page: Page) -> None:
    more = {"do": "more", "serial": 2}

    assert epochs(page, RUN, more, more, more) == [0, 1, 2]


def test_after_a_pause_a_late_more_trains_nothing(page: Page) -> None:
    assert epochs(page, RUN, {"do": "pause"}, {"do": "more", "serial": 2}) == [0, 1, 1]


def test_who_runs_again_after_a_pause_trains_on(page: Page) -> None:
    assert epochs(page, RUN, {"do": "pause"}, RUN) == [0, 1, 1, 2]


def test_a_picture_of_an_earlier_run_is_left_aside(page: Page) -> None:
    late, own = {"run": 1, "epoch": 70}, {"run": 2, "epoch": 3}

    assert page.evaluate("all => seen(all)", [late]) is None
    assert page.evaluate("all => seen(all)", [own, late]) == 3
