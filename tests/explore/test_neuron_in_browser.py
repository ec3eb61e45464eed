"""The neuron to move on a page without Python: knobs, words, pictures, links, eyes of all kinds."""

import math
import re
from itertools import product

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from nnlib import activations, datasets, explore
from tests.explore.conftest import Open
from tests.explore.keys import tab_to
from tests.explore.reading import NUMBER, PIXEL, SAYS, described, number, said
from tests.site.browsing import AXE, describe

KNOBS = ["weight w₁", "weight w₂", "bias b", "activation"]
STATES = [(1.0, 2.0, -1.0), (0.0, 0.0, 0.5), (-3.5, 0.1, 4.0), (0.0, -4.0, 0.0), (2.2, -1.3, 0.7)]


def knob(page: Page, label: str) -> Locator:
    return page.get_by_label(label, exact=True)


def test_each_slider_moves_by_arrow_keys_and_the_pictures_follow(open_page: Open) -> None:
    page = open_page(explore.neuron())

    for label, name in zip(KNOBS[:3], ["w₁", "w₂", "b"], strict=True):
        tab_to(page, knob(page, label))
        page.keyboard.press("End")
        page.keyboard.press("ArrowLeft")
        said(page)
        assert f"{name} is 3.9" in described(page, "diagram")
        expect(page.locator("output", has_text="3.9")).to_have_count(KNOBS.index(label) + 1)


def test_the_activation_is_chosen_by_keyboard(open_page: Open) -> None:
    page = open_page(explore.neuron())

    tab_to(page, knob(page, "activation"))
    page.keyboard.press("t")  # the first letter of tanh

    assert "lower left −1" in [said(page), described(page, "plane")][1]
    assert "activation function is tanh" in described(page, "diagram")


def test_reset_brings_back_the_start_that_the_author_chose(open_page: Open) -> None:
    page = open_page(explore.neuron(w=(3, -1), b=0.5))
    start = said(page)
    for label in KNOBS[:3]:
        tab_to(page, knob(page, label))
        page.keyboard.press("Home")
    moved = said(page)

    page.get_by_role("button", name="Reset").press("Enter")

    assert moved != start
    assert said(page) == start


@pytest.mark.parametrize("activation", ["sigmoid", "step", "tanh", "relu"])
def test_the_answers_on_the_page_are_those_of_nnlib(open_page: Open, activation: str) -> None:
    phi, corners = getattr(activations, activation), [*product([-3, 3], [-3, 3]), (0, 0)]
    names = ["lower left", "upper left", "lower right", "upper right", "at the origin"]

    page = open_page(
        *(explore.neuron(w, b, activation, name=f"n{i}") for i, (*w, b) in enumerate(STATES))
    )

    for i, (w1, w2, b) in enumerate(STATES):
        text = described(page, "surface", f"#exploration-n{i}")
        for name, (x1, x2) in zip(names, corners, strict=True):
            shown = number(re.search(f"{name} ({NUMBER})", text).group(1))
            assert shown == pytest.approx(phi(np.array(w1 * x1 + w2 * x2 + b)), abs=0.0051), name


@pytest.mark.parametrize(("w1", "w2", "b"), [state for state in STATES if any(state[:2])])
def test_distance_and_angles_are_those_of_the_formula(
    open_page: Open, w1: float, w2: float, b: float
) -> None:
    text = said(open_page(explore.neuron(w=(w1, w2), b=b)))
    distance, arrow = -b / math.hypot(w1, w2), math.degrees(math.atan2(w2, w1))

    if b == 0:
        assert "The line goes through the origin." in text
    else:
        assert number(re.search(f"lies ({NUMBER}) from", text).group(1)) == pytest.approx(
            abs(distance), abs=0.0051)  # fmt: skip
        assert ("ahead along the arrow" in text) == (distance > 0)
    shown_arrow, shown_line = (number(found) for found in re.findall(f"at ({NUMBER})°", text))
    assert shown_arrow == pytest.approx(arrow, abs=0.51)
    assert math.cos(math.radians(shown_line - shown_arrow)) == pytest.approx(0, abs=0.02)
    assert -90 < shown_line <= 90


def test_without_weights_there_is_no_line_and_the_page_says_so(open_page: Open) -> None:
    text = said(open_page(explore.neuron(w=(0, 0), b=0.5)))

    assert text == "Both weights are 0: there is no line, and the answer is 0.62 everywhere."


