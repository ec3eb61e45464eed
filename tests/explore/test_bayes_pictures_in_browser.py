"""What the pictures of two Gaussian classes draw where, held against the numbers of Python."""

from collections.abc import Iterator

import numpy as np
import pytest
from playwright.sync_api import Browser, Page

from nnlib import explore
from nnlib.explore.bayes import Bayes
from tests.explore.sketches import opened, sketch, those
from tests.explore.studio import SPACE
from tests.explore.test_bayes_in_browser import STATES
from tests.explore.test_descent_in_browser import state_of

PLANE = (-5.0, 5.0, -5.0, 5.0)
DOTTED = (2, 4)
each_state = pytest.mark.parametrize("state", [((3.0, -1.0), 1.4, 0.5, 0.4), *STATES.values()])


@pytest.fixture(scope="module")
def easel(browser: Browser) -> Iterator[Page]:
    """A blank page that can draw two classes."""
    with opened(browser, "bayes.mjs", "drawPlane", "drawDensities", "drawCut") as page:
        yield page


def cut_of(explorer: Bayes) -> tuple[np.ndarray, float, float]:
    """The direction of the cut, and where it enters and leaves the picture."""
    zero, one = explorer.centres
    between = np.linalg.norm(one - zero)
    along = (one - zero) / between if between else np.full(2, np.sqrt(0.5))
    with np.errstate(divide="ignore"):
        sides = np.sort([(-5 - zero) / along, (5 - zero) / along], axis=0)
    return along, sides[0].max(), sides[1].min()


@each_state
def test_each_ring_lies_one_or_two_standard_deviations_from_its_centre(easel: Page, state) -> None:
    explorer = explore.bayes(*state)

    marks = sketch(easel, "drawPlane", state_of(explorer), PLANE)

    for label, (centre, covariance) in enumerate(
        zip(explorer.centres, explorer.covariances, strict=True)
    ):
        rings = those(marks, "stroke", f"class-{label}", dash=((), (7, 4))[label])
        for times, ring in enumerate(rings, start=1):
            away = ring.lines[0] - centre
            squares = np.sum(away @ np.linalg.inv(covariance) * away, axis=1)
            np.testing.assert_allclose(squares, times**2, rtol=1e-6)
        assert len(rings) == 2


@each_state
def test_the_cut_goes_through_both_centres_and_beyond_the_picture(easel: Page, state) -> None:
    explorer = explore.bayes(*state)
    along, *_ = cut_of(explorer)

    marks = sketch(easel, "drawPlane", state_of(explorer), PLANE)

    [cut] = those(marks, "stroke", "ink-soft", dash=DOTTED)
    ends = cut.lines[0] - explorer.centres[0]
    np.testing.assert_allclose(ends @ [-along[1], along[0]], 0, atol=1e-6)
    assert np.ptp(np.sign(ends @ along)) == 2
    assert np.abs(ends @ along).min() > 10


@pytest.mark.parametrize("words", list(STATES)[:9])  # the others have none
def test_the_boundary_lies_where_both_classes_are_as_likely(easel: Page, words: str) -> None:
    explorer = explore.bayes(*STATES[words])

    marks = sketch(easel, "drawPlane", state_of(explorer), PLANE)

    [boundary] = those(marks, "stroke", "ink", width=3)
    places = np.concatenate(boundary.lines)
    away_from_the_frame = places[np.abs(np.abs(places) - 5).min(axis=1) > 0.1]
    assert np.abs(explorer.log_odds(away_from_the_frame)).max() < 0.05


@each_state
def test_dotted_lines_stand_where_both_densities_are_equal(easel: Page, state) -> None:
    explorer = explore.bayes(*state)
    along, start, end = cut_of(explorer)
    s = np.linspace(start, end, 4001)
    z = explorer.log_odds(explorer.centres[0] + s[:, np.newaxis] * along)
    zeros = (s[:-1] + s[1:])[np.diff(np.sign(z)) != 0] / 2 if np.any(z) else []

    for draw in ("drawDensities", "drawCut"):
        marks = sketch(easel, draw, state_of(explorer), (start, end, 0, 1), SPACE)
        lines = [mark.lines[0] for mark in those(marks, "stroke", "ink-soft", dash=DOTTED)]
        drawn = [line for line in lines if np.ptp(line[:, 0]) == 0]
        np.testing.assert_allclose([line[0, 0] for line in drawn], zeros, atol=0.01)
        assert [np.ptp(line[:, 1]) for line in drawn] == pytest.approx(np.ones(len(drawn)))


@each_state
def test_each_curve_along_the_cut_is_its_classs_density(easel: Page, state) -> None:
    explorer = explore.bayes(*state)
    along, start, end = cut_of(explorer)
    highest = explorer.densities(explorer.centres).diagonal().max()

    limits = (start, end, 0, 1.12 * highest)
    marks = sketch(easel, "drawDensities", state_of(explorer), limits, SPACE)

    for label, dash in enumerate([(), (7, 4)]):
        [[curve]] = [
            m.lines for m in those(marks, "stroke", f"class-{label}", width=2.5, dash=dash)
        ]
        places = explorer.centres[0] + curve[:, :1] * along
        expected = explorer.densities(places)[:, label]
        np.testing.assert_allclose(curve[:, 1], expected, atol=1e-6)
