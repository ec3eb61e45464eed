"""The neuron to move, seen from Python: what it takes, what it refuses, what it tells the page."""

import json

import ipywidgets
import numpy as np
import pytest

from nnlib import datasets, explore
from nnlib.explore import site
from nnlib.explore.base import Exploration
from nnlib.explore.controls import Choice, Slider
from nnlib.shapes import ShapeError


def test_setting_a_knob_from_python_is_told_to_whoever_observes() -> None:
    explorer, seen = explore.neuron(), []
    explorer.observe(lambda change: seen.append(change["new"]), "w1")

    explorer.w1 = 2

    assert seen == [2.0]
    assert explorer.w.tolist() == [2.0, 2.0]


def test_an_ordinary_slider_can_be_linked_both_ways() -> None:
    explorer, slider = explore.neuron(), ipywidgets.FloatSlider(value=0.5, min=-4, max=4)
    ipywidgets.link((slider, "value"), (explorer, "b"))

    first = explorer.b
    explorer.b = -2.5

    assert (first, slider.value) == (0.5, -2.5)


def test_the_page_gets_labels_ranges_and_the_start_of_each_knob() -> None:
    knobs = explore.neuron(w=(3, -1), activation="tanh").get_state()["_controls"]

    assert [knob["name"] for knob in knobs] == ["w1", "w2", "b", "activation"]
    assert [knob["start"] for knob in knobs] == [3.0, -1.0, -1.0, "tanh"]
    assert knobs[0] | {"label": "weight w₁", "low": -4, "high": 4, "step": 0.1} == knobs[0]
    assert knobs[3]["options"] == ["sigmoid", "step", "tanh", "relu"]


def test_weights_may_come_as_a_column_of_a_layer() -> None:
    assert explore.neuron(w=np.array([[0.5], [1.5]])).w.tolist() == [0.5, 1.5]


def test_examples_set_the_frame_which_is_square_and_holds_the_origin() -> None:
    explorer = explore.neuron(X=[[1, 1], [5, 2]], y=[0, 1])

    left, right, bottom, top = explorer.limits
    assert explorer.points == [[1.0, 1.0, 0], [5.0, 2.0, 1]]
    assert left < 0 < 5 < right
    assert bottom < 0 < 2 < top
    assert right - left == pytest.approx(top - bottom)


def test_later_examples_take_the_place_of_the_first() -> None:
    explorer = explore.neuron(X=[[1, 1]], y=[0])

    explorer.load(*datasets.blobs(30, rng=np.random.default_rng(0)))

    assert len(explorer.points) == 30


def test_what_it_prints_never_changes() -> None:
    assert repr(explore.neuron()) == repr(explore.neuron())
    assert repr(explore.neuron()) == "Exploration 'neuron': run this cell to bring it to life."


def test_a_kind_of_exploration_needs_a_title_and_free_names() -> None:
    with pytest.raises(TypeError, match=r"Bare has no title\. Write title = 'Exploration"):
        type("Bare", (Exploration,), {})
    parts = {"title": "t", "module": "neuron.mjs", "layout": Choice("a", "layout", options=["a"])}
    with pytest.raises(TypeError, match="calls a knob 'layout', but every widget has a trait"):
        type("Laid", (Exploration,), parts)


def test_a_front_end_that_is_not_there_is_named() -> None:
    kind = type("Lost", (Exploration,), {"title": "t", "module": "lost.mjs"})

    with pytest.raises(FileNotFoundError, match=r"no file 'lost\.mjs'.*static/lost\.mjs"):
        kind("lost")


@pytest.mark.parametrize(
    ("knob", "words"),
    [
        (lambda: Slider(9, "w", low=-4, high=4, step=1), "start must lie between low=-4 and high"),
        (lambda: Choice("c", "name", options=["a", "b"]), "start must be one of the options 'a'"),
    ],
)
def test_a_knob_that_starts_outside_its_range_is_refused(knob, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        knob()


def number_out_of_range() -> None:
    explore.neuron().w1 = 4.5


def no_number() -> None:
    explore.neuron().b = "much"


def not_finite() -> None:
    explore.neuron(b=float("nan"))


def unknown_activation() -> None:
    explore.neuron(activation="tahn")


@pytest.mark.parametrize(
    ("act", "kind", "words"),
    [
        (number_out_of_range, ValueError,
         r"w1 must lie between -4 and 4, but it is 4\.5\. Write for example w1=1\."),
        (no_number, TypeError, r"b must be a number, but it is 'much'\. Write for example b=-1"),
        (not_finite, ValueError, "b must lie between -4 and 4, but it is nan"),
        (unknown_activation, ValueError,
         "activation must be one of 'sigmoid', 'step', 'tanh', 'relu', but it is 'tahn'"),
        (lambda: explore.neuron(w=(1, 2, 3)), ShapeError,
         r"w must hold two weights, one for each input, but its shape is \(3,\)\. Write for"),
        (lambda: explore.neuron(X=[[0, 0]]), TypeError, "X and y must come together"),
        (lambda: explore.neuron(X=[[0, 0]], y=[2]), ValueError,
         "y must hold class numbers from 0 to 1, but it holds 2"),
        (lambda: explore.neuron(X=[[0, 0]], y=[0, 1]), ShapeError,
         r"y must have shape \(1,\), one class for each row of X, but its shape is \(2,\)"),
        (lambda: explore.neuron(name="My neuron"), ValueError,
         "must be small letters, digits and hyphens, but it is 'My neuron'. Write for example"),
        (lambda: explore.neuron(after="No 1"), ValueError, "The name of a prediction must be"),
    ],
)  # fmt: skip
def test_what_cannot_be_shown_is_refused_in_words(act, kind: type[Exception], words: str) -> None:
    with pytest.raises(kind, match=words):
        act()


@pytest.mark.parametrize("text", ["</script><b>", "the <!-- line", "a & b", "1 < 2", 'say "no"'])
def test_any_text_can_stand_in_a_script(text: str) -> None:
    written = site.in_script({"text": text})

    assert json.loads(written) == {"text": text}
    assert "<" not in written