def test_the_points_on_their_side_are_counted_as_python_counts_them(open_page: Open) -> None:
    X, y = datasets.blobs(200, rng=np.random.default_rng(3))
    right = int(np.sum((X @ [1.0, 2.0] - 1.0 > 0) == y))

    text = said(open_page(explore.neuron(X=X, y=y)))

    assert text.endswith(f"{right} of 200 points lie on their side.")


def test_the_colour_on_each_side_of_the_line_is_that_of_its_class(open_page: Open) -> None:
    page = open_page(explore.neuron(w=(4, 0), b=0))
    canvas = page.locator("figure[data-picture=plane] canvas")

    left, right = (canvas.evaluate(PIXEL, [x, 0.2]) for x in (0.2, 0.8))

    assert left[2] > left[0]  # blue, class 0
    assert right[0] > right[2]  # orange, class 1


def test_a_link_carries_the_state_to_another_visit(open_page: Open) -> None:
    page = open_page(explore.neuron())
    tab_to(page, knob(page, "bias b"))
    page.keyboard.press("Home")
    there = said(page)
    page.get_by_role("button", name="Link to this state").press("Enter")
    link = page.evaluate("location.href")

    page.goto("about:blank")
    page.goto(link)

    page.locator(SAYS).wait_for()
    assert said(page) == there
    assert "b is −4" in described(page, "diagram")


@pytest.mark.parametrize(
    ("query", "complaint"),
    [
        ("w1=banana", "w1 = banana, which is not a number from −4 to 4"),
        ("w1=9&b=1", "w1 = 9, which is not a number from −4 to 4"),
        ("w1=", "w1 = , which is not a number from −4 to 4"),
        ("activation=sofa", "activation = sofa, which is none of sigmoid, step, tanh, relu"),
        ("b=1&colour=red", "colour, which is not known here"),
        ("b=%E0%A4%A", "b = \ufffd%A, which is not a number from −4 to 4"),
    ],
)
def test_a_link_with_nonsense_opens_the_start_and_says_so(
    open_page: Open, query: str, complaint: str
) -> None:
    page = open_page(explore.neuron())
    start = said(page)

    page.goto(f"{page.url}#exploration-neuron?{query}")
    page.reload()

    page.locator(SAYS).wait_for()
    assert said(page) == f"The link asks for {complaint}. So you see the start. {start}"


def test_a_link_followed_on_the_page_itself_moves_the_exploration(open_page: Open) -> None:
    page = open_page(explore.neuron())

    page.evaluate("location.hash = '#exploration-neuron?b=2&activation=step'")

    assert "b is 2" in [said(page), described(page, "diagram")][1]


def test_a_link_that_names_some_knobs_leaves_the_others_at_their_start(open_page: Open) -> None:
    page = open_page(explore.neuron(w=(1, 2)))
    page.evaluate("location.hash = '#exploration-neuron?w1=3&w2=3'")
    said(page)

    page.evaluate("location.hash = '#exploration-neuron?b=0'")

    said(page)
    assert "w₁ is 1, w₂ is 2, b is 0" in described(page, "diagram")
    expect(page.get_by_role("group")).to_be_focused()


def test_a_link_opens_what_waits_for_a_prediction(open_page: Open) -> None:
    page = open_page(explore.neuron(after="all-doubled"))

    page.evaluate("location.hash = '#exploration-neuron?b=2'")

    expect(page.get_by_role("slider")).to_have_count(3)
    assert "b is 2" in described(page, "diagram")


def test_reset_takes_back_a_link_and_what_it_complained_of(open_page: Open) -> None:
    page = open_page(explore.neuron())
    start = said(page)
    page.evaluate("location.hash = '#exploration-neuron?w1=banana'")
    complained = said(page)

    page.get_by_role("button", name="Reset").press("Enter")

    assert complained != start
    assert said(page) == start
    assert "#" not in page.url


def test_a_link_elsewhere_on_the_page_leaves_it_alone(open_page: Open) -> None:
    page = open_page(explore.neuron())
    tab_to(page, knob(page, "bias b"))
    page.keyboard.press("End")
    moved = said(page)

    page.evaluate("location.hash = '#another-section'")

    assert said(page) == moved


