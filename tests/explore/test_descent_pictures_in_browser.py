"""What the pictures of gradient descent draw where, held against the path and losses of Python."""

from collections.abc import Iterator

import numpy as np
import pytest
from playwright.sync_api import Browser, Page
from scipy.optimize import minimize

from nnlib.explore.descent import LOSSES
from nnlib.shapes import Array
from tests.explore import engine
from tests.explore.sketches import Mark, opened, sketch, those
from tests.explore.studio import SPACE
from tests.explore.test_descent_in_browser import make, state_of

ENTROPY, STRAIGHT, BENT = LOSSES
MAP = (-6.0, 6.0, -6.0, 6.0)
# The loss of one example at its sum z and label y.
HILLS = {
    ENTROPY: lambda z, y: np.logaddexp(0, z) - y * z,
    STRAIGHT: lambda z, y: (z - y) ** 2,
    BENT: lambda z, y: (1 / (1 + np.exp(-z)) - y) ** 2,
}
each_loss = pytest.mark.parametrize("loss", LOSSES)


@pytest.fixture(scope="module")
def easel(browser: Browser) -> Iterator[Page]:
    """A blank page that can draw a run, and say what it did."""
    with opened(browser, "descent.mjs", "drawMapOf", "drawHills", "landscapeOf", "sayRun") as page:
        yield page


def line_of(marks: list[Mark]) -> Array:
    """The line of a single mark."""
    [[line]] = [mark.lines for mark in marks]
    return line


def near(drawn: Array, expected: Array) -> None:
    np.testing.assert_allclose(drawn, expected, rtol=1e-6, atol=1e-6)


@each_loss
def test_the_map_shows_the_path_with_a_ring_at_its_start_and_a_star_at_its_end(
    easel: Page, loss: str
) -> None:
    explorer = make(0.05, batch_size=7, loss=loss, start=(-4, 3))
    path = explorer.path()

    marks = sketch(easel, "drawMapOf", state_of(explorer), MAP)

    near(line_of(those(marks, "stroke", "ink", width=1.25)), path)
    for kind, colour in [("fill", "paper"), ("stroke", "ink")]:
        ring, star = those(marks, kind, colour, width=1.5)
        near(ring.dots[:, :2], path[:1])
        near(star.lines[0].mean(axis=0), path[-1])


@each_loss
def test_each_line_of_the_landscape_lies_where_the_loss_is_its_level(
    easel: Page, loss: str
) -> None:
    explorer = make(loss=loss)
    counts, floor, ratio = engine.run(easel, """
        const { lines, floor, ratio } = engine.landscapeOf(given);
        return [lines.map(pieces => pieces.length), floor, ratio];
    """, state_of(explorer))  # fmt: skip

    [landscape] = those(
        sketch(easel, "drawMapOf", state_of(explorer), MAP), "stroke", "ink-soft", width=0.75
    )

    levels = np.repeat(np.arange(1, len(counts) + 1), counts)
    assert len(landscape.lines) == len(levels)
    for end in (0, 1):
        there = [explorer.value(*piece[end]) for piece in landscape.lines]
        reached = np.log(np.divide(there, floor)) / np.log(ratio)  # 1 at the first level, …
        assert np.abs(reached - levels).max() < 0.5
        assert np.median(np.abs(reached - levels)) < 0.02


@each_loss
def test_the_hills_are_each_examples_loss_their_mean_and_that_of_the_last_batch(
    easel: Page, loss: str
) -> None:
    explorer = make(0.1, batch_size=1, loss=loss)
    w = np.linspace(-6, 6, 49)
    (end, b), (dw, db) = explorer.path()[-1], np.diff(explorer.path()[-2:], axis=0)[0]
    x, y = np.array(explorer.examples).T
    last = np.abs(x - dw / db).argmin()  # of one example alone, dw is x db
    mean = np.array([explorer.value(each, b) for each in w])

    limits = (-6, 6, 0, 1.1 * mean.max())
    marks = sketch(easel, "drawHills", state_of(explorer), limits, SPACE)

    assert np.ptp(mean - HILLS[loss](w * x[last] + b, y[last])) > 0.5  # so the two differ
    near(line_of(those(marks, "stroke", "ink", width=3)), np.column_stack([w, mean]))
    batch = HILLS[loss](w * x[last] + b, y[last])
    near(line_of(those(marks, "stroke", "z")), np.column_stack([w, batch]))
    dot = those(marks, "fill", "ink")[0].dots
    near(dot[:, :2], [[end, explorer.value(end, b)]])
    for label in (0, 1):
        thin = [mark.lines[0][:, 1] for mark in those(marks, "stroke", f"class-{label}")]
        near(thin, [HILLS[loss](w * each + b, label) for each in x[y == label]])


@pytest.mark.parametrize(("loss", "rate"), [(ENTROPY, 0.02), (BENT, 0.02), (BENT, 0.05)])
def test_a_run_with_more_than_a_hundredth_of_the_way_to_go_has_not_arrived(
    easel: Page, loss: str, rate: float
) -> None:
    explorer = make(rate, loss=loss, start=(0, 0))
    losses = explorer.losses()
    lowest = minimize(lambda place: explorer.value(*place), (0, 0)).fun
    assert 0.01 < (losses[-1] - lowest) / (losses[0] - lowest) < 0.3
    assert losses[-51] - losses[-1] < 0.05 * losses[-1]  # it moves so little that it seems to rest

    text = engine.run(easel, "return engine.sayRun(given)", state_of(explorer))

    assert "It has arrived" not in text
    assert "on its way" in text
