"""What the pictures of added features draw and say, held against the shares of their models."""

import re
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Browser, Page

from tests.explore.conftest import Open
from tests.explore.reading import described, said
from tests.explore.sketches import opened, sketch, those
from tests.explore.studio import SPACE
from tests.explore.test_features import made
from tests.explore.training import ready

LIMITS = (0.5, 12.5, 0.475, 1.025)  # of the shares, where none is below 50 %
# By side of the examples, the colour of what is drawn of it.
COLOURS = {"learned": "ink", "fresh": "link"}


@pytest.fixture(scope="module")
def easel(browser: Browser) -> Iterator[Page]:
    """A blank page that can draw the shares of every degree."""
    with opened(browser, "features.mjs", "drawDegrees") as page:
        yield page


def model(degree: float) -> dict[str, Any]:
    """A model whose shares tell it from those of other degrees, and its two sides apart."""
    right = {"learned": 60 + 3 * degree, "fresh": 95 - 2 * degree}
    return {side: {"right": n, "n": 100} for side, n in right.items()}


def share(side: str, degree: float) -> float:
    return model(degree)[side]["right"] / 100


@pytest.mark.parametrize("side", COLOURS)
def test_the_curve_of_the_degrees_has_a_ring_at_the_chosen_one(easel: Page, side: str) -> None:
    curve = [model(degree) for degree in range(1, 13)]
    seen = {"curve": curve, "model": model(5), "isPowers": True, "degree": 5}

    marks = sketch(easel, "drawDegrees", {"seen": seen}, LIMITS, SPACE)

    line, ring = those(marks, "stroke", COLOURS[side], width=2)
    expected = [[degree, share(side, degree)] for degree in range(1, 13)]
    np.testing.assert_allclose(line.lines, [expected], atol=1e-9)
    np.testing.assert_allclose(ring.dots[:, :2], [[5, share(side, 5)]], atol=1e-9)


@pytest.mark.parametrize("side", COLOURS)
def test_other_features_are_a_level_line_for_each_side(easel: Page, side: str) -> None:
    seen = {"curve": [None] * 12, "model": model(2.5), "isPowers": False, "degree": 5}

    marks = sketch(easel, "drawDegrees", {"seen": seen}, LIMITS, SPACE)

    [level] = those(marks, "stroke", COLOURS[side], width=1)
    height = share(side, 2.5)
    np.testing.assert_allclose(level.lines, [[[0.5, height], [12.5, height]]], atol=1e-9)
    assert len(level.dots) == 0


@pytest.mark.parametrize("features", ["x₁, x₂", "x₁, x₂, x₁²"])
def test_class_1_is_said_to_have_the_share_of_the_plane_that_python_counts(
    open_page: Open, features: str
) -> None:
    explorer = made(features, n_samples=400)
    left, right, bottom, top = explorer.limits
    middles = (np.arange(80) + 0.5) / 80
    x1, x2 = np.meshgrid(left + middles * (right - left), bottom + middles * (top - bottom))
    places = np.column_stack([x1.ravel(), x2.ravel()])
    expected = 100 * explorer.fitted().predict(places).mean()
    assert abs(expected - 50) > 2  # so class 0 has another share

    page = open_page(explorer)
    ready(page, "weights and a bias")
    said(page)

    told = re.search(r"Class 1 has (\d+) % of the picture", described(page, "plane")).group(1)
    assert int(told) == pytest.approx(expected, abs=0.6)