def test_the_copied_link_is_what_the_words_say(open_page: Open) -> None:
    page = open_page(explore.neuron(), permissions=["clipboard-read", "clipboard-write"])

    page.get_by_role("button", name="Link to this state").press("Enter")

    expect(page.locator(SAYS)).to_contain_text("The link is copied")
    assert page.evaluate("navigator.clipboard.readText()") == page.url


# Notes what a screen reader has been told at the moment when the sentence for the eye changes.
LISTEN = """([says, heard]) => {
    const told = () => document.querySelector(heard).textContent;
    new MutationObserver(() => { window.heardMeanwhile ??= told(); })
        .observe(document.querySelector(says), {childList: true, subtree: true});
}"""


def test_a_screen_reader_is_told_once_the_knobs_rest(open_page: Open) -> None:
    page = open_page(explore.neuron())
    heard = page.locator(".explore-heard[role=status]")
    tab_to(page, knob(page, "bias b"))
    before = heard.inner_text()
    page.evaluate(LISTEN, [SAYS, ".explore-heard"])

    page.keyboard.press("ArrowRight")
    page.wait_for_function("window.heardMeanwhile !== undefined")
    during = page.evaluate("window.heardMeanwhile")

    assert during == before != said(page)
    expect(heard).to_have_text(said(page))


def test_it_waits_for_its_prediction_or_for_the_button(open_page: Open) -> None:
    page = open_page(explore.neuron(after="all-doubled"))
    before = page.get_by_role("slider").count()

    page.get_by_role("button", name="Open it without predicting").press("Enter")

    assert before == 0
    expect(page.get_by_role("slider")).to_have_count(3)
    expect(page.get_by_label("weight w₁")).to_be_focused()


def test_a_prediction_that_was_made_opens_it(open_page: Open) -> None:
    page = open_page(explore.neuron(after="all-doubled"))

    page.evaluate("""document.dispatchEvent(
        new CustomEvent('from-one-neuron:predicted', {detail: 'all-doubled'}))""")

    expect(page.get_by_role("slider")).to_have_count(3)


@pytest.mark.parametrize("dark", [False, True])
def test_it_breaks_no_rule_of_accessibility(open_page: Open, dark: bool) -> None:
    page = open_page(explore.neuron(), explore.neuron(name="b", after="a"), dark=dark)

    found = Axe().run(page, options=AXE).response["violations"]

    assert [describe(rule, node) for rule in found for node in rule["nodes"]] == []


def test_it_takes_the_colours_of_the_dark_as_soon_as_they_are_chosen(open_page: Open) -> None:
    page = open_page(explore.neuron())
    canvas = page.locator("figure[data-picture=plane] canvas")
    before = canvas.evaluate(PIXEL, [0.2, 0.8])

    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    said(page)

    after = canvas.evaluate(PIXEL, [0.2, 0.8])
    assert sum(after) < sum(before) - 100


def test_nothing_moves_by_itself(open_page: Open) -> None:
    page = open_page(explore.neuron(), reduced_motion="reduce")
    tab_to(page, knob(page, "bias b"))
    page.keyboard.press("End")

    assert page.evaluate("document.getAnimations().length") == 0


def test_pictures_are_as_sharp_as_the_screen(open_page: Open) -> None:
    page = open_page(explore.neuron(), device_scale_factor=2)
    canvas = page.locator("figure[data-picture=plane] canvas")

    assert canvas.evaluate("canvas => canvas.width / canvas.clientWidth") == pytest.approx(2, 0.01)


def test_it_fits_a_narrow_screen_and_answers_a_finger(open_page: Open) -> None:
    page = open_page(explore.neuron(), viewport={"width": 320, "height": 640}, has_touch=True)
    slider = page.get_by_label("bias b")
    box = slider.bounding_box()

    page.touchscreen.tap(box["x"] + box["width"] * 0.9, box["y"] + box["height"] / 2)

    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert float(slider.input_value()) > 2.5
    assert min(box["width"], box["height"]) >= 24


def test_without_scripts_there_is_a_sentence(open_page: Open, browser) -> None:
    page = open_page(explore.neuron())
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(page.url)

    shown = plain.locator(".exploration").inner_text()
    context.close()

    assert "The figure that follows shows the same thing, standing still." in shown


def test_on_paper_stands_the_sentence_instead_of_the_knobs(open_page: Open) -> None:
    page = open_page(explore.neuron())

    page.emulate_media(media="print")

    expect(page.locator(".exploration-still")).to_be_visible()
    expect(page.get_by_role("slider").first).to_be_hidden()
